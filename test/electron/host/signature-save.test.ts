import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../support/build.ts';
import { temporaryFolder } from '../../support/served.ts';
import { testHost } from '../../support/test-host.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const EXAMPLE = path.join(ROOT, 'assets/examples/diabetes-2026');
const MODEL = path.join(folder.path, 'model');
cpSync(EXAMPLE, MODEL, { recursive: true });
mkdirSync(path.join(MODEL, 'code'));
writeFileSync(path.join(MODEL, 'code/x.py'), 'pass');
symlinkSync('/etc/hosts', path.join(MODEL, 'hosts'));
const ZIP = path.join(folder.path, 'model.zip');
spawnSync('python3', [
  '-c',
  `import shutil; shutil.make_archive(${JSON.stringify(path.join(folder.path, 'model'))}, 'zip', ${JSON.stringify(EXAMPLE)})`,
]);
const PARTS = { inputs: '[{"type": "long", "name": "a", "required": true}]', outputs: null, params: null };

async function save(source: string, target: string | null, suggestions: string[] = []) {
  const { client, grantOf } = testHost(folder.path, async (suggested) => (suggestions.push(suggested), target));
  const grant = grantOf(source);
  const written: number[] = [];
  const answer = await client.call(
    'signature.save',
    { grant, path: '', parts: PARTS },
    { onProgress: (each) => written.push(each.written) },
  );
  return { answer, written };
}
const hashAll = (place: string) =>
  readdirSync(place, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => `${name} ${spawnSync('sha256sum', [path.join(place, name)], { encoding: 'utf8' }).stdout}`);

describe('signature.save', () => {
  it('copies a folder, links left out and named; only MLmodel differs; the original stays', async () => {
    const before = hashAll(MODEL);
    const target = path.join(folder.path, 'copy');
    const suggestions: string[] = [];
    const { answer, written } = await save(MODEL, target, suggestions);
    expect(answer).toMatchObject({ kind: 'saved', grant: { name: 'copy', kind: 'folder' }, left: ['hosts'] });
    expect(suggestions).toEqual([path.join(folder.path, 'model-edited')]);
    expect(written.length).toBeGreaterThan(1);
    expect(hashAll(MODEL)).toEqual(before);
    const names = readdirSync(target, { recursive: true, encoding: 'utf8' }).sort();
    expect(names).toEqual(
      readdirSync(MODEL, { recursive: true, encoding: 'utf8' })
        .filter((name) => name !== 'hosts')
        .sort(),
    );
    const differing = ['MLmodel', 'model.skops', 'code/x.py'].filter(
      (name) => !readFileSync(path.join(target, name)).equals(readFileSync(path.join(MODEL, name))),
    );
    expect(differing).toEqual(['MLmodel']);
    expect(readFileSync(path.join(target, 'MLmodel'), 'utf8')).toContain(
      `inputs: '${PARTS.inputs}'\n  outputs: null\n`,
    );
  });

  it('copies a zip', async () => {
    const target = path.join(folder.path, 'copy.zip');
    expect((await save(ZIP, target)).answer).toMatchObject({ kind: 'saved', grant: { kind: 'file' } });
    const listing = spawnSync('python3', ['-m', 'zipfile', '-t', target], { encoding: 'utf8' });
    expect(listing.stdout).toContain('Done testing');
  });

  it('copies a lone MLmodel', async () => {
    const target = path.join(folder.path, 'MLmodel-2');
    expect((await save(path.join(EXAMPLE, 'MLmodel'), target)).answer).toMatchObject({ kind: 'saved' });
    expect(readFileSync(target, 'utf8')).toContain(PARTS.inputs);
  });

  it('does nothing when cancelled, and refuses what is there or inside the original', async () => {
    expect((await save(MODEL, null)).answer).toEqual({ kind: 'cancelled' });
    await expect(save(MODEL, path.join(MODEL, 'code/copy'))).rejects.toMatchObject({ code: 'target-inside' });
    await expect(save(ZIP, ZIP)).rejects.toMatchObject({ code: 'target-exists' });
    await expect(save(MODEL, path.join(folder.path, 'no/where'))).rejects.toMatchObject({ code: 'folder-missing' });
    expect(existsSync(path.join(MODEL, 'code/copy'))).toBe(false);
  });

  it('offers a download where there is no dialog: once, as a zip that holds the model', async () => {
    const { host, client, grantOf } = testHost(folder.path);
    for (const [source, entry] of [
      [MODEL, 'model-edited/MLmodel'],
      [ZIP, 'MLmodel'],
    ] as const) {
      const grant = grantOf(source);
      const answer = await client.call('signature.save', { grant, path: '', parts: PARTS });
      if (answer.kind !== 'download') throw new Error(answer.kind);
      expect(answer.name).toBe('model-edited.zip');
      const chunks: Uint8Array[] = [];
      for await (const chunk of host.downloads.take(answer.id)?.chunks(new AbortController().signal) ?? [])
        chunks.push(chunk);
      expect(host.downloads.take(answer.id)).toBeNull();
      const file = path.join(folder.path, `${path.basename(source)}-download.zip`);
      writeFileSync(file, Buffer.concat(chunks));
      const read = spawnSync(
        'python3',
        [
          '-c',
          'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), z.read(sys.argv[2]).decode())',
          file,
          entry,
        ],
        { encoding: 'utf8' },
      );
      expect(read.stdout).toContain(`None`);
      expect(read.stdout).toContain(PARTS.inputs);
    }
  });
});
