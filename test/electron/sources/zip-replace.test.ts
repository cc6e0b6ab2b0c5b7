import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fileBytes } from '../../../electron/sources/bytes.ts';
import { chunksOfPieces, sizeOf } from '../../../electron/sources/pieces.ts';
import { openZip } from '../../../electron/sources/zip-source.ts';
import { temporaryFolder } from '../../support/served.ts';
import { zipBytes } from '../../support/zip-bytes.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const NEW = Buffer.from('flavors: {}\n# new\n'.repeat(20));

/** Zips as Python's zipfile writes them, which is what most models are packed with. */
function pythonZip(name: string, code: string): string {
  const file = path.join(folder.path, `${name}.zip`);
  const script = `import io, sys, zipfile\nfile = ${JSON.stringify(file)}\n${code}`;
  const result = spawnSync('python3', ['-c', script], { encoding: 'utf8' });
  if (result.status !== 0) throw new Error(result.stderr);
  return file;
}
const PLAIN = `with zipfile.ZipFile(file, 'w', zipfile.ZIP_DEFLATED) as z:
  z.writestr('m/a.txt', 'a' * 5000)
  z.writestr('m/MLmodel', 'flavors: {}')
  z.writestr('m/z.bin', bytes(range(256)) * 40)
`;
/** What a zip past 4 GiB has: the old end record full, the true values in the new one. */
const FULL_END = `data = bytearray(open(file, 'rb').read())
data[-14:-2] = b'\\xff' * 12
open(file, 'wb').write(data)`;
const MAKERS: readonly (readonly [string, () => string])[] = [
  ['deflated', () => pythonZip('plain', PLAIN)],
  [
    'stored, with a comment',
    () => pythonZip('stored', `${PLAIN.replace('DEFLATED', 'STORED')}  z.comment = b'made by hand'`),
  ],
  [
    'streamed, sizes behind the data',
    () =>
      pythonZip(
        'streamed',
        `class Out(io.RawIOBase):\n  def __init__(self): self.f = open(file, 'wb')\n  def writable(self): return True\n  def write(self, b): return self.f.write(b)\n  def close(self): self.f.close()\nout = Out()\n${PLAIN.replace("zipfile.ZipFile(file, 'w'", "zipfile.ZipFile(out, 'w'")}out.close()`,
      ),
  ],
  [
    'zip64 fields in each entry',
    () =>
      pythonZip(
        'zip64',
        `with zipfile.ZipFile(file, 'w', zipfile.ZIP_DEFLATED) as z:\n  for name, data in (('m/a.txt', b'a' * 5000), ('m/MLmodel', b'flavors: {}'), ('m/z.bin', b'z' * 9)):\n    with z.open(name, 'w', force_zip64=True) as f: f.write(data)`,
      ),
  ],
  ['zip64 end records', () => pythonZip('zip64-end', `zipfile.ZIP_FILECOUNT_LIMIT = 2\n${PLAIN}${FULL_END}`)],
  ['zip64 offsets', () => pythonZip('zip64-offsets', `zipfile.ZIP64_LIMIT = 100\n${PLAIN}${FULL_END}`)],
  [
    'MLmodel last',
    () => {
      const file = path.join(folder.path, 'last.zip');
      writeFileSync(
        file,
        zipBytes([
          { name: 'm/a.txt', data: 'a', method: 8 },
          { name: 'm/MLmodel', data: 'flavors: {}', method: 8 },
        ]),
      );
      return file;
    },
  ],
];

async function replaced(file: string): Promise<Buffer> {
  const handle = await open(file);
  const bytes = fileBytes(handle, (await handle.stat()).size);
  const zip = await openZip('x', bytes, 1000);
  const pieces = await zip.replace!('m/MLmodel', NEW);
  const result: Uint8Array[] = [];
  for await (const chunk of chunksOfPieces(bytes, pieces)) result.push(chunk);
  await zip.close();
  expect(sizeOf(pieces)).toBe(Buffer.concat(result).length);
  return Buffer.concat(result);
}

describe('a zip with another MLmodel', () => {
  it.each(MAKERS)('%s: Python reads it, its other entries packed as they were', async (name, make) => {
    const file = make();
    const out = path.join(folder.path, `${name}-out.zip`);
    writeFileSync(out, await replaced(file));
    const script = `import json, sys, zipfile
a, b = zipfile.ZipFile(sys.argv[1]), zipfile.ZipFile(sys.argv[2])
def raw(z, i):
  z.fp.seek(i.header_offset); head = z.fp.read(30)
  z.fp.seek(i.header_offset + 30 + int.from_bytes(head[26:28], 'little') + int.from_bytes(head[28:30], 'little'))
  return z.fp.read(i.compress_size)
facts = lambda i: [i.filename, i.date_time, i.compress_type, i.external_attr, i.create_system]
print(json.dumps([b.testzip(), b.read('m/MLmodel').decode(), a.comment == b.comment,
  [facts(i) for i in a.infolist()] == [facts(i) for i in b.infolist()],
  all(raw(a, i) == raw(b, j) and i.extra == j.extra or i.filename == 'm/MLmodel' or i.extra != j.extra and len(i.extra) == len(j.extra) and raw(a, i) == raw(b, j) for i, j in zip(a.infolist(), b.infolist()))]))`;
    const result = spawnSync('python3', ['-c', script, file, out], { encoding: 'utf8' });
    expect(result.stderr).toBe('');
    expect(JSON.parse(result.stdout)).toEqual([null, NEW.toString(), true, true, true]);
    // All before the changed entry is untouched, byte for byte.
    const at = readFileSync(file).indexOf('m/MLmodel') - 30;
    expect(readFileSync(out).subarray(0, at).equals(readFileSync(file).subarray(0, at))).toBe(true);
  });
});
