import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { built, ROOT } from './build.ts';

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
  /** Ends the app and keeps its data, for another start. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** A screen of the tests' own where there is none; Xvfb picks a free number itself. */
export async function startDisplay(): Promise<{ readonly display: string; stop(): Promise<void> }> {
  const given = process.env['DISPLAY'];
  if (given) return { display: given, stop: () => Promise.resolve() };
  const args = ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'];
  const xvfb = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => xvfb.once('exit', () => resolve()));
  const number = await new Promise<string>((resolve, reject) => {
    xvfb.stdio[3]?.once('data', (chunk) => resolve(String(chunk).trim()));
    xvfb.once('error', reject);
    xvfb.once('exit', () => reject(new Error('Xvfb ended')));
  });
  return {
    display: `:${number}`,
    stop() {
      xvfb.kill();
      return ended;
    },
  };
}

/** Arguments and environment for the real app with data of its own; a packed app needs no `root`. */
export function electronCall(
  display: string,
  data: string,
  paths: readonly string[],
  root: readonly string[] = [ROOT],
): { args: string[]; env: Record<string, string> } {
  const env = {
    ...(process.env as Record<string, string>),
    DISPLAY: display,
    MODEL_PORTER_DATA: data,
    LANG: 'en_US.UTF-8',
    LC_ALL: '',
  };
  return { args: ['--no-sandbox', '--disable-gpu', '--lang=en-US', ...root, ...paths], env };
}

/** How long Electron may take to show its window; under Xvfb it takes half a second. */
const PATIENCE = 25_000;

/** Now and then the driver and a starting Electron miss each other for ever: then it is started again, at most so often. */
const STARTS = 8;

async function start(
  display: string,
  data: string,
  paths: readonly string[],
  executablePath: string,
  root?: readonly string[],
): Promise<ElectronApplication> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await _electron.launch({ executablePath, timeout: 6000, ...electronCall(display, data, paths, root) });
    } catch (error) {
      if (attempt === STARTS) throw error;
    }
  }
}

/** The real app in the real Electron, its first window ready. */
export async function launchApp(
  display: string,
  paths: readonly string[] = [],
  data = newData(),
  executablePath = electronPath(),
): Promise<RunningApp> {
  await built();
  if (executablePath === null) throw new Error(NO_ELECTRON);
  return launch(display, paths, executablePath, data);
}

/** A packed app whose fuses let it be driven. */
export function launchPacked(display: string, executable: string, paths: readonly string[]): Promise<RunningApp> {
  return launch(display, paths, executable, newData(), []);
}

async function launch(
  display: string,
  paths: readonly string[],
  executablePath: string,
  data: string,
  root?: readonly string[],
): Promise<RunningApp> {
  const app = await start(display, data, paths, executablePath, root);
  try {
    const page = await app.firstWindow({ timeout: PATIENCE });
    await page.waitForSelector('h1', { timeout: PATIENCE });
    const stop = () => app.close();
    const close = async () => {
      await stop();
      rmSync(data, { recursive: true, force: true });
    };
    return { app, page, data, stop, close };
  } catch (error) {
    app.process().kill('SIGKILL');
    throw error;
  }
}

function newData(): string {
  return mkdtempSync(path.join(tmpdir(), 'model-porter-'));
}
