import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { built, ROOT } from '../../support/build.ts';
import { LAUNCHER } from '../../support/command-line.ts';
import { electronPath, NO_ELECTRON, startDisplay } from '../../support/electron-app.ts';
import { temporaryFolder } from '../../support/served.ts';

const folder = temporaryFolder();
const EXAMPLE = path.join(ROOT, 'assets/examples/diabetes-2025');
const START = [path.join(ROOT, 'electron/start/start.mjs')];
let screen: Awaited<ReturnType<typeof startDisplay>>;
beforeAll(async () => {
  await built();
  screen = await startDisplay();
});
afterAll(async () => {
  await screen.stop();
  folder.remove();
});

let child: ChildProcess;
let said = '';
afterEach(() => void child.kill('SIGKILL'));

/** Runs a start in a folder of its own; resolves when it has said `until`. */
async function start(command: readonly string[], env: Record<string, string>, until: RegExp): Promise<string> {
  said = '';
  const { ELECTRON_OVERRIDE_DIST_PATH: _none, ...rest } = process.env;
  child = spawn(process.execPath, command, {
    cwd: path.dirname(EXAMPLE),
    env: {
      ...rest,
      LANG: 'en_US.UTF-8',
      LC_ALL: '',
      WAYLAND_DISPLAY: '',
      DISPLAY: '',
      INIT_CWD: path.dirname(EXAMPLE),
      MODEL_PORTER_DATA: path.join(folder.path, 'data'),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += String(chunk)));
  const end = Date.now() + 15_000;
  while (!until.test(said)) {
    if (Date.now() > end || child.exitCode !== null) throw new Error(`said only: ${said}`);
    await new Promise((done) => setTimeout(done, 20));
  }
  return said;
}
/** Ctrl+C, and how it ended. */
async function interrupt(): Promise<number | string | null> {
  const ended = new Promise<number | string | null>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  child.kill('SIGINT');
  return ended;
}
const ADDRESS = /Model Porter is at (http:\/\/127\.0\.0\.1:\d+\/#k=\S+)\n.*Ctrl\+C/;
const empty = path.join(folder.path, 'no-electron');
mkdirSync(empty);
const broken = path.join(folder.path, 'broken-electron');
mkdirSync(broken);
writeFileSync(
  path.join(broken, 'electron'),
  '#!/bin/sh\necho "electron: error while loading shared libraries: libnss3.so: no such file" >&2\nexit 127\n',
);
chmodSync(path.join(broken, 'electron'), 0o755);
const noDownload = 'http://127.0.0.1:9/';

describe.each([
  ['npm start', START],
  ['model-porter open', [LAUNCHER, 'open']],
])('%s', (_name, command) => {
  it.each([
    ['no display', () => ({}), 'No window: there is no display.'],
    ['a display that is gone', () => ({ DISPLAY: ':4711' }), 'No window: there is no display.'],
    [
      'a display, no Electron and no way to it',
      () => ({ DISPLAY: screen.display, ELECTRON_OVERRIDE_DIST_PATH: empty, ELECTRON_MIRROR: noDownload }),
      'No window: Electron is not installed and its download is out of reach.',
    ],
    [
      'an Electron that does not start',
      () => ({ DISPLAY: screen.display, ELECTRON_OVERRIDE_DIST_PATH: broken }),
      'No window: Electron did not start (error while loading shared libraries: libnss3.so',
    ],
  ])('with %s says so in one line, serves a tab and ends with Ctrl+C', async (_case, env, why) => {
    await start([...command, 'diabetes-2025'], env(), ADDRESS);
    const [first = '', second = ''] = said.trim().split('\n');
    expect(first).toContain(why);
    expect(first).toMatch(/Serving Model Porter to a browser tab instead\.$/);
    const url = ADDRESS.exec(said)?.[1] ?? '';
    expect(second).toContain(url);
    const { origin } = new URL(url);
    expect((await fetch(origin)).status).toBe(200);
    expect(await interrupt()).toBe(0);
    await expect(fetch(origin)).rejects.toThrow();
  });
});

const missing = electronPath() === null ? NO_ELECTRON : null;
describe.skipIf(missing !== null)(
  `with display and Electron${missing === null ? '' : ` (skipped: ${missing})`}`,
  () => {
    it('opens the window, says nothing, and ends it with Ctrl+C', async () => {
      const data = path.join(folder.path, 'window-data');
      const model = path.join(folder.path, 'model');
      mkdirSync(model);
      writeFileSync(path.join(model, 'MLmodel'), 'flavors: {acme: {}}\n');
      const dist = path.dirname(electronPath() ?? '');
      await start(
        [...START, model],
        { DISPLAY: screen.display, ELECTRON_OVERRIDE_DIST_PATH: dist, MODEL_PORTER_DATA: data },
        /^/,
      );
      // It is up when what it opened is among its recents.
      await expect.poll(() => (existsIn(data, 'recents.json') ? 'up' : said), { timeout: 20_000 }).toBe('up');
      expect(said).toBe('');
      expect([0, 'SIGINT', 130]).toContain(await interrupt());
    });
  },
);

function existsIn(where: string, name: string): boolean {
  try {
    return readdirSync(where).includes(name);
  } catch {
    return false;
  }
}
