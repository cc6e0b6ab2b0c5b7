import { useCallback, useRef, useState, type RefObject } from 'react';

export interface RovingRows {
  /** The element around the rows; each row says its number as `data-row`. */
  readonly box: RefObject<HTMLDivElement | null>;
  /** The row that keys act on: the only one in the tab order. */
  readonly at: number;
  readonly setAt: (row: number) => void;
  /** Brings a row into sight and gives it the focus. */
  readonly move: (row: number) => void;
  /** Moves by arrow, page, Home and End keys; whether the key was one of them. */
  readonly step: (key: string) => boolean;
}

/** Rows that a page key moves by. */
const PAGE = 10;
/** Frames in which a row that was scrolled to is waited for. */
const FRAMES = 10;

/** Rows of which one is in the tab order, and keys that move among them. `show` brings one into sight that is not drawn yet. */
export function useRovingRows(count: number, show?: (row: number) => void, first = 0): RovingRows {
  const box = useRef<HTMLDivElement>(null);
  const [focus, setAt] = useState(first);
  const at = Math.min(focus, count - 1);
  const move = useCallback(
    (to: number) => {
      const next = Math.max(0, Math.min(count - 1, to));
      setAt(next);
      show?.(next);
      focusWhenDrawn(box, next);
    },
    [count, show],
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
  return { box, at, setAt, move, step };
}

/** Gives a row the focus as soon as it is drawn: what is scrolled to is drawn a frame or two later. */
function focusWhenDrawn(box: RefObject<HTMLElement | null>, row: number, frames = FRAMES): void {
  requestAnimationFrame(() => {
    const drawn = box.current?.querySelector<HTMLElement>(`[data-row="${row}"]`);
    if (drawn != null) drawn.focus();
    else if (frames > 1) focusWhenDrawn(box, row, frames - 1);
  });
}
