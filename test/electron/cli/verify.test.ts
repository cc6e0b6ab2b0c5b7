import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ROOT } from '../../support/build.ts';
import { command } from '../../support/command.ts';
import { temporaryFolder } from '../../support/served.ts';

// Each port waits for the disk many times.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const folder = temporaryFolder();
afterAll(() => folder.remove());
const at = (name: string) => path.join(folder.path, name);
const UNFIT = 'does not fit the tag model_porter_digest';

beforeAll(async () => {
  cpSync(path.join(ROOT, 'assets/examples/diabetes-2025'), at('model'), { recursive: true });
  mkdirSync(at('model/code'));
  mkdirSync(at('model/hollow'));
  writeFileSync(at('model/code/mod.py'), 'x = 1\n');
  await command(at('data'), ['export', at('model'), '--to', at('good'), '--name', 'm', '--reason', 'a test']);
});

/** A workspace, changed. */
interface Place {
  /** The version's files. */
  readonly files: string;
  readonly manifest: string;
  readonly sql: (text: string) => void;
}

let made = 0;
function changed(change: (place: Place) => void): string {
  const to = at(`w${(made += 1)}`);
  cpSync(at('good'), to, { recursive: true });
  const [port = ''] = readdirSync(path.join(to, 'mlartifacts/model-porter'));
  const ports = execFileSync('find', [path.join(to, '.model-porter'), '-name', 'manifest.json'], { encoding: 'utf8' });
  const sql = (text: string) => {
    const database = new DatabaseSync(path.join(to, 'mlflow.db'));
    database.exec(text);
    database.close();
  };
  // Its location is that of the workspace it was copied from.
  sql(`UPDATE model_versions SET source = replace(source, '${at('good')}', '${to}'), storage_location = NULL`);
  change({ files: path.join(to, 'mlartifacts/model-porter', port), manifest: ports.trim(), sql });
  return to;
}

async function verified(to: string) {
  const { code, out } = await command(at('data'), ['verify', to, '--json']);
  const text = await command(at('data'), ['verify', to]);
  return { code, said: text.out, ...(JSON.parse(out) as { state: string; problem: string | null }) };
}

const DROP_DIGEST = `DELETE FROM model_version_tags WHERE key = 'model_porter_digest'`;
const spoil = ({ files }: Place) => writeFileSync(path.join(files, 'MLmodel'), 'x');
const edit = ({ manifest }: Place) =>
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/("path": "conda.yaml"[^}]*"digest": ")./s, '$1z'));

const CASES: readonly (readonly [string, (place: Place) => void, number, object])[] = [
  ['nothing', () => undefined, 0, { state: 'same', problem: null }],
  [
    'a link more',
    ({ files }) => symlinkSync('/etc/hosts', path.join(files, 'link')),
    1,
    { state: 'differs', difference: { added: ['link'] } },
  ],
  [
    'a pipe more',
    ({ files }) => void execFileSync('mkfifo', [path.join(files, 'code/pipe')]),
    1,
    { state: 'differs', difference: { added: ['code/pipe'] } },
  ],
  [
    'a link in place of a file',
    ({ files }) => (rmSync(path.join(files, 'conda.yaml')), symlinkSync('x', path.join(files, 'conda.yaml'))),
    1,
    { state: 'differs', difference: { changed: ['conda.yaml'], missing: [], added: [] } },
  ],
  [
    'an empty folder more',
    ({ files }) => mkdirSync(path.join(files, 'new')),
    1,
    { state: 'differs', difference: { added: ['new/'] } },
  ],
  [
    'an empty folder less',
    ({ files }) => rmSync(path.join(files, 'hollow'), { recursive: true }),
    1,
    { state: 'differs', difference: { missing: ['hollow/'] } },
  ],
  [
    'what Python compiled',
    ({ files }) => compiled(files, 'mod'),
    0,
    { state: 'same', difference: { expected: ['code/__pycache__/mod.cpython-311.pyc'], added: [] } },
  ],
  [
    'what nobody can have compiled here',
    ({ files }) => compiled(files, 'evil'),
    1,
    { state: 'differs', difference: { expected: [], added: ['code/__pycache__/evil.cpython-311.pyc'] } },
  ],
  ['no tag with the digest', ({ sql }) => sql(DROP_DIGEST), 0, { state: 'same' }],
  [
    'no tag with the digest, and a damaged MLmodel',
    (place) => (place.sql(DROP_DIGEST), spoil(place)),
    1,
    { state: 'differs', difference: { changed: ['MLmodel'] } },
  ],
  [
    'a manifest that somebody changed',
    edit,
    0,
    { state: 'same', difference: { changed: [] }, problem: expect.stringContaining(UNFIT) as string },
  ],
  [
    'a manifest that somebody changed, and a damaged MLmodel',
    (place) => (edit(place), spoil(place)),
    1,
    { state: 'differs', difference: { changed: [] }, problem: expect.stringContaining(UNFIT) as string },
  ],
  ['no manifest', ({ manifest }) => rmSync(manifest), 0, { state: 'same', problem: null }],
  [
    'no manifest, and a damaged MLmodel',
    (place) => (rmSync(place.manifest), spoil(place)),
    1,
    { state: 'differs', problem: expect.stringContaining('which of them differ can not be said') as string },
  ],
  [
    'files in a cloud, ported by nobody',
    ({ sql }) => sql(`DELETE FROM model_version_tags; UPDATE model_versions SET source = 's3://bucket/m'`),
    0,
    { state: 'not-ported', problem: null },
  ],
  [
    'files in a cloud, ported once',
    ({ sql }) => sql(`UPDATE model_versions SET source = 's3://bucket/m'`),
    1,
    { state: 'missing', problem: expect.stringContaining('not on this machine') as string },
  ],
];

function compiled(files: string, name: string): void {
  mkdirSync(path.join(files, 'code/__pycache__'));
  writeFileSync(path.join(files, `code/__pycache__/${name}.cpython-311.pyc`), 'x');
}

describe('verify, of a version with', () => {
  it.skipIf(process.platform === 'win32').each(CASES)('%s', async (_name, change, code, wanted) => {
    const to = changed(change);
    const { said, ...found } = await verified(to);
    expect(found).toMatchObject({ code, ok: code === 0, ...wanted });
    // Whatever is told to programs is told to people.
    if (found.problem !== null) expect(said).toContain(found.problem);
    expect(existsSync(at('good/mlflow.db'))).toBe(true);
  });
});
