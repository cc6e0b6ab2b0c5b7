import { mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Watcher } from '../../../electron/host/watcher.ts';
import { temporaryFolder } from '../../support/served.ts';

type InFolder = (...parts: string[]) => string;

/** A model folder, a zip, and one of them watched; long enough for the first look and for the next after a change. */
async function watched(opened: readonly string[]) {
  const folder = temporaryFolder();
  const file: InFolder = (...parts) => path.join(folder.path, ...parts);
  mkdirSync(file('m'));
  writeFileSync(file('m', 'MLmodel'), 'flavors: {}\n');
  writeFileSync(file('m', 'model.pkl'), 'x');
  writeFileSync(file('m.zip'), 'zip');
  for (const each of [file('m', 'MLmodel'), file('m.zip')]) utimesSync(each, WHEN, WHEN);
  const seen: string[] = [];
  const watcher = new Watcher((token) => seen.push(token));
  const ref = { kind: 'path', path: file(...opened) } as const;
  watcher.watch('t', ref, '');
  watcher.watchFiles('t', ref, '', ['model.pkl']);
  const look = () => new Promise((done) => setTimeout(done, 1300));
  await look();
  const close = () => {
    watcher.close();
    folder.remove();
  };
  return { file, seen, watcher, look, close };
}

const WHEN = new Date(1_700_000_000_000);

/** Puts another file in its place, with the same contents, size and time: only its identity differs. */
function replace(file: string): void {
  writeFileSync(`${file}.new`, readFileSync(file));
  utimesSync(`${file}.new`, WHEN, WHEN);
  renameSync(`${file}.new`, file);
}

describe.concurrent('what was read and is watched', () => {
  it.each<[what: string, opened: string[], change: (file: InFolder) => void]>([
    ['MLmodel is edited', ['m'], (file) => writeFileSync(file('m', 'MLmodel'), 'flavors: {a: {}}\n')],
    ['MLmodel is replaced by another', ['m'], (file) => replace(file('m', 'MLmodel'))],
    ['MLmodel goes', ['m'], (file) => rmSync(file('m', 'MLmodel'))],
    ['a file that MLmodel names grows', ['m'], (file) => writeFileSync(file('m', 'model.pkl'), 'xyz')],
    ['a file is added', ['m'], (file) => writeFileSync(file('m', 'new.txt'), '')],
    ['the whole folder goes', ['m'], (file) => rmSync(file('m'), { recursive: true })],
    ['the zip is written again', ['m.zip'], (file) => writeFileSync(file('m.zip'), 'other')],
    ['the zip is replaced by another', ['m.zip'], (file) => replace(file('m.zip'))],
    ['the lone MLmodel is replaced by another', ['m', 'MLmodel'], (file) => replace(file('m', 'MLmodel'))],
  ])('is noticed when %s', async (_what, opened, change) => {
    const { file, seen, look, close } = await watched(opened);
    expect(seen).toEqual([]);
    change(file);
    await look();
    close();
    expect(new Set(seen)).toEqual(new Set(['t']));
  });

  it('is left alone when it is only read, and once it is given back', async () => {
    const { file, seen, watcher, look, close } = await watched(['m']);
    readFileSync(file('m', 'MLmodel'));
    await look();
    watcher.release('t');
    writeFileSync(file('m', 'MLmodel'), 'flavors: {b: {}}\n');
    await look();
    close();
    expect(seen).toEqual([]);
  });
});
