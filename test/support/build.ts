import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** The project's root folder. */
export const ROOT = path.resolve(import.meta.dirname, '../..');

let done = false;

/** Brings dist/ up to date, once per test file. */
export function built(): Promise<void> {
  if (done) return Promise.resolve();
  const result = spawnSync(process.execPath, ['electron/start/build.mjs'], { cwd: ROOT, encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`the build failed:\n${result.stdout}${result.stderr}`);
  done = true;
  return Promise.resolve();
}
