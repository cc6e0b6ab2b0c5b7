import {
  appendFileSync,
  mkdirSync,
  renameSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readListed, stampOf } from '../../../electron/port/stamped-file.ts';
import { temporaryFolder } from '../../support/served.ts';

const temporary = temporaryFolder();
afterAll(() => temporary.remove());
let made = 0;

/** A folder with `part/a` and, beside it, `other/a` with other bytes of the same size; and `part/a` as it was listed. */
function scene() {
  const root = path.join(temporary.path, `s${(made += 1)}`);
  for (const [folder, text] of [
    ['part', 'one'],
    ['other', 'two'],
  ] as const) {
    mkdirSync(path.join(root, folder), { recursive: true });
    writeFileSync(path.join(root, folder, 'a'), text);
  }
  const stamped = stampOf(at(root));
  return { root, read: (memory?: Uint8Array) => readListed(at(root), stamped, memory) };
}

const at = (root: string) => path.join(root, 'part/a');

function writtenInSecret(root: string): void {
  const { atime, mtime } = statSync(at(root));
  writeFileSync(at(root), 'two');
  utimesSync(at(root), atime, mtime);
}

function linked(place: string, to: string): void {
  renameSync(place, `${place}-before`);
  symlinkSync(to, place);
}

/** Nothing is said of the file itself by the system that was not said before: its folder was renamed. */
function linkedToItself(root: string): void {
  renameSync(path.join(root, 'part'), path.join(root, 'kept'));
  mkdirSync(path.join(root, 'part'));
  symlinkSync(path.join(root, 'kept/a'), at(root));
}

describe('a small file that was listed', () => {
  it('is read whole, into memory where that is given', () => {
    const { read } = scene();
    expect(Buffer.from(read() ?? []).toString()).toBe('one');
    const memory = new Uint8Array(10);
    expect(read(memory)?.buffer).toBe(memory.buffer);
    expect(Buffer.from(memory).toString('latin1', 0, 4)).toBe('one\0');
  });

  it.each<[string, (root: string) => void]>([
    ['has grown', (root) => appendFileSync(at(root), '!')],
    ['was cut off', (root) => truncateSync(at(root), 1)],
    ['holds other bytes, its time put back', writtenInSecret],
    ['was replaced by another', (root) => renameSync(path.join(root, 'other/a'), at(root))],
    ['is a link to the same', linkedToItself],
    ['is a folder', (root) => (renameSync(at(root), path.join(root, 'elsewhere')), mkdirSync(at(root)))],
    ['is gone', (root) => renameSync(at(root), path.join(root, 'elsewhere'))],
    ['lies in a folder that is a link to another', (root) => linked(path.join(root, 'part'), path.join(root, 'other'))],
  ])('is not handed out once it %s', (_what, change) => {
    const { root, read } = scene();
    change(root);
    expect(read()).toBeNull();
  });
});
