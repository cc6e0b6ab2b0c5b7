import { useEffect, useRef } from 'react';

export interface FieldSaidProps {
  readonly id: string;
  /** What is wrong with the field; null where nothing is. */
  readonly problem: string | null;
  /** What is said where nothing is wrong. */
  readonly note?: string;
}

/**
 * What is told of a field, below it. A problem comes into sight while somebody is at that field, above the foot of the wizard too:
 * else Next would be off for no reason that can be seen. Whoever is at another field keeps that one in sight.
 */
export function FieldSaid({ id, problem, note }: FieldSaidProps) {
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const at = place.current;
    if (problem !== null && at?.parentElement?.contains(document.activeElement) === true)
      at.scrollIntoView({ block: 'nearest' });
  }, [problem]);
  return (
    // There before it says anything: else nobody would be told when it does.
    <p ref={place} id={id} role="status" className={problem === null ? 'field-note' : 'field-problem'}>
      {problem ?? note}
    </p>
  );
}

/** The marks of a field of which something is said below it. */
export const saidOf = (id: string, problem: string | null) => ({
  'aria-describedby': id,
  'aria-invalid': problem !== null,
});
