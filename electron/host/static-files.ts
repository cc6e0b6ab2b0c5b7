import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { contentSecurityPolicy, NONCE_MARK } from '../../shared/contract/csp.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export interface StaticFile {
  readonly body: Buffer | string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The built page's files by URL path. Only what is in the folder now is ever served: no path is made from a request. */
export class StaticFiles {
  private readonly files = new Map<string, string>();

  constructor(root: string) {
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || TYPES[path.extname(entry.name)] === undefined) continue;
      const file = path.join(entry.parentPath, entry.name);
      this.files.set(`/${path.relative(root, file).split(path.sep).join('/')}`, file);
    }
  }

  /** null: no such file. The page itself gets a fresh nonce and the policy. */
  get(urlPath: string): StaticFile | null {
    const name = urlPath === '/' ? '/index.html' : urlPath;
    const file = this.files.get(name);
    if (file === undefined) return null;
    const headers = {
      'content-type': TYPES[path.extname(file)] ?? '',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    };
    if (name !== '/index.html') return { body: readFileSync(file), headers };
    const nonce = randomBytes(16).toString('base64');
    const body = readFileSync(file, 'utf8').replaceAll(NONCE_MARK, nonce);
    return { body, headers: { ...headers, 'content-security-policy': contentSecurityPolicy(nonce) } };
  }
}
