import { chmodSync, chownSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tree } from '../../support/bad-inputs/bad-input.ts';
import { electronPath, launchApp, NO_ELECTRON, startDisplay, type RunningApp } from '../../support/electron-app.ts';
import { temporaryFolder } from '../../support/served.ts';
import { zipBytes } from '../../support/zip-bytes.ts';

/*
 * B89 in the window. Permissions do not bind root: there Electron runs without the right to pass over them, on files of
 * somebody else.
 */
const missing = electronPath() === null ? NO_ELECTRON : null;
const AS_ROOT = process.getuid?.() === 0;
const NOBODY = 65_534;
const MODEL = 'flavors: {acme: {}}\n';
const folder = temporaryFolder();
const at = (name: string) => path.join(folder.path, name);
const CLOSED = ['closed', 'file/MLmodel', 'closed.zip'] as const;
let screen: Awaited<ReturnType<typeof startDisplay>>;
let running: RunningApp;

beforeAll(async () => {
  if (missing !== null) return;
  tree(at('closed'), { MLmodel: MODEL });
  tree(at('file'), { MLmodel: MODEL });
  writeFileSync(at('closed.zip'), zipBytes([{ name: 'MLmodel', data: MODEL }]));
  for (const name of CLOSED) {
    chmodSync(at(name), 0);
    if (AS_ROOT) chownSync(at(name), NOBODY, NOBODY);
  }
  writeFileSync(
    at('electron'),
    `#!/bin/sh\nexec setpriv --bounding-set=-dac_override,-dac_read_search "${electronPath()}" "$@"\n`,
    { mode: 0o755 },
  );
  screen = await startDisplay();
  running = await launchApp(screen.display, [], at('data'), AS_ROOT ? at('electron') : electronPath());
});
afterAll(async () => {
  await running?.close();
  await screen?.stop();
  for (const name of missing === null ? CLOSED : []) chmodSync(at(name), 0o755);
  folder.remove();
});

const suite = `the window without permission${missing === null ? '' : ` (skipped: ${missing})`}`;
describe.skipIf(missing !== null)(suite, () => {
  it.each([
    ['a folder', 'closed'],
    ['an MLmodel', 'file'],
    ['a zip', 'closed.zip'],
  ])('says so of %s', async (_name, place) => {
    const { app, page } = running;
    await app.evaluate(
      ({ app: electron }, file) => void electron.emit('second-instance', {}, [], '/', { paths: [file] }),
      at(place),
    );
    const said = page.getByText(/permission is missing/).first();
    await said.waitFor();
    expect(await page.locator('main').innerText()).not.toContain('acme');
    await page.keyboard.press('Control+W');
    await said.waitFor({ state: 'detached' });
  });
});
