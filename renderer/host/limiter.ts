/** Lets so many pieces of work run at once; the others wait for their turn. */
export function limiter(most: number): <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work, signal) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      signal?.throwIfAborted();
      return await work();
    } finally {
      const next = waiting.shift();
      // The turn is handed on, so `running` stays as it is.
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
