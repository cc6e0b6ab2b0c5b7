import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Output } from '../../shared/contract/contract.ts';
import { APP_ROOT } from './app-files.ts';

type Licence = Output<'app.licences'>['packages'][number];

/** What the builds wrote down of the packages in them (electron/start/licences.mjs), each version once, by name. */
export function readLicences(): Licence[] {
  const found = new Map<string, Licence>();
  for (const part of ['renderer', 'node']) {
    const file = path.join(APP_ROOT, 'dist', part, 'licences.json');
    for (const licence of JSON.parse(readFileSync(file, 'utf8')) as Licence[])
      found.set(`${licence.name} ${licence.version}`, licence);
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
