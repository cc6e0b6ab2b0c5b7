import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { azureModelYaml } from '../../shared/export/azure-model.ts';
import type { Plan } from '../../shared/export/plan.ts';
import { sameAct } from '../../shared/export/same-act.ts';
import { fileHash } from '../../electron/workspaces/digest.ts';
import { openWorkspace } from '../../electron/workspaces/open-workspace.ts';
import { built, ROOT } from '../support/build.ts';
import { command } from '../support/command.ts';
import { LAUNCHER } from '../support/command-line.ts';
import { MLFLOW_3 } from '../support/mlflow-session.ts';
import { temporaryFolder } from '../support/served.ts';
import { filesOf } from '../support/workspaces.ts';

vi.setConfig({ testTimeout: 120_000 });
const MODEL = path.join(ROOT, 'assets/examples/diabetes-2026');
const folder = temporaryFolder();
const bin = path.join(folder.path, 'bin');
beforeAll(async () => {
  await built();
  mkdirSync(bin);
  writeFileSync(path.join(bin, 'model-porter'), `#!/bin/sh\nexec '${process.execPath}' '${LAUNCHER}' "$@"\n`);
  chmodSync(path.join(bin, 'model-porter'), 0o755);
}, 300_000);
afterAll(() => folder.remove());
let made = 0;
const place = (name: string) => path.join(folder.path, `a${(made += 1)} ${name}`);

/** What callers see of a version: all but numbers of a store, times and our own tags. */
async function content(to: string, name: string) {
  const workspace = await openWorkspace(to, { data: path.join(folder.path, 'data') });
  const model = await workspace?.model(name);
  const [version] = model?.versions ?? [];
  const files = filesOf((await workspace?.files(name, version?.version ?? '')) ?? '');
  const digests: Record<string, string> = {};
  for (const [file] of Object.entries(files))
    digests[file] =
      (await fileHash(path.join((await workspace?.files(name, '1')) ?? '', ...file.split('/'))))?.digest ?? '';
  return {
    version: version?.version,
    description: version?.description,
    aliases: [...(model?.aliases ?? [])],
    tags: [...(version?.tags ?? [])].filter(([key]) => !key.startsWith('model_porter_')),
    digests,
  };
}

/** Names of places that a shell, Python or a URL could take for something else. */
const PLACE = `o'hara $HOME \`id\` "q" 50% off #1 ?x=1 & año 数据 ;~=`;
const HARD = 'it\'s $(echo hurt) "quoted"\nand a line';
const CASES = [
  ['sqlite', 'a folder', 'folder', ''],
  ['files', 'a folder', 'folder', ''],
  ['sqlite', 'a zip', 'zip', ''],
  ['sqlite', 'a version of another workspace', 'version', ''],
  ['sqlite', 'a folder of a hostile name', 'folder', PLACE],
  ['files', 'a folder of a hostile name', 'folder', PLACE],
  ['sqlite', 'a zip of a hostile name', 'zip', PLACE],
  ['sqlite', 'a version of a workspace of a hostile name', 'version', PLACE],
] as const;

describe.each(CASES)('the same act into a %s workspace, from %s', (layout, _name, kind, odd) => {
  it('done by the command, and by MLflow in Python, makes the same version', async () => {
    const data = place('data');
    const call = async (...args: string[]) => {
      const { code, out, err } = await command(data, [...args, '--json']);
      if (code !== 0) throw new Error(out + err);
      return JSON.parse(out) as { plan: Plan };
    };
    let source = [MODEL];
    if (odd !== '') cpSync(MODEL, (source = [place(odd)])[0] ?? '', { recursive: true });
    if (kind === 'zip') {
      source = [place(`${odd}m.zip`)];
      await call('export', MODEL, '--to', source[0] ?? '');
    } else if (kind === 'version') {
      const dev = place(`${odd}dev`);
      await call('export', MODEL, '--to', dev, '--name', 'dev name', '--description', HARD);
      source = ['models:/dev name/1', '--from', dev];
    }
    const to = place(`${odd}ws`);
    const more = ['--alias', 'live', '--tag', `note=${HARD}`, '--tag', 'team/name=risk', '--description', HARD];
    const { plan } = await call('export', ...source, '--to', to, '--name', "the model's", '--layout', layout, ...more);
    const wanted = await content(to, "the model's");
    expect(wanted).toMatchObject({ version: '1', description: HARD, aliases: [['live', '1']] });
    const act = sameAct(plan);

    rmSync(to, { recursive: true });
    const env = { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}`, MODEL_PORTER_DATA: place('data') };
    execFileSync('bash', ['-c', act.modelPorter], { env });
    expect(await content(to, "the model's")).toEqual(wanted);

    rmSync(to, { recursive: true });
    mkdirSync(to, { recursive: true });
    const printed = execFileSync(MLFLOW_3 ?? '', ['-W', 'ignore', '-c', act.python], {
      // MLflow makes a database of its own in the current folder when it is asked for its own store.
      cwd: bin,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    expect(printed.trim()).toBe("the model's 1");
    expect(readdirSync(bin)).toEqual(['model-porter']);
    expect(await content(to, "the model's")).toEqual(wanted);
  });
});

it('the file for az reads the same to PyYAML', () => {
  const texts = ['no', '1.10', '2026-01-01', HARD, 'año 😀', '\u2028x\u0085', '- a: b', '', '\u202e', "'"];
  const tags = Object.fromEntries(texts.map((text, at) => [`k${at}`, text]));
  const yaml = azureModelYaml({
    name: '2024',
    type: 'custom_model',
    path: './a b',
    description: HARD,
    tags,
    flavors: { 'a: b': { x: '3.10' } },
  });
  const code = 'import sys, json, yaml; print(json.dumps(yaml.safe_load(sys.stdin.buffer.read().decode())))';
  const read = execFileSync(MLFLOW_3 ?? '', ['-c', code], { input: yaml, encoding: 'utf8' });
  expect(JSON.parse(read)).toEqual({
    $schema: 'https://azuremlschemas.azureedge.net/latest/model.schema.json',
    name: '2024',
    type: 'custom_model',
    path: './a b',
    description: HARD,
    tags,
    flavors: { 'a: b': { x: '3.10' } },
  });
});
