import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findModels } from '../../../electron/sources/find-models.ts';
import { openSource } from '../../../electron/sources/open-source.ts';
import { toErrorData } from '../../../shared/contract/errors.ts';
import { temporaryFolder } from '../../support/served.ts';
import { zipBytes, type ZipLies, type ZipPart } from '../../support/zip-bytes.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;
function file(bytes: Uint8Array, name = `${(made += 1)}.zip`): string {
  const target = path.join(folder.path, name);
  writeFileSync(target, bytes);
  return target;
}
async function codeOf(target: string): Promise<string> {
  try {
    const source = await openSource({ kind: 'path', path: target });
    try {
      await source.read('MLmodel', 1000);
      return 'opened';
    } finally {
      await source.close();
    }
  } catch (error) {
    return toErrorData(error).code;
  }
}
const MODEL: ZipPart = { name: 'MLmodel', data: 'flavors: {sklearn: {}}\n' };
const named = (name: string | Uint8Array): readonly [ZipPart[]] => [[MODEL, { name, data: 'x' }]];
const unicodePath = Buffer.from([0x75, 0x70, 9, 0, 1, 0, 0, 0, 0, ...Buffer.from('evil')]);
const innerZip = zipBytes([MODEL]);

// Every row of the table of hostile zips: what is wrong, how it is made, and the code of the refusal.
const ROWS: readonly (readonly [string, readonly [ZipPart[], ZipLies?], string])[] = [
  ['a good one', [[MODEL, { name: 'data/model.pkl', data: 'x'.repeat(100), method: 8 }]], 'opened'],
  ['..', named('../x'), 'zip-name-dotdot'],
  ['an absolute name', named('/x'), 'zip-name-absolute'],
  ['a drive', named('C:/x'), 'zip-name-absolute'],
  ['dots behind backslashes', named('a\\..\\x'), 'zip-name-dotdot'],
  ['a backslash', named('a\\x'), 'zip-name-backslash'],
  ['NUL in a name', named('a\0b'), 'zip-name-nul'],
  ['an empty name', named(''), 'zip-name-empty'],
  ['a dot', named('./a'), 'zip-name-not-canonical'],
  ['two slashes', named('a//b'), 'zip-name-not-canonical'],
  ['a device', named('con'), 'zip-name-device'],
  ['a trailing dot', named('a.'), 'zip-name-trailing-dot'],
  ['a name that is not UTF-8', named(new Uint8Array([0x61, 0xff])), 'zip-name-not-utf8'],
  ['the same name twice', [[MODEL, MODEL]], 'zip-repeated-name'],
  ['names that differ in case', [[MODEL, { name: 'a' }, { name: 'A' }]], 'zip-same-name'],
  ['NFC and NFD', [[MODEL, { name: 'caf\u00e9' }, { name: 'cafe\u0301' }]], 'zip-same-name'],
  ['file and folder', [[MODEL, { name: 'a', data: 'x' }, { name: 'a/b', data: 'x' }]], 'zip-file-and-folder'],
  ['a symbolic link', [[MODEL, { name: 'l', data: '/etc', mode: 0o120777 }]], 'zip-link'],
  ['a pipe', [[MODEL, { name: 'p', mode: 0o010644 }]], 'zip-special-file'],
  ['a wrong checksum', [[{ ...MODEL, central: { crc: 1 }, local: { crc: 1 } }]], 'zip-checksum'],
  ['another local name', [[MODEL, { name: 'a', local: { name: 'b' } }]], 'zip-two-names'],
  ['another local method', [[MODEL, { name: 'a', local: { method: 8 } }]], 'zip-local-header'],
  ['another Unicode name', [[MODEL, { name: 'a', central: { extra: unicodePath } }]], 'zip-two-names'],
  ['a declared size too small', [[{ ...MODEL, method: 8, central: { size: 3 } }]], 'zip-size'],
  ['a declared size too big', [[{ ...MODEL, method: 8, central: { size: 90 } }]], 'zip-size'],
  ['a stored size that is not its own', [[{ ...MODEL, central: { size: 3 } }]], 'zip-size'],
  ['two entries on the same bytes', [[MODEL, { name: 'b', data: 'x', central: { offset: 0 } }]], 'zip-overlap'],
  ['no entries said', [[MODEL], { count: 0 }], 'zip-count'],
  ['more entries said', [[MODEL], { count: 2 }], 'zip-count'],
  ['modulo 65,536', [[MODEL], { count: 65_535 }], 'zip-count'],
  [
    'something in front',
    [[MODEL], { before: Buffer.from('PK\u0003\u0004junk'), directoryStart: 8 + 30 + 7 + 23 }],
    'zip-prepended',
  ],
  ['something behind', [[MODEL], { after: Buffer.from('junk') }], 'zip-appended'],
  ['a second end in the comment', [[MODEL], { comment: innerZip.subarray(-22) }], 'zip-two-ends'],
  ['several disks', [[MODEL], { disk: 1 }], 'zip-several-disks'],
  ['the directory elsewhere', [[MODEL], { directoryStart: 3 }], 'zip-directory-place'],
  ['an unknown method', [[MODEL, { name: 'a', method: 12 }]], 'zip-method'],
  ['a password', [[MODEL, { name: 'a', flags: 0x801 }]], 'zip-encrypted'],
  ['a patched entry', [[MODEL, { name: 'a', flags: 0x820 }]], 'zip-flags'],
  ['a bomb', [[MODEL, { name: 'a', data: Buffer.alloc(2000), method: 8, central: { size: 900_000_000 } }]], 'zip-size'],
  ['a folder with data', [[MODEL, { name: 'd/', data: 'x' }]], 'zip-folder-with-data'],
];

