import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createHttpServer } from 'node:http';
import { connect as connectTls } from 'node:tls';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { watchConnections } from '../../../electron/jobs/watch-connections.ts';
import { temporaryFolder } from '../../support/served.ts';

const folder = temporaryFolder();
const http = createHttpServer((_request, response) => response.end('hello'));
const plain: Server = createServer((socket) => socket.destroy());
const local: Server = createServer((socket) => socket.destroy());
const pipe = path.join(folder.path, 'pipe');
const portOf = (server: Server) => (server.address() as AddressInfo).port;
let seen: string[] = [];
watchConnections((host) => seen.push(host));

/** A port that nobody listens on. */
let closed = 0;
beforeAll(async () => {
  for (const server of [http, plain]) await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  await new Promise<void>((done) => local.listen(pipe, done));
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closed = portOf(server);
  await new Promise((done) => server.close(done));
});
afterAll(() => {
  for (const server of [http, plain, local]) server.close();
  folder.remove();
});

/** Resolves when a connection is over, however it ends. */
function ended(socket: Socket): Promise<void> {
  socket.on('error', () => undefined);
  return new Promise((done) => socket.once('close', () => done()));
}

describe('every connection that is opened is seen', () => {
  it.each<readonly [string, () => Promise<void>, readonly string[]]>([
    ['to an address', () => ended(connect(portOf(plain), '127.0.0.1')), ['127.0.0.1']],
    ['by a name', () => ended(connect(portOf(plain), 'localhost')), ['localhost']],
    ['with fetch', () => fetch(`http://127.0.0.1:${portOf(http)}/`).then(() => undefined), ['127.0.0.1']],
    ['with TLS that fails', () => ended(connectTls(portOf(plain), '127.0.0.1')), ['127.0.0.1']],
    ['that is refused', () => ended(connect(closed, '127.0.0.1')), ['127.0.0.1']],
    ['to a name that does not exist', () => ended(connect(80, 'nobody.invalid')), ['nobody.invalid']],
    ['through a pipe of this machine: not', () => ended(connect(pipe)), []],
  ])('%s', async (_name, work, hosts) => {
    seen = [];
    await work();
    expect([...new Set(seen)]).toEqual(hosts);
  });
});
