import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Who may talk to the server: the page that was opened with the one-time key, from this machine, in one browser. Every
 * check answers a status, null where the request may pass.
 */
export class Guard {
  private readonly key = randomBytes(32).toString('base64url');
  private keyUsed = false;
  private readonly session = randomBytes(32).toString('base64url');
  private readonly port: number;

  constructor(port: number) {
    this.port = port;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** In the fragment, which no browser sends on: it stays out of logs and referrers. */
  get launchUrl(): string {
    return `${this.origin}/#k=${this.key}`;
  }

  /** A Host that is not ours: another name was bound to 127.0.0.1 (DNS rebinding). */
  checkHost(request: IncomingMessage): number | null {
    return request.headers.host === `127.0.0.1:${this.port}` ? null : 421;
  }

  /** For everything but GET of a file: only our own page, only JSON or bytes (which a form can't send). */
  checkUnsafe(request: IncomingMessage, contentType: string): number | null {
    const { origin, 'sec-fetch-site': site, 'content-type': type } = request.headers;
    if (request.method !== 'POST') return 405;
    if (origin !== this.origin) return 403;
    if (site !== undefined && site !== 'same-origin') return 403;
    return type?.split(';')[0]?.trim() === contentType ? null : 415;
  }

  checkSession(request: IncomingMessage): number | null {
    const cookies = (request.headers.cookie ?? '').split(/;\s*/);
    const given = cookies.find((cookie) => cookie.startsWith(`${this.cookieName}=`))?.slice(this.cookieName.length + 1);
    return given !== undefined && same(given, this.session) ? null : 401;
  }

  /** The cookie for the right key, the first time; null otherwise. */
  redeem(key: string): string | null {
    if (this.keyUsed || !same(key, this.key)) return null;
    this.keyUsed = true;
    return `${this.cookieName}=${this.session}; HttpOnly; SameSite=Strict; Path=/`;
  }

  /** Cookies ignore ports, so each server has a name of its own. */
  private get cookieName(): string {
    return `model-porter-${this.port}`;
  }
}

function same(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
