import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useRef, useState, useSyncExternalStore, type RefObject } from 'react';

export interface VirtualRows {
  /** The element that scrolls. */
  readonly box: RefObject<HTMLDivElement | null>;
  /** The rows to draw; each has its place in `start`, in pixels. */
  readonly items: readonly VirtualItem[];
  /** Pixels of all rows. */
  readonly height: number;
  /** The row that keys act on: the only one in the tab order. */
  readonly at: number;
  readonly setAt: (row: number) => void;
  readonly move: (row: number) => void;
  /** Moves by arrow, page, Home and End keys; whether the key was one of them. */
  readonly step: (key: string) => boolean;
}

/** Rows that a page key moves by. */
const PAGE = 10;

/** A list of any length of rows of one height, below a head of the same height: only what is in sight is drawn. */
export function useVirtualRows(count: number): VirtualRows {
  const box = useRef<HTMLDivElement>(null);
  const size = useSyncExternalStore(onRootChange, rowHeight);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => size,
    overscan: 12,
    scrollPaddingEnd: size,
  });
  useLayoutEffect(() => virtual.measure(), [virtual, size]);
  const [focus, setAt] = useState(0);
  const at = Math.min(focus, count - 1);
  const move = useCallback(
    (to: number) => {
      const next = Math.max(0, Math.min(count - 1, to));
      setAt(next);
      virtual.scrollToIndex(next);
      requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus());
    },
    [count, virtual],
  );
  const step = (key: string) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: count - 1,
      PageDown: at + PAGE,
      PageUp: at - PAGE,
    };
    const to = steps[key];
    if (to === undefined) return false;
    move(to);
    return true;
  };
  return { box, items: virtual.getVirtualItems(), height: virtual.getTotalSize(), at, setAt, move, step };
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
