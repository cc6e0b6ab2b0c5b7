import { lazy, type ComponentType } from 'react';

export interface LazyPage<P extends object> {
  readonly Page: ComponentType<P>;
  /** Fetches its code beforehand. */
  readonly preload: () => Promise<unknown>;
}

/**
 * A page whose code is fetched when it is drawn first, or beforehand. What is there by then is drawn at once: React shows nothing
 * for 300 ms after a placeholder, however soon the code came (`FALLBACK_THROTTLE_MS`).
 */
export function lazyPage<P extends object>(load: () => Promise<ComponentType<P>>): LazyPage<P> {
  let there: ComponentType<P> | null = null;
  const fetched = async () => ({ default: (there ??= await load()) });
  const Later = lazy(fetched);
  function Page(props: P) {
    const Shown = there ?? Later;
    return <Shown {...props} />;
  }
  return { Page, preload: fetched };
}

/** Does something when the page has nothing else to do. Whatever becomes of it, the page needs it later all the same. */
export function whenIdle(act: () => Promise<unknown>): () => void {
  const quietly = () => void act().catch(() => undefined);
  // Without a window to draw in (a test) there is no such moment.
  if (typeof requestIdleCallback !== 'function') return () => undefined;
  const asked = requestIdleCallback(quietly);
  return () => cancelIdleCallback(asked);
}
