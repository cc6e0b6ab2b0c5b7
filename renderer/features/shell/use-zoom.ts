import { useCallback, useEffect, useState } from 'react';

const STEPS = [50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300];

/** Zoom in percent; everything is sized in rem, so the root's size carries it. In a browser tab the browser zooms. */
export function useZoom(): [number, (by: 1 | 0 | -1) => void] {
  const [zoom, setZoom] = useState(100);
  useEffect(() => document.documentElement.style.setProperty('--zoom', String(zoom / 100)), [zoom]);
  const step = useCallback((by: 1 | 0 | -1) => {
    setZoom((now) => (by === 0 ? 100 : (STEPS[STEPS.indexOf(now) + by] ?? now)));
  }, []);
  return [zoom, step];
}
