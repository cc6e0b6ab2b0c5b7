import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findModels } from '../../../electron/sources/find-models.ts';
import { openSource } from '../../../electron/sources/open-source.ts';
import { toErrorData } from '../../../shared/contract/errors.ts';
import { temporaryFolder } from '../../support/served.ts';
import { HOSTILE_ZIPS, MODEL } from '../../support/hostile-zips.ts';
import { zipBytes } from '../../support/zip-bytes.ts';

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
const innerZip = zipBytes([MODEL]);

describe('a zip is refused whole', () => {
  it.each(HOSTILE_ZIPS)('for %s', async (_name, [parts, lies], code) =>
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
    const target = file(zipBytes(parts(100_000)));
    const source = await openSource({ kind: 'path', path: target });
    expect(await source.list('')).toHaveLength(100_000);
    await source.close();
    await expect(openSource({ kind: 'path', path: target }, { entryLimit: 99_999 })).rejects.toMatchObject({
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
      files: JSON.stringify([{ path: 'm.zip', size: bytes.length }]),
    } as const;
    const source = await openSource(ref, { readRange });
    expect(new TextDecoder().decode(await source.read('model.pkl', 100))).toBe('weights');
    expect(asked.length).toBeLessThanOrEqual(4);
  });
});
