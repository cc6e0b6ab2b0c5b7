import { useState } from 'react';

/**
 * Lets a component adjust its own state to a value that has changed, before it is drawn (React's way to do without an
 * effect). `act` may only set state of the same component.
 */
export function useChange<T>(value: T, act: (value: T) => void, first: T): void {
  const [seen, setSeen] = useState(first);
  if (Object.is(seen, value)) return;
  setSeen(value);
  act(value);
}
