import { protocol } from 'electron';
import { RENDERER_FOLDER } from '../host/app-files.ts';
import { StaticFiles } from '../host/static-files.ts';

/** The page's own scheme: a file:// page could read every file. Not the scheme of links from outside. */
export const SCHEME = 'model-porter-app';
export const ORIGIN = `${SCHEME}://ui`;

/** Before the app is ready, once. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

/** Serves the built page, and nothing else. */
export function serveScheme(): void {
  const files = new StaticFiles(RENDERER_FOLDER);
  protocol.handle(SCHEME, (request) => {
    const url = new URL(request.url);
    const file = request.method === 'GET' && url.host === 'ui' ? files.get(url.pathname) : null;
    if (file === null) return new Response(null, { status: 404 });
    return new Response(typeof file.body === 'string' ? file.body : new Uint8Array(file.body), {
      headers: { ...file.headers },
    });
  });
}
