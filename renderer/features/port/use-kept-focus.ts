import { useEffect, useRef, type RefObject } from 'react';
import type { PortRow } from '../../../shared/export/port-row.ts';

/** The port whose card had the focus last: the card may be another one by then, in another list. */
let last: string | null = null;

/** The card of a port takes the focus where the button that had it has gone with the port's state: else it would be nowhere. */
export function useKeptFocus({ id }: PortRow): RefObject<HTMLLIElement | null> {
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    const note = () => {
      if (card.current?.contains(document.activeElement) === true) last = id;
      else if (last === id && document.activeElement !== document.body && !inDialog()) last = null;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, [id]);
  useEffect(() => {
    if (last === id && document.activeElement === document.body) card.current?.focus();
  });
  return card;
}

function inDialog(): boolean {
  return document.activeElement?.closest('[role=alertdialog]') != null;
}
