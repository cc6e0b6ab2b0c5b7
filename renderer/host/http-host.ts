import type { Client, HostEvent } from '../../shared/contract/contract.ts';
import type { Reply } from '../../shared/contract/dispatch.ts';
import { KnownError } from '../../shared/contract/errors.ts';
import { decode, encode, type Json } from '../../shared/contract/wire.ts';
import type { PageHost } from '../client.tsx';
import { chooseFiles, filesOf, TabFiles } from './tab-files.ts';
import { unwrap } from './replies.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

/** Trades the one-time key in the address for a session, and takes it out of the address. */
export async function openSession(): Promise<void> {
  const key = new URLSearchParams(location.hash.slice(1)).get('k') ?? '';
  const response = await fetch('/session', { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ key }) });
  history.replaceState(null, '', '/');
  if (!response.ok) throw new KnownError('no-session', 'The address works once.');
}

/** The host behind the loopback server of a browser tab. */
export function httpHost(): PageHost {
  const held = new TabFiles();
  const client = { call, subscribe: subscribeTo(held) } as Client;
  const open = async (groups: ReturnType<typeof filesOf>) => {
    const opened = { grants: [], errors: [] } as { grants: never[]; errors: never[] };
    for (const { name, folder, files } of await groups) {
      const listed = files.map(({ path, file }) => ({ path, size: file.size }));
      const { grants } = await client.call('open.tab', { name, folder, files: listed });
      for (const grant of grants) {
        held.keep(grant.token, files);
        opened.grants.push(grant as never);
      }
    }
    return opened;
  };
  return { face: 'tab', client, openDrop: (data) => open(filesOf(data)), pick: (kind) => open(chooseFiles(kind)) };
}

async function call(
  method: string,
  input: unknown,
  options: { signal?: AbortSignal; onProgress?: (value: unknown) => void } = {},
): Promise<unknown> {
  let response: Response;
  try {
    const body = JSON.stringify({ input: encode(input) });
    response = await fetch(`/rpc/${method}`, {
      method: 'POST',
      headers: JSON_TYPE,
      body,
      signal: options.signal ?? null,
    });
  } catch (error) {
    if (options.signal?.aborted) throw new KnownError('cancelled', 'Cancelled.');
    throw new KnownError('no-connection', String(error));
  }
  if (!response.ok || response.body === null) throw new KnownError('no-session', `Status ${response.status}.`);
  for await (const line of lines(response.body)) {
    const message = JSON.parse(line) as { progress: Json } | Reply;
    if ('ok' in message) return unwrap(message);
    options.onProgress?.(decode(message.progress));
  }
  throw new KnownError('no-connection', 'The answer ended early.');
}

async function* lines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream() as never).getReader() as ReadableStreamDefaultReader<string>;
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + value).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
}

/** Events of the host; the ones that ask for bytes of held files are answered here. */
function subscribeTo(held: TabFiles): Client['subscribe'] {
  const listeners = new Set<(event: HostEvent) => void>();
  let source: EventSource | null = null;
  return (listener) => {
    source ??= connect((event) => {
      if (event.name === 'tab.range') void held.answer(event.data);
      else for (const each of listeners) each(event);
    });
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
}

function connect(receive: (event: HostEvent) => void): EventSource {
  const source = new EventSource('/events');
  source.addEventListener('message', ({ data }) => receive(decode(JSON.parse(String(data)) as Json) as HostEvent));
  return source;
}
