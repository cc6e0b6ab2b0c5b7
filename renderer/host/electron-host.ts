import type { Bridge } from '../../shared/contract/bridge.ts';
import type { Client, HostEvent } from '../../shared/contract/contract.ts';
import { decode, encode, type Json } from '../../shared/contract/wire.ts';
import type { Opened, PageHost } from '../client.tsx';
import { unwrap } from './replies.ts';

/** The host behind the window's bridge. */
export function electronHost(bridge: Bridge): PageHost {
  const progress = new Map<string, (value: Json) => void>();
  bridge.onProgress((id, value) => progress.get(id)?.(value));
  const client = {
    async call(
      method: string,
      input: unknown,
      options: { signal?: AbortSignal; onProgress?: (value: unknown) => void } = {},
    ) {
      const id = crypto.randomUUID();
      const cancel = () => bridge.cancel(id);
      options.signal?.addEventListener('abort', cancel, { once: true });
      if (options.onProgress !== undefined) progress.set(id, (value) => options.onProgress?.(decode(value)));
      try {
        return unwrap(await bridge.call(id, method, encode(input)));
      } finally {
        options.signal?.removeEventListener('abort', cancel);
        progress.delete(id);
      }
    },
    subscribe: (listener: (event: HostEvent) => void) =>
      bridge.onEvent((event) => listener(decode(event) as HostEvent)),
  } as Client;
  return {
    face: 'window',
    client,
    openDrop: async (data) => unwrap(await bridge.grantDropped([...data.files])) as Opened,
    pick: (kind) => client.call('open.pick', { kind }),
    isHeld: () => false,
  };
}
