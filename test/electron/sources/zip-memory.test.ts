import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openSource } from '../../../electron/sources/open-source.ts';
import type { ReadMemory } from '../../../electron/sources/source.ts';
import { ZipWriter, type Compression } from '../../../electron/transfer/zip-writer.ts';
import { temporaryFolder } from '../../support/served.ts';
import { once } from '../../support/workspaces.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const SIZE = 3_000_000;
const content = Buffer.from(Array.from({ length: SIZE }, (_, at) => (at * at) % 251));

async function zipped(name: string, compression: Compression): Promise<string> {
  const file = path.join(folder.path, name);
  const zip = await ZipWriter.open(file, compression);
  await zip.add({ path: 'm/weights', size: SIZE }, () => once(content));
  await zip.add({ path: 'm/small', size: 10 }, () => once(content.subarray(0, 10)));
  await zip.finish();
  return file;
}

/** One piece that is lent again and again, and what was read through it. */
async function readThrough(file: string, inside: string, before?: () => void) {
  const slot = new Uint8Array(new SharedArrayBuffer(1 << 20));
  let lent = 0;
  let taken = 0;
  const memory: ReadMemory = {
    take: () => Promise.resolve(((lent += 1), (taken += 1), slot)),
    give: (chunk) => void (lent -= chunk.buffer === slot.buffer ? 1 : 0),
  };
  const source = await openSource({ kind: 'path', path: file });
  const read: Uint8Array[] = [];
  try {
    before?.();
    for await (const chunk of source.stream?.(inside, memory) ?? []) {
      read.push(Uint8Array.from(chunk));
      memory.give(chunk);
    }
    return { read: Buffer.concat(read), error: null, lent, taken };
  } catch (error) {
    return { read: null, error: String((error as Error).message), lent, taken };
  } finally {
    await source.close();
  }
}

describe('memory that a zip is read through', () => {
  it.each([
    ['a large entry that is not packed', 'store', 'm/weights', SIZE, 3],
    ['a packed one, which is unpacked into memory of its own', 'deflate', 'm/weights', SIZE, 0],
    ['a small one, which is read with its neighbours', 'store', 'm/small', 10, 0],
  ] as const)('%s', async (name, compression, inside, size, taken) => {
    const told = await readThrough(await zipped(`${name}.zip`, compression), inside);
    expect(told.read?.equals(content.subarray(0, size))).toBe(true);
    expect(told).toMatchObject({ lent: 0, taken, error: null });
  });

  it.each([
    [
      'damaged',
      (file: string) => {
        const bytes = readFileSync(file);
        bytes[2_000_000] = (bytes[2_000_000] ?? 0) ^ 1;
        writeFileSync(file, bytes);
      },
      /checksum/i,
    ],
    ['cut short', (file: string) => truncateSync(file, 1_500_000), /shorter/],
  ])('is given back when the file is %s meanwhile', async (name, harm, error) => {
    const file = await zipped(`${name}.zip`, 'store');
    const told = await readThrough(file, 'm/weights', () => harm(file));
    expect(told.error).toMatch(error);
    expect(told.lent).toBe(0);
    expect(told.taken).toBeGreaterThan(1);
  });
});
