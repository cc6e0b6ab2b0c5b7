import { cpSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../support/build.ts';
import { command } from '../../support/command.ts';
import { temporaryFolder } from '../../support/served.ts';

const MODELS = ['diabetes-2025', 'diabetes-2026'].map((name) => path.join(ROOT, 'assets/examples', name));
const folder = temporaryFolder();
afterAll(() => folder.remove());
const at = (name: string) => path.join(folder.path, name);
const call = (...args: string[]) => command(at('data'), args);
/** Two versions of m, and one model that is whole. */
beforeAll(async () => {
  for (const [name, model] of [...MODELS.map((each) => ['m', each] as const), ['whole', MODELS[0] ?? ''] as const])
    await call('export', model, '--to', at('good'), '--layout', 'files', '--name', name, '--reason', 'a test');
});

const VERSION = 'mlruns/models/m/version-1/meta.yaml';
const DAMAGE: readonly (readonly [string, string, (file: string) => void])[] = [
  ['cut off', VERSION, (file) => truncateSync(file, 20)],
  [
    'cut off in a value',
    VERSION,
    (file) => truncateSync(file, readFileSync(file, 'utf8').indexOf('storage_location') + 25),
  ],
  ['cut off between lines', VERSION, (file) => truncateSync(file, readFileSync(file, 'utf8').indexOf('status:'))],
  ['empty', VERSION, (file) => truncateSync(file, 0)],
  ['noise', VERSION, (file) => writeFileSync(file, Buffer.alloc(300, 0xf7))],
  ['missing', VERSION, (file) => rmSync(file)],
  ['a folder', VERSION, (file) => (rmSync(file), mkdirSync(file))],
  ['the cut one of the model', 'mlruns/models/m/meta.yaml', (file) => truncateSync(file, 20)],
  ['the missing one of the model', 'mlruns/models/m/meta.yaml', (file) => rmSync(file)],
];

describe.each(DAMAGE)('a version whose meta.yaml is %s', (name, file, damage) => {
  const store = at(`store-${name.replaceAll(' ', '-')}`);
  beforeAll(() => {
    cpSync(at('good'), store, { recursive: true });
    damage(path.join(store, file));
  });

  it.each(['export', 'plan'])('is said to be there by %s, with the file that can not be read', async (verb) => {
    const args = [verb, 'models:/m/1', '--from', store, '--to', at('new')];
    const wanted = `Version 1 of "m" is there, but "${file}" can't be read`;
    expect(await call(...args)).toMatchObject({ code: 3, err: expect.stringContaining(wanted) as string });
    const { code, out } = await call(...args, '--json');
    expect({ code, ...(JSON.parse(out) as object) }).toMatchObject({
      code: 'version-unread',
      error: expect.stringContaining(wanted) as string,
      details: { name: 'm', version: '1', path: file },
    });
  });

  it('is listed as one that can not be read, and not counted away', async () => {
    const models = await call('list', store);
    expect(models.code).toBe(1);
    expect(models.err).toContain(`"${file}": can't be read`);
    expect(models.out).toMatch(/^m +2 +2\b/m);
    const versions = await call('list', store, 'm');
    expect(versions.out).toMatch(/^1\b.* meta\.yaml can't be read/m);
    expect([versions.code, versions.err]).toEqual([1, models.err]);
    const [row] = (await call('list', store, '--json')).out.split('\n');
    expect(JSON.parse(row ?? '')).toMatchObject({ name: 'm', versions: 2, unread: [file] });
  });

  it('is not judged by verify, which says so', async () => {
    const { code, out } = await call('verify', store);
    expect(code).toBe(1);
    expect(out).toMatch(/^m\/1 {2}NOT judged: it can't be read$/m);
    expect(out).toContain(file);
    expect(out).toMatch(/^whole\/1 {2}as it was ported/m);
    expect(out).not.toMatch(/^m\/1 {2}as it was/m);
  });

  it('is not taken for the version of the same content', async () => {
    const args = ['export', MODELS[0] ?? '', '--to', store, '--name', 'm', '--reason', 'a test'];
    const { code, out, err } = await call(...args);
    if (file === VERSION) expect([code, out]).toEqual([0, expect.stringContaining('Ported as m version 3.')]);
    else expect([code, out + err]).toEqual([expect.toBeOneOf([1, 3]), expect.stringContaining('models/m/meta.yaml')]);
  });
});

it('the others of a model go on', async () => {
  expect((await call('list', at('good'))).code).toBe(0);
  const store = at('store-cut-off');
  const { code, out } = await call('export', 'models:/m/2', '--from', store, '--to', at('second'));
  expect([code, out]).toEqual([0, expect.stringContaining('Ported as m version 1.')]);
});
