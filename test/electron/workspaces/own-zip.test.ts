import { copyFileSync, linkSync, mkdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DISK } from '../../../electron/transfer/disk.ts';
import { forgetZip, isOwnZip, isSame, noteZip, type ZipMark } from '../../../electron/workspaces/own-zip.ts';
import { temporaryFolder } from '../../support/served.ts';
import { portId } from '../../support/workspaces.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const MARK: ZipMark = { ino: '7', size: '100', modified: '3', born: '2', linked: true };

describe('a zip is the one that was written down', () => {
  it.each<[string, Partial<ZipMark>, Partial<ZipMark>, boolean]>([
    ['it is', {}, {}, true],
    ['another file', {}, { ino: '8', born: '9' }, false],
    ['a copy with all its times', {}, { ino: '8' }, false],
    ['another that got its number', {}, { born: '9', modified: '9' }, false],
    ['a copy that got its number, with its time of change', {}, { born: '9' }, false],
    ['it was written to', {}, { modified: '9' }, false],
    ['it is longer', {}, { size: '101' }, false],
    ['when it was made is not known, its number is', { born: '0' }, { born: '0' }, true],
    ['numbers that mean nothing: mounted anew', { linked: false }, { ino: '8' }, true],
    ['numbers that mean nothing: a copy', { linked: false }, { ino: '8', born: '9' }, false],
    [
      'numbers that mean nothing, and nobody knows when it was made',
      { linked: false, born: '0' },
      { ino: '8', born: '0' },
      false,
    ],
  ])('%s', (_what, noted, now, same) => expect(isSame({ ...MARK, ...noted }, { ...MARK, ...now })).toBe(same));
});

it('knows the file under its next name, and no copy of it', () => {
  const home = { folder: path.join(folder.path, 'home') };
  const [port, other] = [portId(), portId()];
  const out = path.join(folder.path, 'out');
  mkdirSync(out);
  const at = (name: string) => path.join(out, name);
  writeFileSync(at('partial'), 'a zip');
  utimesSync(at('partial'), 1_700_000_000, 1_700_000_000);
  noteZip(home, port, at('partial'), true, DISK);
  copyFileSync(at('partial'), at('copy'));
  utimesSync(at('copy'), 1_700_000_000, 1_700_000_000);
  linkSync(at('partial'), at('second'));
  renameSync(at('partial'), at('renamed'));
  const own = ['renamed', 'second', 'copy', 'none'].map((name) => isOwnZip(home, port, at(name)));
  expect(own).toEqual([true, true, false, false]);
  expect(isOwnZip(home, other, at('renamed'))).toBe(false);
  forgetZip(home, port, DISK);
  expect(isOwnZip(home, port, at('renamed'))).toBe(false);
});
