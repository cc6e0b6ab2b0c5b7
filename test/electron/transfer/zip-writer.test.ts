import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openSource } from '../../../electron/sources/open-source.ts';
import { ZipWriter, type Compression } from '../../../electron/transfer/zip-writer.ts';
import { temporaryFolder } from '../../support/served.ts';
import { once } from '../../support/workspaces.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const FILES = { 'm/MLmodel': 'flavors: {}', 'm/a/ü.pkl': 'x'.repeat(300_000), 'm/empty': '' };
let made = 0;

async function write(compression: Compression, files: Readonly<Record<string, string>> = FILES): Promise<string> {
  const file = path.join(folder.path, `${(made += 1)}.zip`);
  const zip = await ZipWriter.open(file, compression);
  await zip.folder('m/hollow');
  for (const [name, text] of Object.entries(files))
    await zip.add({ path: name, size: Buffer.byteLength(text) }, () => once(text));
  await zip.finish();
  return file;
}
const python = (script: string, ...args: string[]) =>
  execFileSync('python3', ['-c', script, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 }).trim();

describe.each(['store', 'deflate'] as const)('a zip written with %s', (compression) => {
  it('is opened by Python, by unzip and by ourselves, with the same contents', async () => {
    const file = await write(compression);
    expect(
      python(
        `import zipfile, sys, json
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
print(json.dumps({n: len(z.read(n)) for n in z.namelist()}))`,
        file,
      ),
    ).toBe(
      JSON.stringify({ 'm/hollow/': 0, 'm/MLmodel': 11, 'm/a/\\u00fc.pkl': 300000, 'm/empty': 0 })
        .replaceAll('\\\\', '\\')
        .replaceAll(/([:,])/g, '$1 '),
    );
    expect(execFileSync('unzip', ['-tq', file], { encoding: 'utf8' })).toContain('No errors detected');
    const source = await openSource({ kind: 'path', path: file });
    expect(Buffer.from(await source.read('m/a/ü.pkl', 1 << 20)).equals(Buffer.from(FILES['m/a/ü.pkl']))).toBe(true);
    await source.close();
  });

  it('has the same bytes each time', async () => {
    expect(readFileSync(await write(compression)).equals(readFileSync(await write(compression)))).toBe(true);
  });

  it('holds 70,000 files', async () => {
    const many = Object.fromEntries(Array.from({ length: 70_000 }, (_, at) => [`m/${at}`, String(at)]));
    const file = await write(compression, many);
    const count = python(
      `import zipfile, sys; z = zipfile.ZipFile(sys.argv[1]); print(len(z.namelist()), z.read("m/69999").decode())`,
      file,
    );
    expect(count).toBe('70001 69999');
    expect(execFileSync('unzip', ['-l', file], { encoding: 'utf8', maxBuffer: 1 << 28 })).toContain('70001 files');
    const source = await openSource({ kind: 'path', path: file });
    expect(await source.list('m')).toHaveLength(70_001);
    await source.close();
  }, 60_000);
});

it('refuses more or fewer bytes than were listed, and a name that is taken', async () => {
  for (const size of [1, 4]) {
    const zip = await ZipWriter.open(path.join(folder.path, `size-${size}.zip`), 'store');
    await expect(zip.add({ path: 'MLmodel', size }, () => once('one'))).rejects.toMatchObject({
      code: 'source-changed',
    });
    await zip.close();
  }
  await expect(ZipWriter.open(path.join(folder.path, 'size-1.zip'), 'store')).rejects.toMatchObject({ code: 'EEXIST' });
});
