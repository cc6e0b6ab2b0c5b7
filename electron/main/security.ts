import { app, session } from 'electron';
import { ORIGIN, SCHEME } from './scheme.ts';

/** The page writes to the clipboard when a person presses Copy; nothing else is allowed. */
const ALLOWED = new Set(['clipboard-sanitized-write']);

/** Before the app is ready: every web contents is sandboxed, stays where it is, and opens nothing. */
export function lockDown(): void {
  // Root on Linux runs without Chromium's sandbox (`--no-sandbox`), and forcing it would end every child process.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

/** When ready: no permissions, no network. `onContact` hears of whatever is sent to another host all the same. */
export function lockSession(onContact: (host: string) => void): void {
  const own = session.defaultSession;
  own.setPermissionRequestHandler((contents, permission, callback) => {
    callback(ALLOWED.has(permission) && contents.getURL().startsWith(`${ORIGIN}/`));
  });
  own.setPermissionCheckHandler(
    (_contents, permission, origin) => ALLOWED.has(permission) && new URL(origin).protocol === `${SCHEME}:`,
  );
  own.setDevicePermissionHandler(() => false);
  own.setDisplayMediaRequestHandler((_request, callback) => callback({}));
  own.setSpellCheckerEnabled(false);
  // Whatever the page asks for that is not its own file is never sent.
  own.webRequest.onBeforeRequest((details, callback) => {
    const { protocol } = new URL(details.url);
    callback({ cancel: protocol !== `${SCHEME}:` && protocol !== 'devtools:' && protocol !== 'data:' });
  });
  own.webRequest.onSendHeaders({ urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'] }, ({ url }) =>
    onContact(new URL(url).hostname),
  );
}
