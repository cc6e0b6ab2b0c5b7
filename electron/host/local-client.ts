import type { Client } from '../../shared/contract/contract.ts';
import type { Host } from './host.ts';

/** The host for callers in the same process: no boundary, so nothing to encode. */
export function localClient(host: Host): Client {
  return {
    call: (method, input, options = {}) => {
      const handler = host.handlers[method] as (input: unknown, call: unknown) => Promise<never>;
      const signal = options.signal ?? new AbortController().signal;
      return handler(input, { signal, report: (progress: never) => options.onProgress?.(progress) });
    },
    subscribe: (listener) => host.subscribe(listener),
  };
}
