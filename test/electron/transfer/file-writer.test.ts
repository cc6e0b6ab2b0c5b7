import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { newFile } from '../../../electron/transfer/file-writer.ts';
import { DISK, type Disk, type Operation } from '../../../electron/transfer/disk.ts';
import { threadWriter } from '../../../electron/transfer/file-thread.ts';
import { temporaryFolder } from '../../support/served.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;
const place = () => path.join(folder.path, `f${(made += 1)}`);
const MB = 1024 * 1024;

/** As a pump hands it over. */
function shared(size: number): Uint8Array {
  const chunk = new Uint8Array(new SharedArrayBuffer(size));
  for (let at = 0; at < size; at += 1) chunk[at] = (at * 31 + (at >> 8)) % 251;
  return chunk;
}

describe.each([
  ['shared memory, which a thread writes from', shared],
  ['memory of its own', (size: number) => Uint8Array.from(shared(size))],
])('chunks in %s', (_where, chunkOf) => {
  it.each([
    ['one byte', [1]],
    ['just what one call of a thread takes', [16 * 1024]],
    ['a byte more, and a byte less', [16 * 1024 + 1, 16 * 1024 - 1]],
    ['several that are under way at a time', [MB, 300_001, MB, 7]],
  ])('%s: each lies where it belongs', async (_what, sizes) => {
    const file = place();
    const writer = await newFile(file);
    const chunks = sizes.map(chunkOf);
    await Promise.all(chunks.map((chunk) => writer.write(chunk)));
    await writer.sync();
    await writer.close();
    expect(readFileSync(file).equals(Buffer.concat(chunks))).toBe(true);
  });

  it('that a system takes in small parts are written whole', async () => {
    const file = place();
    const chunk = chunkOf(100_000);
    const asked: number[] = [];
    const failpoint = (operation: Operation) => (operation === 'write' ? asked.push(7001) && 7001 : undefined);
    const writer = await newFile(file, { ...DISK, failpoint });
    await writer.write(chunk);
    await writer.close();
    expect(asked).toHaveLength(15);
    expect(readFileSync(file).equals(Buffer.from(chunk))).toBe(true);
  });
});

describe('a large file', () => {
  const failing = (at: number, syncs: string[]): Disk => ({
    ...DISK,
    failpoint(operation, file) {
      if (operation !== 'fsync') return undefined;
      if (syncs.push(file) === at) throw Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'fsync' });
      return undefined;
    },
  });
  const fill = async (file: string, disk: Disk) => {
    const writer = await newFile(file, disk);
    const chunk = shared(4 * MB);
    try {
      for (let at = 0; at < 33; at += 1) await writer.write(chunk);
      await writer.sync();
    } finally {
      await writer.close();
    }
  };

  it('goes to the disk while it is written: after each 64 MiB, and in the end', async () => {
    const syncs: string[] = [];
    await fill(place(), failing(0, syncs));
    expect(syncs).toHaveLength(3);
  });

  it.each([1, 2, 3])('whose sync number %i fails is not taken for written', async (at) => {
    await expect(fill(place(), failing(at, []))).rejects.toMatchObject({ code: 'EIO', syscall: 'fsync' });
  });
});

it('a thread tells the error of the system, with the call', async () => {
  const file = place();
  writeFileSync(file, 'not to be written to');
  const handle = openSync(file, 'r');
  const thread = threadWriter();
  await expect(thread.write(handle, shared(10), 0)).rejects.toMatchObject({ code: 'EBADF', syscall: 'write' });
  thread.release();
  closeSync(handle);
});
