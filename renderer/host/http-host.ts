import type { Client, HostEvent, Input, Method } from '../../shared/contract/contract.ts';
import type { Reply } from '../../shared/contract/dispatch.ts';
import { KnownError } from '../../shared/contract/errors.ts';
import type { Grant } from '../../shared/contract/schemas.ts';
import { decode, encode, type Json } from '../../shared/contract/wire.ts';
import type { Opened, PageHost } from '../client.tsx';
import { limiter } from './limiter.ts';
import { unwrap } from './replies.ts';
import { chooseFiles, filesOf, TabFiles, tooManyFiles, type Listing } from './tab-files.ts';

interface Options {
  readonly signal?: AbortSignal;
  readonly onProgress?: (value: unknown) => void;
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** Trades the one-time key in the address for a session, and takes it out of the address. */
export async function openSession(): Promise<void> {
  const key = new URLSearchParams(location.hash.slice(1)).get('k') ?? '';
  await post('/session', { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ key }) });
  history.replaceState(null, '', '/');
}

/** The host behind the loopback server of a browser tab. */
export function httpHost(): PageHost {
  const held = new TabFiles();
  const client = {
    call(method: Method, input: unknown, options?: Options) {
      if (method === 'open.release') held.forget((input as Input<'open.release'>).grant);
      return call(method, input, options);
    },
    subscribe: subscribeTo(held),
  } as Client;
  const open = async (listing: Promise<Listing>): Promise<Opened> => {
    const { groups, errors } = await listing;
    const opened = { grants: [] as Grant[], errors: [...errors] };
    for (const { name, folder, files } of groups) {
      const listed = files.map(({ path, file }) => ({ path, size: 'file' in file ? null : file.size }));
      const answer = await client.call('open.tab', { name, folder, files: listed });
      for (const grant of answer.grants) held.keep(grant.token, files);
      opened.grants.push(...answer.grants);
      opened.errors.push(...answer.errors);
    }
    return opened;
  };
  return {
    face: 'tab',
    client,
    openDrop: (data) => open(filesOf(data)),
    pick: (kind) => open(chooseFiles(kind)),
    isHeld: (token) => held.has(token),
  };
}

/** A browser keeps six connections to one server: one for events and one for bytes the host asks for stay free. */
const inTurn = limiter(4);

async function call(method: Method, input: unknown, options: Options = {}): Promise<unknown> {
  try {
    return await inTurn(() => callNow(method, input, options), options.signal);
  } catch (error) {
    throw lost(error, options.signal);
  }
}

async function callNow(method: Method, input: unknown, { signal, onProgress }: Options): Promise<unknown> {
  const body = JSON.stringify({ input: encode(input) });
  const response = await post(`/rpc/${method}`, { method: 'POST', headers: JSON_TYPE, body, signal: signal ?? null });
  if (response.body === null) throw new Error('no body');
  for await (const line of lines(response.body)) {
    const message = JSON.parse(line) as { progress: Json } | Reply;
    if ('ok' in message) return unwrap(message);
    onProgress?.(decode(message.progress));
  }
  throw new Error('The answer ended early.');
}

/** A request that was let in. Errors: `no-session`, `too-many-files` (a list too long to send), `no-connection`, `cancelled`. */
async function post(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    throw lost(error, init.signal);
  }
  if (response.ok) return response;
  if (response.status === 413) throw tooManyFiles();
  throw new KnownError('no-session', `Status ${response.status}.`);
}

function lost(error: unknown, signal: AbortSignal | null | undefined): KnownError {
  if (error instanceof KnownError) return error;
  if (signal?.aborted) return new KnownError('cancelled', 'Cancelled.');
  return new KnownError('no-connection', String(error));
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
