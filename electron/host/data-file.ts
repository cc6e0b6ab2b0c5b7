import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { setAside, writeAtomic } from '../transfer/write-file.ts';

/** The app's own folder: where the system wants it, or MODEL_PORTER_DATA. */
export function dataFolder(env = process.env, platform = process.platform, home = homedir()): string {
  if (env['MODEL_PORTER_DATA']) return path.resolve(env['MODEL_PORTER_DATA']);
  if (platform === 'win32') return path.join(env['APPDATA'] ?? path.join(home, 'AppData/Roaming'), 'Model Porter');
  if (platform === 'darwin') return path.join(home, 'Library/Application Support/Model Porter');
  return path.join(env['XDG_CONFIG_HOME'] || path.join(home, '.config'), 'model-porter');
}

/** A JSON object in the data folder. A damaged file is put aside and counts as empty. Unknown keys are kept. */
export function readData(file: string): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return {};
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Falls through: not JSON.
  }
  setAside(file);
  return {};
}

export function writeData(file: string, data: Record<string, unknown>): void {
  writeAtomic(file, `${JSON.stringify(data, null, 2)}\n`);
}
