import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { deflating } from '../../../electron/transfer/deflate.ts';

/** Repeats itself, mostly from farther back than one small chunk. */
const text = Buffer.from(
  Array.from({ length: 60_000 }, (_, at) => `row ${at}: ${(at * 7919) % 1000} ${'ab'.repeat(at % 20)}\n`).join(''),
);

async function packed(size: number): Promise<Buffer> {
  const out: Uint8Array[] = [];
  const packer = deflating(async (bytes) => void out.push(bytes));
  const under: Promise<void>[] = [];
  for (let at = 0; at < text.length; at += size) {
    // Memory that is used again once it is through: what is still needed of it must have been kept.
    const memory = Uint8Array.from(text.subarray(at, at + size));
    under.push(packer.write(memory).then(() => void memory.fill(0)));
    if (under.length === 4) await Promise.all(under.splice(0));
  }
  await Promise.all(under);
  await packer.end();
  return Buffer.concat(out);
}

describe('deflating', () => {
  const whole = deflateRawSync(text, { level: 6 }).length;

  it.each([
    ['as one', text.length, 1],
    ['in large chunks', 1 << 20, 1.001],
    ['in small ones', 10_000, 1.05],
    ['a few bytes at a time', 700, 1.3],
  ])('%s makes one stream, hardly longer than in one go', async (_, size, most) => {
    const bytes = await packed(size);
    expect(inflateRawSync(bytes).equals(text)).toBe(true);
    expect(bytes.length / whole).toBeLessThan(most + 10 / whole);
  });

  it('tells of a failed write, and writes nothing behind it', async () => {
    let calls = 0;
    const packer = deflating(async () => {
      if ((calls += 1) === 2) throw new Error('full');
    });
    const ended = await Promise.allSettled([1, 2, 3].map(() => packer.write(text.subarray(0, 50_000))));
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    await expect(packer.end()).rejects.toThrow('full');
    expect(calls).toBe(2);
  });
});