describe('a zip is refused whole', () => {
  it.each(ROWS)('for %s', async (_name, [parts, lies], code) =>
    expect(await codeOf(file(zipBytes(parts, lies)))).toBe(code),
  );

  it.each([
    ['half of one', innerZip.subarray(0, 60), 'half.zip', 'zip-no-end'],
    ['0 bytes', Buffer.alloc(0), 'none.zip', 'empty-zip'],
    ['a web page', Buffer.from('<!doctype html>'), 'page.zip', 'is-html'],
    ['another archive called zip', Buffer.from('Rar!\u001a\u0007\u0001'), 'rar.zip', 'not-a-zip'],
    ['a tar.gz', Buffer.from([0x1f, 0x8b, 8, 0]), 'a.tar.gz', 'is-tar'],
    ['a 7z', Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]), 'a.7z', 'is-other-archive'],
    ['a pickle', Buffer.from([0x80, 4, 0x95]), 'model.pkl', 'is-a-pickle'],
    ['another text', Buffer.from('hello'), 'notes.txt', 'not-a-model'],
    ['nothing', Buffer.alloc(0), 'nothing', 'empty-file'],
  ])('%s', async (_name, bytes, name, code) => expect(await codeOf(file(bytes, name))).toBe(code));

  it('a zip with another name opens', async () => expect(await codeOf(file(innerZip, 'model.bundle'))).toBe('opened'));
});

describe('a zip in place', () => {
  it('finds a model below two wrappings and ignores what Finder left', async () => {
    const parts = ['a/b/MLmodel', '__MACOSX/a/b/._MLmodel', 'a/.DS_Store'].map((name) => ({ ...MODEL, name }));
    const source = await openSource({ kind: 'path', path: file(zipBytes(parts)) });
    const { models, summary } = await findModels(source);
    await source.close();
    expect(models.map((model) => model.path)).toEqual(['a/b']);
    expect(summary.problems).toEqual([]);
  });

  it('lists 100,000 entries and refuses more', async () => {
    const parts = (count: number) => [MODEL, ...Array.from({ length: count - 1 }, (_, at) => ({ name: `f${at}` }))];
    const target = file(zipBytes(parts(60_000)));
    const source = await openSource({ kind: 'path', path: target });
    expect(await source.list('')).toHaveLength(60_000);
    await source.close();
    await expect(openSource({ kind: 'path', path: target }, { entryLimit: 100 })).rejects.toMatchObject({
      code: 'zip-too-many-entries',
    });
  });

  it('works the same over ranges of a browser tab', async () => {
    const bytes = zipBytes([MODEL, { name: 'model.pkl', data: 'weights', method: 8 }]);
    const asked: number[] = [];
    const readRange = (_id: string, _file: number, start: number, end: number) => {
      asked.push(end - start);
      return Promise.resolve(new Uint8Array(bytes.subarray(start, end)));
    };
    const ref = {
      kind: 'tab',
      id: 't',
      name: 'm.zip',
      folder: false,
      files: [{ path: 'm.zip', size: bytes.length }],
    } as const;
    const source = await openSource(ref, { readRange });
    expect(new TextDecoder().decode(await source.read('model.pkl', 100))).toBe('weights');
    expect(asked.length).toBeLessThanOrEqual(4);
  });
});
