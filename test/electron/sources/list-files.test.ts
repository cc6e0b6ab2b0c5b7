import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { digestFiles, listFiles } from '../../../electron/sources/list-files.ts';
import { openSource } from '../../../electron/sources/open-source.ts';
import { temporaryFolder } from '../../support/served.ts';
import { zipBytes } from '../../support/zip-bytes.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const model = path.join(folder.path, 'model');
mkdirSync(path.join(model, 'data'), { recursive: true });
const large = Buffer.alloc(2_500_000, 'large');
const contents = { MLmodel: 'flavors: {}\n', 'data/large.bin': large, 'data/empty': '' };
for (const [name, data] of Object.entries(contents)) writeFileSync(path.join(model, name), data);
symlinkSync('/etc/passwd', path.join(model, 'link'));
const zip = path.join(folder.path, 'model.zip');
writeFileSync(zip, zipBytes(Object.entries(contents).map(([name, data]) => ({ name: `m/${name}`, data, method: 8 }))));
const sha = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
const EXPECTED = [
  { path: 'MLmodel', size: 12, digest: sha(contents.MLmodel) },
  { path: 'data/empty', size: 0, digest: sha('') },
  { path: 'data/large.bin', size: 2_500_000, digest: sha(large) },
];

it.each([
  ['a folder', model, ''],
  ['a zip, unpacked as it is read', zip, 'm'],
])('lists and digests %s, without its links', async (_what, file, inside) => {
  const source = await openSource({ kind: 'path', path: file });
  const list = await listFiles(source, inside);
  expect(list).toEqual({ files: EXPECTED.map((each) => ({ ...each, digest: null })), complete: true });
  let read = 0;
  const digested = await digestFiles(source, inside, list, { report: (bytes) => (read += bytes) });
  expect(digested).toEqual({ files: EXPECTED, complete: true });
  expect(read).toBe(2_500_012);
  await source.close();
});

it('judges the other files where one can not be read', async () => {
  const lying = path.join(folder.path, 'lying.zip');
  writeFileSync(
    lying,
    zipBytes([
      { name: 'good', data: 'good', method: 8 },
      { name: 'bad', data: 'bad', method: 8, central: { crc: 1 }, local: { crc: 1 } },
    ]),
  );
  const source = await openSource({ kind: 'path', path: lying });
  const { files } = await digestFiles(source, '', await listFiles(source, ''), { report: () => undefined });
  expect(files.map(({ path: name, digest }) => [name, digest])).toEqual([
    ['bad', null],
    ['good', sha('good')],
  ]);
  await source.close();
});

it('stops when it is cancelled', async () => {
  const source = await openSource({ kind: 'path', path: model });
  const stop = new AbortController();
  const list = await listFiles(source, '');
  const work = digestFiles(source, '', list, { signal: stop.signal, report: () => stop.abort() });
  await expect(work).rejects.toThrow();
  await source.close();
});
