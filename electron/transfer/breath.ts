/** Milliseconds of work after which a signal, a cancel and progress get their turn. */
const AT_A_TIME = 50;

let since = performance.now();
let pause: Promise<void> | null = null;

/**
 * Between pieces of work that hold the thread: null where there is time for another, else what everybody waits for. As long as one of those
 * who work side by side goes on without a pause, no timer and no signal is heard.
 */
export function breath(): Promise<void> | null {
  if (performance.now() - since < AT_A_TIME) return null;
  pause ??= new Promise((resolve) =>
    setImmediate(() => {
      since = performance.now();
      pause = null;
      resolve();
    }),
  );
  return pause;
}
