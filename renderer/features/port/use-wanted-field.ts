import { useEffect, useRef } from 'react';
import type { Draft } from './draft.ts';

/** The mark of a field that a way out can lead to. */
export const fieldMark = (field: NonNullable<Draft['wanted']>['field'], at = 0) => ({ 'data-field': `${field} ${at}` });

/** Puts the focus into the field that a way out asked for, once, as soon as it is drawn. */
export function useWantedField({ wanted }: Draft): void {
  const done = useRef(false);
  useEffect(() => {
    if (wanted === null || done.current) return;
    const place = document.querySelector<HTMLElement>(`[data-field="${wanted.field} ${wanted.at}"]`);
    const field = place?.matches('input') === true ? place : place?.querySelector<HTMLElement>('input, button');
    if (field == null) return;
    done.current = true;
    field.focus();
  });
}
