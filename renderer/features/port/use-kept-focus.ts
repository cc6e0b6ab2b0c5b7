import { useEffect, useRef, type RefObject } from 'react';
import type { PortRow } from '../../../shared/export/port-row.ts';

/** Where the focus was last, and how that port stood; kept here, because its card may be another one by then, in another list. */
let last: Pick<PortRow, 'id' | 'state'> | null = null;

/** The card of a port takes the focus where the button that had it has gone with the port's state: else it would be nowhere. */
export function useKeptFocus({ id, state }: PortRow): RefObject<HTMLLIElement | null> {
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      if (card.current?.contains(target) === true) last = { id, state };
      // Questions about it stand elsewhere in the page.
      else if (last?.id === id && !isQuestion(target)) last = null;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, [id, state]);
  useEffect(() => {
    if (last?.id !== id || last.state === state) return undefined;
    // A dialog that closes gives the focus back one frame later, to something near where nothing is left.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        const { activeElement } = document;
        if (card.current?.contains(activeElement) !== true && !isQuestion(activeElement)) card.current?.focus();
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [id, state]);
  return card;
}

function isQuestion(element: Element | null): boolean {
  return element?.closest('[role=alertdialog]') != null;
}
