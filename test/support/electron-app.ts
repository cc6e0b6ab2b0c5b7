import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { built, ROOT } from './build.ts';
import { temporaryFolder } from './served.ts';

/** The Electron to drive; null where none can be had here. */
export function electronPath(): string | null {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(ROOT, 'node_modules/electron/dist');
  const file = path.join(folder, 'electron');
  return existsSync(file) ? file : null;
}

/** Why window tests can't run here, for the name of the skipped suite. */
export const NO_ELECTRON = 'no Electron binary: set ELECTRON_OVERRIDE_DIST_PATH';

export interface RunningApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly data: string;
  close(): Promise<void>;
}

/** A screen of the tests' own where there is none; ends with the returned function. */
export async function startDisplay(): Promise<{ readonly display: string; stop(): void }> {
  const given = process.env['DISPLAY'];
  if (given) return { display: given, stop: () => undefined };
  for (let number = 90; number < 130; number += 1) {
    if (existsSync(`/tmp/.X11-unix/X${number}`)) continue;
    const xvfb: ChildProcess = spawn('Xvfb', [`:${number}`, '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], {
      stdio: 'ignore',
    });
    for (let wait = 0; wait < 100 && !existsSync(`/tmp/.X11-unix/X${number}`); wait += 1)
      await new Promise((done) => setTimeout(done, 50));
    if (existsSync(`/tmp/.X11-unix/X${number}`)) return { display: `:${number}`, stop: () => void xvfb.kill() };
  }
  throw new Error('no display and no Xvfb');
}

/** Arguments and environment for the real app with data of its own. */
export function electronCall(
  display: string,
  data: string,
  paths: readonly string[],
): { args: string[]; env: Record<string, string> } {
  const env = {
    ...(process.env as Record<string, string>),
    DISPLAY: display,
    MODEL_PORTER_DATA: data,
    LANG: 'en_US.UTF-8',
    LC_ALL: '',
  };
  return { args: ['--no-sandbox', '--disable-gpu', '--lang=en-US', ROOT, ...paths], env };
}

/** How long Electron may take to show its window; under Xvfb it takes half a second. */
const PATIENCE = 25_000;

/** The real app in the real Electron, its first window ready. */
export async function launchApp(display: string, paths: readonly string[] = []): Promise<RunningApp> {
  await built();
  const executablePath = electronPath();
  if (executablePath === null) throw new Error(NO_ELECTRON);
  const folder = temporaryFolder();
  const app = await _electron.launch({
    executablePath,
    timeout: PATIENCE,
    ...electronCall(display, folder.path, paths),
  });
  try {
    const page = await app.firstWindow({ timeout: PATIENCE });
    await page.waitForSelector('h1', { timeout: PATIENCE });
    const close = async () => {
      await app.close();
      folder.remove();
    };
    return { app, page, data: folder.path, close };
  } catch (error) {
    app.process().kill('SIGKILL');
    throw error;
  }
}
