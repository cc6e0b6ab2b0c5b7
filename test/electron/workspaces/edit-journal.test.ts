import { readdirSync, rmSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { DISK, type Disk } from '../../../electron/transfer/disk.ts';
import { EditJournal } from '../../../electron/workspaces/edit-journal.ts';
import { temporaryFolder } from '../../support/served.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const NOW = Date.now();
const edit = { kind: 'set-tag', model: 'm', version: null, key: 'k', value: 'v' } as const;

/** 210 edits of one second: ten more than are kept. */
function journalOf(name: string, disk: Disk = DISK) {
  const home = path.join(folder.path, name);
  const journal = new EditJournal<null>({ folder: home }, disk);
  const ids = Array.from({ length: 210 }, () => journal.newId(NOW)).sort();
  for (const id of ids) journal.write({ id, at: '', edit, before: null, after: null, done: true });
  const age = (some: readonly string[], seconds: number) => {
    for (const id of some) utimesSync(journal.folderOf(id), NOW / 1000 - seconds, NOW / 1000 - seconds);
  };
  return { journal, ids, age, left: () => readdirSync(path.join(home, 'edits')).sort() };
}

it.each([
  ['keeps what may be written still, however many there are', 5, 210],
  ['keeps so many of those that are written', 120, 200],
  ['keeps none for longer than a month', 31 * 24 * 3600, 0],
])('%s', (name, seconds, kept) => {
  const { journal, ids, age, left } = journalOf(name);
  age(ids, seconds);
  journal.prune(NOW);
  expect(left()).toEqual(ids.slice(ids.length - kept));
});

it('passes over what another program forgets at the same time', () => {
  let others: () => void = () => undefined;
  const disk: Disk = { ...DISK, failpoint: (operation) => (operation === 'remove' ? void others() : undefined) };
  const { journal, ids, age, left } = journalOf('together', disk);
  age(ids, 120);
  others = () => {
    for (const id of ids.slice(1, 10)) rmSync(journal.folderOf(id), { recursive: true, force: true });
  };
  journal.prune(NOW);
  expect(left()).toEqual(ids.slice(10));
});
