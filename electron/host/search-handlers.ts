import type { SourceRef } from '../sources/source.ts';
import type { HandlersOf, HostContext } from './context.ts';
import { indexKey } from './index-key.ts';

/**
 * Finding things in models. The job process keeps what it read of each under a key; should it have died, it reads again.
 * A cancelled search is let finish, which takes some milliseconds: its reading is what the next one needs.
 */
export function searchHandlers({ grants, jobs, indexed }: HostContext): HandlersOf<'search'> {
  const reading = new Map<string, Promise<null>>();
  const read = (key: string, ref: SourceRef, path: string) => {
    const begun = reading.get(key);
    if (begun !== undefined) return begun;
    indexed.add(key);
    const fresh = jobs.run('index', { key, ref, path }).catch((error: unknown) => {
      indexed.delete(key);
      throw error;
    });
    reading.set(key, fresh);
    const done = () => reading.delete(key);
    fresh.then(done, done);
    return fresh;
  };
  return {
    'search.model': async ({ grant, path, query, limit }, { signal }) => {
      const ref = grants.resolve(grant);
      const key = indexKey(grant, path);
      for (;;) {
        const begun = indexed.has(key) ? reading.get(key) : read(key, ref, path);
        await Promise.race([begun, aborted(signal)]);
        signal.throwIfAborted();
        const answer = await jobs.run('search', { key, query, limit });
        if (answer !== null) return answer;
        indexed.delete(key);
      }
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
