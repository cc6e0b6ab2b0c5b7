import { File } from 'node:buffer';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { httpHost, openSession } from '../../../renderer/host/http-host.ts';
import type { HostEvent } from '../../../shared/contract/contract.ts';
import { encode } from '../../../shared/contract/wire.ts';

type Answer = (request: IncomingMessage, body: Buffer, response: ServerResponse) => void;

/** A real server whose answers the test chooses. */
let answer: Answer;
let server: Server;
let seen: { url: string; body: Buffer; type: string | undefined }[];

beforeEach(async () => {
  seen = [];
  answer = (_request, _body, response) => void response.writeHead(404).end();
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    seen.push({ url: request.url ?? '', body, type: request.headers['content-type'] });
    answer(request, body, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const real = fetch;
  // The page's own addresses, which only a browser can complete.
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => real(new URL(url, origin), init));
});

afterEach(() => {
  server.closeAllConnections();
  return new Promise<void>((resolve) => server.close(() => resolve()));
});

const line = (value: unknown) => `${JSON.stringify(value)}\n`;
const codeOf = (failing: Promise<unknown>) =>
  failing.then(
    () => 'no error',
    (error: { code?: string }) => error.code,
  );

describe('a call', () => {
  it('sends its input encoded, hears its progress and decodes its answer', async () => {
    const big = { folders: 9007199254740993n, models: NaN };
    answer = (_request, _body, response) => {
      const text = line({ progress: encode({ folders: 1, models: 2 }) }) + line({ ok: true, value: encode(big) });
      // Cut in the middle of a line, as networks do.
      response.write(text.slice(0, 30));
      setTimeout(() => response.end(text.slice(30)), 20);
    };
    const heard: unknown[] = [];
    const options = { onProgress: (value: unknown) => heard.push(value) };
    const value = await httpHost().client.call('models.find', { grant: 'g' }, options);
    expect(value).toEqual(big);
    expect(heard).toEqual([{ folders: 1, models: 2 }]);
    expect(seen[0]).toMatchObject({ url: '/rpc/models.find', type: 'application/json' });
    expect(JSON.parse(seen[0]?.body.toString() ?? '')).toEqual({ input: { grant: 'g' } });
  });

  it('fails with the code, message and details of the host', async () => {
    const error = { code: 'not-found', message: 'gone', details: { path: 'x' } };
    answer = (_request, _body, response) => void response.end(line({ ok: false, error }));
    await expect(httpHost().client.call('recents.clear', {})).rejects.toMatchObject({ name: 'KnownError', ...error });
  });

  it.each<[string, Answer]>([
    ['no-session', (_request, _body, response) => void response.writeHead(401).end()],
    ['too-many-files', (_request, _body, response) => void response.writeHead(413).end()],
    ['no-connection', (_request, _body, response) => void response.end(line({ progress: null }))],
    ['no-connection', (_request, _body, response) => void response.end('<html>')],
    ['no-connection', (_request, _body, response) => void response.destroy()],
    [
      'no-connection',
      (_request, _body, response) => {
        response.write('{"progress"');
        setTimeout(() => response.destroy(), 20);
      },
    ],
  ])('fails with %s where the server does not answer as it should', async (code, given) => {
    answer = given;
    expect(await codeOf(httpHost().client.call('recents.clear', {}))).toBe(code);
  });

  it.each([0, 50])('ends the request when it is cancelled after %s ms', async (delay) => {
    const ended = new Promise<void>((resolve) => {
      answer = (_request, _body, response) => {
        response.on('close', () => resolve());
        response.write(line({ progress: encode({ folders: 1, models: 0 }) }));
        setTimeout(() => stop.abort(), delay);
      };
    });
    const stop = new AbortController();
    const call = httpHost().client.call('models.find', { grant: 'g' }, { signal: stop.signal });
    expect(await codeOf(call)).toBe('cancelled');
    await ended;
  });
});

describe('the session', () => {
  it('trades the key in the address, and takes it out of the address', async () => {
    location.hash = '#k=secret';
    answer = (_request, _body, response) => void response.writeHead(204).end();
    await openSession();
    expect(seen[0]).toMatchObject({ url: '/session', type: 'application/json' });
    expect(seen[0]?.body.toString()).toBe('{"key":"secret"}');
    expect(location.hash).toBe('');
  });

  it('says that the address works once', async () => {
    answer = (_request, _body, response) => void response.writeHead(403).end();
    expect(await codeOf(openSession())).toBe('no-session');
  });
});

describe('files that the tab holds', () => {
  const sources: { emit(event: HostEvent): void }[] = [];

  // jsdom has no event stream; the browser's own is used in test/e2e/browser.
  beforeEach(() => {
    sources.length = 0;
    vi.stubGlobal(
      'EventSource',
      class {
        addEventListener(_name: string, listener: (event: { data: string }) => void): void {
          sources.push({ emit: (event) => listener({ data: JSON.stringify(encode(event)) }) });
        }
      },
    );
  });

  const drop = (...files: File[]) =>
    ({
      items: files.map((file) => ({
        webkitGetAsEntry: () => ({
          name: file.name,
          isFile: true,
          isDirectory: false,
          file: (take: (file: File) => void) => take(file),
        }),
      })),
    }) as unknown as DataTransfer;

  it('are listed by name and size, and the host gets the bytes that it asks for', async () => {
    const host = httpHost();
    const others: HostEvent[] = [];
    host.client.subscribe((event) => others.push(event));
    const grant = { token: 't1', name: 'm.zip', kind: 'file' };
    answer = (request, _body, response) => {
      if (request.url === '/rpc/open.tab')
        response.end(line({ ok: true, value: encode({ grants: [grant], errors: [] }) }));
      else response.writeHead(204).end();
    };
    const opened = await host.openDrop(drop(new File(['0123456789'], 'm.zip')));
    expect(opened).toEqual({ grants: [grant], errors: [] });
    expect(JSON.parse(seen[0]?.body.toString() ?? '')).toEqual({
      input: { name: 'm.zip', folder: false, files: [{ path: 'm.zip', size: 10 }] },
    });

    const wanted = { request: 'r1', source: 't1', file: 0, start: 2, end: 5 };
    sources[0]?.emit({ name: 'tab.range', data: wanted });
    await vi.waitFor(() => expect(seen).toHaveLength(2));
    expect(seen[1]).toMatchObject({ url: '/bytes/r1', type: 'application/octet-stream' });
    expect(seen[1]?.body.toString()).toBe('234');
    expect(others).toEqual([]);

    sources[0]?.emit({ name: 'recents.changed', data: {} });
    expect(others).toEqual([{ name: 'recents.changed', data: {} }]);
  });

  it('are forgotten when their grant is released', async () => {
    const host = httpHost();
    host.client.subscribe(() => undefined);
    answer = (_request, _body, response) =>
      void response.end(
        line({ ok: true, value: encode({ grants: [{ token: 't1', name: 'a', kind: 'file' }], errors: [] }) }),
      );
    await host.openDrop(drop(new File(['0123456789'], 'a')));
    await host.client.call('open.release', { grant: 't1' });
    sources[0]?.emit({ name: 'tab.range', data: { request: 'r2', source: 't1', file: 0, start: 0, end: 5 } });
    await vi.waitFor(() => expect(seen.at(-1)?.url).toBe('/bytes/r2'));
    expect(seen.at(-1)?.body.length).toBe(0);
  });
});
