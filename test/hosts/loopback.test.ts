import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loopback } from '../support/callers.ts';

let server: Awaited<ReturnType<typeof loopback>>;
beforeAll(async () => {
  server = await loopback();
});
afterAll(() => server.close());

/** A raw request: fetch would not let us lie about Host. Resolves to the status. */
function send(options: {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
}): Promise<{ status: number; headers: Record<string, unknown> }> {
  const { port } = new URL(server.origin);
  return new Promise((resolve, reject) => {
    const call = request(
      {
        host: '127.0.0.1',
        port,
        method: options.method ?? 'GET',
        path: options.path,
        headers: { host: `127.0.0.1:${port}`, ...options.headers },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers }));
      },
    );
    call.on('error', reject);
    call.end(options.body);
  });
}
const RPC = '/rpc/settings.read';
const body = '{"input": {}}';

describe('the loopback server', () => {
  it.each([
    ['its own page', {}, 200],
    ['another Host (DNS rebinding)', { headers: { host: 'evil.example' } }, 421],
    ['localhost, which others may share', { headers: { host: 'localhost:1' } }, 421],
    ['a path outside', { path: '/../package.json' }, 404],
    ['an encoded path outside', { path: '/..%2f..%2fpackage.json' }, 404],
    ['an encoded NUL', { path: '/%00' }, 404],
    ['GET on a method', { path: RPC }, 405],
    ['PUT on a file', { method: 'PUT', path: '/' }, 405],
    ['events without a session', { path: '/events' }, 401],
  ] as const)('answers %s', async (_name, options, status) => {
    expect((await send({ path: '/', ...options })).status).toBe(status);
  });

  const post = (change: Record<string, string | undefined>) => {
    const headers = Object.fromEntries(
      Object.entries({ ...server.headers, ...change }).filter(([, each]) => each !== undefined),
    ) as Record<string, string>;
    return send({ method: 'POST', path: RPC, headers, body });
  };
  it.each([
    ['with everything right', {}, 200],
    ['without a cookie', { cookie: undefined }, 401],
    ['with a wrong cookie', { cookie: 'model-porter-1=x' }, 401],
    ['from another origin', { origin: 'http://evil.example' }, 403],
    ['from a null origin', { origin: 'null' }, 403],
    ['without an origin', { origin: undefined }, 403],
    ['from another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['as a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['as text', { 'content-type': 'text/plain' }, 415],
  ] as const)('takes a call %s: %o -> %i', async (_name, change, status) =>
    expect((await post(change)).status).toBe(status),
  );

  it('gives the key out once', async () => {
    const again = await fetch(`${server.origin}/session`, {
      method: 'POST',
      headers: { origin: server.origin, 'content-type': 'application/json' },
      body: JSON.stringify({ key: server.key }),
    });
    expect(again.status).toBe(403);
  });

  it('refuses bodies over a megabyte and lets no other site read', async () => {
    const big = await send({
      method: 'POST',
      path: RPC,
      headers: server.headers,
      body: `{"input": "${'x'.repeat(1_100_000)}"}`,
    });
    expect(big.status).toBe(413);
    const page = await send({ path: '/', headers: { origin: 'http://evil.example' } });
    expect(Object.keys(page.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(page.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    });
  });

  it('sends a strict policy with a fresh nonce on every load', async () => {
    const policies = await Promise.all([send({ path: '/' }), send({ path: '/' })]);
    const [first = '', second = ''] = policies.map((answer) => String(answer.headers['content-security-policy']));
    expect(first).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w+/=]+';/);
    expect(first).not.toMatch(/unsafe/);
    expect(first).not.toBe(second);
  });

  it('takes bytes only for a range it asked for', async () => {
    const headers = { ...server.headers, 'content-type': 'application/octet-stream' };
    expect((await send({ method: 'POST', path: '/bytes/nobody', headers, body: 'x' })).status).toBe(404);
  });

  it('listens on this machine only', async () => {
    const { port } = new URL(server.origin);
    const refused = await new Promise((resolve) => {
      const socket = connect({ host: '::1', port: Number(port) });
      socket.on('connect', () => resolve(false)).on('error', () => resolve(true));
    });
    expect(refused).toBe(true);
  });
});
