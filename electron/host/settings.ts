import path from 'node:path';
import type { Input } from '../../shared/contract/contract.ts';
import { settings as schema, type Settings } from '../../shared/contract/schemas.ts';
import { readData, writeData } from './data-file.ts';

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  language: 'system',
  density: 'comfortable',
  zoom: 100,
  rail: 'wide',
  inspector: 'hidden',
  lineage: 'graph',
  hintsSeen: [],
};

/** The settings on disk. A value that is not understood counts as its default; the rest of the file is kept. */
export function readSettings(folder: string): Settings {
  const data = readData(settingsFile(folder));
  const result = { ...DEFAULT_SETTINGS };
  for (const key of Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[]) {
    const read = schema.shape[key].safeParse(data[key]);
    if (read.success) Object.assign(result, { [key]: read.data });
  }
  return result;
}

export function changeSettings(folder: string, patch: Input<'settings.change'>): Settings {
  const file = settingsFile(folder);
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  const next: Settings = { ...readSettings(folder), ...given };
  writeData(file, { ...readData(file), ...next });
  return next;
}

function settingsFile(folder: string): string {
  return path.join(folder, 'settings.json');
}
