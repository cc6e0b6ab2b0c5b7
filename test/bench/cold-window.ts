import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { _electron } from 'playwright-core';
import { electronCall, electronPath, startDisplay } from '../support/electron-app.ts';
import { temporaryFolder } from '../support/served.ts';

const EMPTY = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 1180, height: 780 }).loadFile('index.html'));
`;

/** Milliseconds from nothing to a heading on the screen, the same way for both; the median of some runs. */
async function time(runs: number, call: () => { args: string[]; env: Record<string, string> }): Promise<number> {
  const times: number[] = [];
  for (let tries = 0; times.length < runs && tries < runs * 3; tries += 1) {
    const start = performance.now();
    // Now and then the driver and a starting Electron miss each other: such a run is not counted.
    const app = await _electron
      .launch({ executablePath: electronPath() ?? '', timeout: 10_000, ...call() })
      .catch(() => null);
    if (app === null) continue;
    const page = await app.firstWindow();
    await page.waitForSelector('h1');
    times.push(performance.now() - start);
    await app.close();
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
}

/** Our cold window and an empty one of the same Electron, in milliseconds; null where there is no Electron. */
export async function coldWindows(): Promise<{ ours: number; empty: number } | null> {
  if (electronPath() === null) return null;
  const folder = temporaryFolder();
  const display = await startDisplay();
  const app = path.join(folder.path, 'empty');
  mkdirSync(app);
  writeFileSync(path.join(app, 'package.json'), '{"name": "empty", "main": "main.js"}');
  writeFileSync(path.join(app, 'main.js'), EMPTY);
  writeFileSync(path.join(app, 'index.html'), '<!doctype html><title>Empty</title><h1>Empty</h1>');
  let data = 0;
  const ours = () => electronCall(display.display, path.join(folder.path, `data-${(data += 1)}`), []);
  const empty = () => {
    const { args, env } = ours();
    return { args: [...args.slice(0, -1), app], env };
  };
  try {
    return { empty: await time(5, empty), ours: await time(5, ours) };
  } finally {
    await display.stop();
    folder.remove();
  }
}
