import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { dispatch } from '../../shared/contract/dispatch.ts';
import { encode, type Json } from '../../shared/contract/wire.ts';
import type { Host } from '../host/host.ts';
import { StaticFiles } from '../host/static-files.ts';
import { Guard } from './guard.ts';

export interface Loopback {
  /** With the key that opens a session once. */
  readonly url: string;
  close(): Promise<void>;
}

const MIB = 1024 * 1024;
/** A tab may list 400,000 files, a signature have 10 MiB in each part; everything else is small. */
const BODY_LIMITS: Readonly<Record<string, number>> = {
  'open.tab': 64 * MIB,
  'signature.save': 40 * MIB,
  'check.payload': 16 * MIB,
};
const HEARTBEAT = 15_000;

/** Serves the page and the host's methods to a browser tab of this machine. Treated as a public server: see `Guard`. */
export async function startLoopback(host: Host, root: string, strict = false): Promise<Loopback> {
  const files = new StaticFiles(root);
  let guard: Guard | null = null;
  const server = createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 30_000 }, (request, response) => {
    if (guard === null) return void response.writeHead(503).end();
    new Exchange(host, files, guard, request, response, strict).handle().catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.maxConnections = 100;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  guard = new Guard((server.address() as AddressInfo).port);
  return { url: guard.launchUrl, close: () => close(server) };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** One request and its answer. */
class Exchange {
  private readonly host: Host;
  private readonly files: StaticFiles;
  private readonly guard: Guard;
  private readonly request: IncomingMessage;
  private readonly response: ServerResponse;
  private readonly strict: boolean;

  constructor(
    host: Host,
    files: StaticFiles,
    guard: Guard,
    request: IncomingMessage,
    response: ServerResponse,
    strict: boolean,
  ) {
    this.host = host;
    this.files = files;
    this.guard = guard;
    this.request = request;
    this.response = response;
    this.strict = strict;
  }

  async handle(): Promise<void> {
    const wrongHost = this.guard.checkHost(this.request);
    if (wrongHost !== null) return this.end(wrongHost);
    const path = (this.request.url ?? '/').split('?')[0] ?? '/';
    if (path === '/session') return this.session();
    if (path === '/events') return this.events();
    if (path.startsWith('/rpc/')) return this.rpc(path.slice(5));
    if (path.startsWith('/bytes/')) return this.bytes(path.slice(7));
    if (path.startsWith('/download/')) return this.download(path.slice(10));
    if (this.request.method !== 'GET' && this.request.method !== 'HEAD') return this.end(405);
    const file = this.files.get(path);
    if (file === null) return this.end(404);
    this.response.writeHead(200, file.headers).end(file.body);
  }

  private async session(): Promise<void> {
    const refused = this.guard.checkUnsafe(this.request, 'application/json');
    if (refused !== null) return this.end(refused);
    // A page that is loaded again still has its cookie.
    if (this.guard.checkSession(this.request) === null) return this.end(204);
    const body = parse(await this.body(1024)) as { key?: unknown } | null;
    const cookie = typeof body?.key === 'string' ? this.guard.redeem(body.key) : null;
    if (cookie === null) return this.end(403);
    this.response.setHeader('set-cookie', cookie);
    this.end(204);
  }

  private async rpc(method: string): Promise<void> {
    const refused = this.guard.checkUnsafe(this.request, 'application/json') ?? this.guard.checkSession(this.request);
    if (refused !== null) return this.end(refused);
    const text = await this.body(BODY_LIMITS[method] ?? MIB);
    if (text === null) return this.end(413);
    const body = parse(text);
    if (typeof body !== 'object' || body === null || Array.isArray(body) || !('input' in body)) return this.end(400);
    const stop = new AbortController();
    this.response.on('close', () => stop.abort());
    this.response.writeHead(200, {
      'content-type': 'application/x-ndjson',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    const report = (progress: Json) => void this.response.write(`${JSON.stringify({ progress })}\n`);
    const reply = await dispatch(this.host.handlers, method, body['input'] ?? null, {
      signal: stop.signal,
      report,
      strict: this.strict,
    });
    this.response.end(`${JSON.stringify(reply)}\n`);
  }

  private async bytes(request: string): Promise<void> {
    const refused =
      this.guard.checkUnsafe(this.request, 'application/octet-stream') ?? this.guard.checkSession(this.request);
    if (refused !== null) return this.end(refused);
    const wanted = this.host.ranges.wanted(request);
    if (wanted === null) return this.end(404);
    const body = await this.body(wanted);
    if (body === null) return this.end(413);
    this.host.ranges.deliver(request, body);
    this.end(204);
  }

  /** What the page was offered, as an attachment. A browser asks for it by itself, so only the session can vouch. */
  private async download(id: string): Promise<void> {
    if (this.request.method !== 'GET') return this.end(405);
    const refused = this.guard.checkSession(this.request);
    if (refused !== null) return this.end(refused);
    const download = this.host.downloads.take(id);
    if (download === null) return this.end(404);
    const stop = new AbortController();
    this.response.on('close', () => stop.abort());
    this.response.writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(download.name)}`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    try {
      await pipeline(Readable.from(download.chunks(stop.signal), { objectMode: false }), this.response);
    } catch {
      // Sent half already: a torn connection is how a browser learns that the download failed.
      this.response.destroy();
    }
  }

  private events(): void {
    if (this.request.method !== 'GET') return this.end(405);
    const refused = this.guard.checkSession(this.request);
    if (refused !== null) return this.end(refused);
    this.response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    this.response.write(': hello\n\n');
    const end = this.host.subscribe((event) => void this.response.write(`data: ${JSON.stringify(encode(event))}\n\n`));
    const beat = setInterval(() => void this.response.write(': beat\n\n'), HEARTBEAT);
    this.response.on('close', () => {
      clearInterval(beat);
      end();
    });
  }

  /** null when it is longer than `limit` bytes. */
  private async body(limit: number): Promise<Buffer | null> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of this.request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) return null;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  private end(status: number): void {
    this.response.writeHead(status).end();
  }
}

function parse(body: Buffer | null): Json {
  try {
    return JSON.parse(body?.toString('utf8') ?? 'null') as Json;
  } catch {
    return null;
  }
}
