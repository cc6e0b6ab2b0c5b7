import { describe, expect, it } from 'vitest';
import { openSource } from '../../../electron/sources/open-source.ts';
import { readModel } from '../../../electron/sources/read-model.ts';
import { packSizes, SIZE_BYTES, SIZES_FILE } from '../../../shared/contract/tab-sizes.ts';

const TEXT = new TextEncoder();

/** A dropped folder: its names at once, the rest when asked; `null` stands for a file that is gone. */
function dropped(content: Readonly<Record<string, string | null>>, sizes: 'known' | 'asked' = 'asked') {
  const files = Object.entries(content).map(([path, text]) => ({
    path,
    bytes: text === null ? null : TEXT.encode(text),
  }));
  const asked: string[] = [];
  const readRange = async (_id: string, file: number, start: number, end: number) => {
    asked.push(file === SIZES_FILE ? `sizes ${start / SIZE_BYTES}-${end / SIZE_BYTES}` : `${files[file]?.path}`);
    if (file !== SIZES_FILE) return (files[file]?.bytes ?? new Uint8Array()).slice(start, end);
    return packSizes(files.map(({ bytes }) => bytes?.length ?? null)).slice(start, end);
  };
  const listed = files.map(({ path, bytes }) => ({ path, size: sizes === 'known' ? (bytes?.length ?? 0) : null }));
  const ref = { kind: 'tab', id: 't', name: 'm', folder: true, files: JSON.stringify(listed) } as const;
  return { asked, open: () => openSource(ref, { readRange }) };
}

describe('a folder that a tab holds', () => {
  it('asks for sizes only when they are wanted, neighbours together and once', async () => {
    const { asked, open } = dropped({ MLmodel: 'flavors: {}', 'data/a': '12', 'data/b': '', z: '1234567' });
    const source = await open();
    expect((await source.list('')).map(({ name }) => name)).toEqual(['MLmodel', 'data', 'z']);
    expect(asked).toEqual([]);
    expect((await source.list('', { sizes: true })).map(({ size }) => size)).toEqual([11, 0, 7]);
    expect((await source.list('data', { sizes: true })).map(({ size }) => size)).toEqual([2, 0]);
    expect(await source.stat('z')).toMatchObject({ size: 7 });
    expect(asked).toEqual(['sizes 0-1', 'sizes 3-4', 'sizes 1-3']);
    expect(new TextDecoder().decode(await source.read('z', 3, 5))).toBe('67');
  });

  it('asks for no size that the tab told at once', async () => {
    const { asked, open } = dropped({ MLmodel: 'flavors: {}', a: '12' }, 'known');
    expect((await (await open()).list('', { sizes: true })).map(({ size }) => size)).toEqual([11, 2]);
    expect(asked).toEqual([]);
  });

  it('has no file where the tab can open none', async () => {
    const source = await dropped({ MLmodel: null }).open();
    expect(await source.stat('MLmodel')).toBeNull();
    await expect(source.read('MLmodel', 10)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('counts many files without asking for each: the total is then a least one', async () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`many/${at}`, 'x']));
    const { asked, open } = dropped({ MLmodel: 'flavors: {python_function: {model_path: many/7}}', ...many });
    const { files, references } = await readModel(await open(), '');
    expect(files).toMatchObject({ count: 5001, complete: false, largest: { path: 'MLmodel' } });
    expect(references.map(({ path, state, size }) => [path, state, size])).toEqual([['many/7', 'present', 1]]);
    expect(asked.length).toBeLessThan(6);
  });
});
