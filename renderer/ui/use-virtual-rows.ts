import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { useRovingRows, type RovingRows } from './use-roving-rows.ts';

/** `box` is the element that scrolls. */
export interface VirtualRows extends RovingRows {
  /** The rows to draw; each has its place in `start`, in pixels. */
  readonly items: readonly VirtualItem[];
  /** Pixels of all rows. */
  readonly height: number;
}

/**
 * A list of any length of rows of one height, below a head of the same height: only what is in sight is drawn. `first`: the row that is
 * so at first.
 */
export function useVirtualRows(count: number, first = 0): VirtualRows {
  const size = useSyncExternalStore(onRootChange, rowHeight);
  const scroll = useRef<(row: number) => void>(null);
  const rows = useRovingRows(
    count,
    useCallback((row) => scroll.current?.(row), []),
    first,
  );
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => rows.box.current,
    estimateSize: () => size,
    overscan: 12,
    scrollPaddingEnd: size,
  });
  useLayoutEffect(() => {
    scroll.current = (row) => virtual.scrollToIndex(row);
  }, [virtual]);
  useLayoutEffect(() => virtual.measure(), [virtual, size]);
  const begin = useRef(first);
  const { move } = rows;
  useEffect(() => {
    if (begin.current === 0) return;
    const lost = document.activeElement === document.body;
    if (lost) move(begin.current);
    else scroll.current?.(begin.current);
    begin.current = 0;
  }, [move]);
  return { ...rows, items: virtual.getVirtualItems(), height: virtual.getTotalSize() };
}

/** Pixels of one row, from the page's own measure: it follows the density and the zoom. */
function rowHeight(): number {
  const root = getComputedStyle(document.documentElement);
  return (Number.parseFloat(root.getPropertyValue('--row')) || 2.5) * (Number.parseFloat(root.fontSize) || 14);
}

/** Density and zoom are attributes of the root. */
function onRootChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'data-density'] });
  return () => observer.disconnect();
}
