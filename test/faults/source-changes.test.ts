import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DISK, type Disk } from '../../electron/transfer/disk.ts';
import { exported } from '../support/ports.ts';
import { temporaryFolder } from '../support/served.ts';
import { ROOT } from '../support/build.ts';
import { checkWorkspace, leftovers } from './invariants.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;
function scene() {
  const around = path.join(folder.path, `c${(made += 1)}`);
  mkdirSync(around);
  const source = path.join(around, 'source');
  cpSync(path.join(ROOT, 'assets/examples/diabetes-2025'), source, { recursive: true });
  mkdirSync(path.join(source, 'data'));
  writeFileSync(path.join(source, 'data/z.bin'), 'z'.repeat(3_000_000));
  return { source, to: path.join(around, 'ws'), data: path.join(around, 'data') };
}

/** What happens to the source, and its number in the reference's list. */
const CHANGES: readonly (readonly [string, string, (source: string) => void])[] = [
  ['F12', 'a file grows', (source) => appendFileSync(path.join(source, 'data/z.bin'), 'more')],
  ['F13', 'a file is cut off', (source) => truncateSync(path.join(source, 'data/z.bin'), 10)],
  ['F14', 'a file gets other content of the same size', (source) => rewrite(path.join(source, 'data/z.bin'))],
  ['F15', 'the same, and its time is put back', (source) => rewriteInSecret(path.join(source, 'data/z.bin'))],
  ['F15', 'the same with a file that was copied already', (source) => rewriteInSecret(path.join(source, 'MLmodel'))],
  ['F16', 'a file is added', (source) => writeFileSync(path.join(source, 'new'), 'x')],
  [
    'F16',
    'a folder with a file is added',
    (source) => (mkdirSync(path.join(source, 'd')), writeFileSync(path.join(source, 'd/x'), '')),
  ],
  ['F17', 'a file is deleted', (source) => rmSync(path.join(source, 'data/z.bin'))],
  ['F17', 'a file that was copied is deleted', (source) => rmSync(path.join(source, 'MLmodel'))],
  ['F18', 'a file becomes a link', (source) => link(path.join(source, 'data/z.bin'))],
  ['F19', 'a folder becomes a link', (source) => link(path.join(source, 'data'))],
  ['F20', 'a file becomes a pipe', (source) => pipe(path.join(source, 'data/z.bin'))],
];

function rewrite(file: string): void {
  writeFileSync(file, 'y'.repeat(statSync(file).size));
}

function rewriteInSecret(file: string): void {
  const { atime, mtime } = statSync(file);
  rewrite(file);
  utimesSync(file, atime, mtime);
}

function link(place: string): void {
  renameSync(place, `${place}-moved`);
  symlinkSync(`${place}-moved`, place);
}

function pipe(file: string): void {
  rmSync(file);
  spawnSync('mkfifo', [file]);
}

/** The first of all files and one of the last: before the large one is read, and after. */
const MOMENTS = ['MLmodel', 'serving_input_example.json'] as const;

describe.each(CHANGES)('%s: %s while it is copied', (_number, _what, change) => {
  it.each(MOMENTS.flatMap((when) => (['sqlite', 'files'] as const).map((layout) => [when, layout] as const)))(
    'at %s, is noticed: nothing is listed, nothing left in a %s workspace',
    async (when, layout) => {
      const place = { ...scene(), layout };
      let done = false;
      const disk: Disk = {
        ...DISK,
        failpoint(operation, file) {
          if (!done && operation === 'open' && file.endsWith(when)) {
            done = true;
            change(place.source);
          }
          return undefined;
        },
      };
      await expect(exported(place, disk)).rejects.toMatchObject({
        code: 'source-changed',
      });
      expect(done).toBe(true);
      expect((await checkWorkspace(place.to, place.data, null)).versions).toEqual([]);
      expect(leftovers(place.to)).toEqual([]);
    },
    30_000,
  );
});

it('F33: a bit that flips in the copy is noticed before it is listed', async () => {
  const place = { ...scene(), layout: 'sqlite' as const };
  const disk: Disk = {
    ...DISK,
    failpoint(operation, file) {
      if (operation === 'close' && file.endsWith('stage/data/z.bin')) {
        const bytes = readFileSync(file);
        bytes[1_000_000] = 0x41;
        writeFileSync(file, bytes);
      }
      return undefined;
    },
  };
  await expect(exported(place, disk)).rejects.toMatchObject({ code: 'copy-differs', details: { path: 'data/z.bin' } });
  expect((await checkWorkspace(place.to, place.data, null)).versions).toEqual([]);
  expect(leftovers(place.to)).toEqual([]);
  expect(await exported(place)).toMatchObject({ version: '1' });
});

it('F23: a source that goes away and comes back is gone on with', async () => {
  const place = { ...scene(), layout: 'files' as const };
  const away = `${place.source}-away`;
  const disk: Disk = {
    ...DISK,
    failpoint(operation, file) {
      if (operation === 'open' && file.endsWith('serving_input_example.json')) renameSync(place.source, away);
      return undefined;
    },
  };
  await expect(exported(place, disk)).rejects.toMatchObject({ code: 'source-gone' });
  expect((await checkWorkspace(place.to, place.data, null)).versions).toEqual([]);
  renameSync(away, place.source);
  expect(await exported(place)).toMatchObject({ version: '1', identical: 8 });
  expect(leftovers(place.to)).toEqual([]);
});
