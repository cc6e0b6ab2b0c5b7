import { useCallback, useLayoutEffect } from 'react';
import { ZOOMS } from '../../../shared/contract/choices.ts';
import type { Settings } from '../../../shared/contract/schemas.ts';
import { useChangeSettings } from './use-appearance.ts';

/**
 * The zoom of the settings, applied; a step by it, or back to 100 %. Everything is sized in rem, so the root's size
 * carries it. In a browser tab the browser zooms.
 */
export function useZoom(settings: Settings | null, own: boolean): (by: 1 | 0 | -1) => void {
  const change = useChangeSettings();
  const zoom = own ? (settings?.zoom ?? 100) : 100;
  useLayoutEffect(() => document.documentElement.style.setProperty('--zoom', String(zoom / 100)), [zoom]);
  return useCallback((by) => void change({ zoom: zoomStep(zoom, by) }).catch(() => undefined), [change, zoom]);
}

/** The next zoom up or down from any; 100 for 0. */
export function zoomStep(zoom: number, by: 1 | 0 | -1): number {
  if (by === 0) return 100;
  const next = by === 1 ? ZOOMS.find((each) => each > zoom) : ZOOMS.findLast((each) => each < zoom);
  return next ?? zoom;
}
