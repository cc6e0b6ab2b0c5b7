import { describe, expect, it } from 'vitest';
import { folderSource } from '../../../electron/sources/folder-source.ts';
import { listedOnce } from '../../../electron/sources/listed-once.ts';
import type { Source } from '../../../electron/sources/source.ts';

function counting(fails: number) {
  let asked = 0;
  const source: Source = {
    ...folderSource('/'),
    list: () => ((asked += 1) <= fails ? Promise.reject(new Error('away')) : Promise.resolve([])),
  };
  return { source: listedOnce(source), asked: () => asked };
}

const SIZES = { sizes: true } as const;

describe('a source that is listed once', () => {
  it('asks for a folder once, whoever wants its sizes or not', async () => {
    const { source, asked } = counting(0);
    const first = await source.list('a', SIZES);
    expect(await source.list('a', SIZES)).toBe(first);
    expect(await source.list('a')).toBe(first);
    expect(asked()).toBe(1);
  });

  it('asks for another folder, and for the sizes that it does not know', async () => {
    const { source, asked } = counting(0);
    await source.list('a');
    await source.list('a', SIZES);
    await source.list('b', SIZES);
    expect(asked()).toBe(3);
  });

  it('asks again for a list that failed', async () => {
    const { source, asked } = counting(1);
    await expect(source.list('a', SIZES)).rejects.toThrow('away');
    expect(await source.list('a', SIZES)).toEqual([]);
    expect(asked()).toBe(2);
  });
});
