import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { openWorkspace } from '../../electron/workspaces/open-workspace.ts';
import { ROOT } from '../support/build.ts';
import { command } from '../support/command.ts';
import { MLFLOW_SIDES, MLFLOW_3, mlflowOn, uriOf } from '../support/mlflow-session.ts';
import { temporaryFolder } from '../support/served.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const MODELS = [
  path.join(ROOT, 'assets/examples'),
  path.join(ROOT, 'test/fixtures/models'),
  path.resolve(ROOT, '../shared/fixtures/models'),
]
  .filter((root) => existsSync(root))
  .flatMap((root) => readdirSync(root, { withFileTypes: true }).map((entry) => path.join(root, entry.name)))
  .filter((place) => existsSync(path.join(place, 'MLmodel')));

describe.each(MLFLOW_SIDES)('every model into a %s workspace, read by MLflow %s', (layout, version, python) => {
  it('is listed with the same files, signature, tags, alias and description', async () => {
    const here = path.join(folder.path, `${layout}-${version}`);
    const to = path.join(here, 'ws');
    const ported: { name: string; place: string }[] = [];
    for (const [at, place] of MODELS.entries()) {
      const name = `m${at}`;
      const args = [
        '--name',
        name,
        '--alias',
        'best',
        '--tag',
        `at=${at}`,
        '--description',
        `of ${at}`,
        '--reason',
        'a test',
      ];
      const { code, out } = await command(path.join(here, 'data'), [
        'export',
        place,
        '--to',
        to,
        '--layout',
        layout,
        ...args,
        '--json',
      ]);
      // What MLflow would refuse, or what is not whole, is not ported.
      if (code === 0) ported.push({ name, place });
      else
        expect(
          (JSON.parse(out) as { stops: string[] }).stops.filter((id) => !/^P(?:01|02|08|22|25)$/.test(id)),
          place,
        ).toEqual([]);
    }
    expect(ported.length / MODELS.length).toBeGreaterThan(0.8);
    const workspace = await openWorkspace(to, { data: path.join(here, 'data') });
    if (workspace === null) throw new Error('no workspace');
    const mlflow = mlflowOn(uriOf(workspace), python);
    const listed = await mlflow.call<{ name: string; description: string; tags: Record<string, string> }[]>('listed');
    expect(listed).toHaveLength(ported.length);
    for (const { name, place } of ported) {
      const at = name.slice(1);
      expect(listed.find((each) => each.name === name)).toMatchObject({ description: `of ${at}`, tags: { at } });
      expect(await mlflow.call('by_alias', name, 'best')).toMatchObject({ version: '1' });
      expect(await mlflow.call('same', name, '1', place)).toEqual({ files: true, model: true });
    }
    await mlflow.close();
  });
});

it('`mlflow server` on the folder shows what was ported', async () => {
  const here = path.join(folder.path, 'server');
  const to = path.join(here, 'ws');
  const example = path.join(ROOT, 'assets/examples/diabetes-2026');
  const ran = await command(path.join(here, 'data'), [
    'export',
    example,
    '--to',
    to,
    '--name',
    'diabetes',
    '--alias',
    'champion',
  ]);
  expect(ran.code, ran.err).toBe(0);
  const port = await freePort();
  const uri = `sqlite:///${path.join(to, 'mlflow.db')}`;
  const args = [
    '-m',
    'mlflow',
    'server',
    '--backend-store-uri',
    uri,
    '--port',
    String(port),
    '--host',
    '127.0.0.1',
    '--workers',
    '1',
  ];
  const server = spawn(MLFLOW_3, args, { cwd: to, stdio: 'ignore', detached: true });
  try {
    const ask = async (route: string) => (await fetch(`http://127.0.0.1:${port}/api/2.0/mlflow/${route}`)).json();
    let found: unknown = null;
    for (let tries = 0; tries < 120 && found === null; tries += 1) {
      await setTimeout(500);
      found = await ask('registered-models/alias?name=diabetes&alias=champion').catch(() => null);
    }
    expect(found).toMatchObject({ model_version: { name: 'diabetes', version: '1', status: 'READY' } });
    expect(await ask('model-versions/search')).toMatchObject({ model_versions: [{ name: 'diabetes' }] });
    // While it runs: the next version shows up at once.
    await command(path.join(here, 'data'), ['export', example, '--to', to, '--name', 'second']);
    expect(await ask('model-versions/search')).toMatchObject({
      model_versions: [{ name: 'second' }, { name: 'diabetes' }],
    });
  } finally {
    if (server.pid !== undefined) process.kill(-server.pid);
  }
}, 180_000);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
