import type { Layout, LayoutInput } from './layout-types.ts';

/**
 * Lays out in a worker, so that the page goes on meanwhile; stopping ends the worker. Where there are no workers, or one
 * fails, it is done here.
 */
export async function askLayout(input: LayoutInput, signal: AbortSignal): Promise<Layout> {
  if (typeof Worker === 'undefined') return layoutHere(input, signal);
  const worker = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<Layout>((resolve, reject) => {
      const failed = () => void layoutHere(input, signal).then(resolve, reject);
      worker.addEventListener('message', ({ data }: MessageEvent<Layout>) => resolve(data));
      worker.addEventListener('error', failed);
      signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')), { once: true });
      worker.postMessage(input);
    });
  } finally {
    worker.terminate();
  }
}

async function layoutHere(input: LayoutInput, signal: AbortSignal): Promise<Layout> {
  const { layoutOf } = await import('./choose-layout.ts');
  signal.throwIfAborted();
  return layoutOf(input);
}
