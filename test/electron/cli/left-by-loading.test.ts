import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { treeDigest } from '../../../electron/workspaces/digest.ts';
import { readManifest } from '../../../shared/export/manifest.ts';
import { DIGEST_TAG } from '../../../shared/export/provenance.ts';
import { ROOT } from '../../support/build.ts';
import { exportSessions } from '../../support/export-session.ts';

vi.setConfig({ testTimeout: 60_000 });
const { session, remove } = exportSessions();
afterAll(remove);

const COMPILED = 'code/__pycache__/own.cpython-311.pyc';
const META = 'registered_model_meta';

/** As MLflow and Python do where they load it. */
function load(model: string, as: string): void {
  mkdirSync(path.join(model, path.dirname(COMPILED)), { recursive: true });
  writeFileSync(path.join(model, COMPILED), `compiled for ${as}`);
  writeFileSync(path.join(model, META), `model_name: ${as}\nmodel_version: '7'\n`);
}

function ready() {
  const { here, call, text } = session();
  const model = path.join(here, 'model');
  cpSync(path.join(ROOT, 'assets/examples/diabetes-2025'), model, { recursive: true });
  mkdirSync(path.join(model, 'code'));
  writeFileSync(path.join(model, 'code/own.py'), 'A = 1\n');
  const to = path.join(here, 'to');
  const ported = () => path.join(to, 'mlartifacts/model-porter');
  const only = () => path.join(ported(), readdirSync(ported())[0] ?? '');
  return { here, model, to, call, text, only };
}

describe.each(['sqlite', 'files'])('a model that was loaded, into %s', (layout) => {
  const into = (to: string) => ['--to', to, '--layout', layout, '--name', 'm', '--reason', 'a test'];

  it('goes without what loading left; the table says so', async () => {
    const { model, to, call, text, only } = ready();
    load(model, 'source');
    const said = (await text('plan', model, ...into(to))).out;
    expect(said).toContain('2 files stay behind: MLflow and Python wrote them');
    expect(said).not.toContain('P24');
    expect((await call('export', model, ...into(to))).printed).toMatchObject({ outcome: 'ported' });
    expect(readFileSync(path.join(only(), 'code/own.py'), 'utf8')).toBe('A = 1\n');
    for (const name of [META, 'code/__pycache__']) expect(existsSync(path.join(only(), name))).toBe(false);
  });

  it('is the same before and after, on both sides, and whole', async () => {
    const { model, to, call, only } = ready();
    await call('export', model, ...into(to));
    load(model, 'source');
    load(only(), 'target');
    expect((await call('export', model, ...into(to))).printed).toMatchObject({ outcome: 'existing', version: '1' });
    expect(await call('verify', to)).toMatchObject({ code: 0, printed: { state: 'same' } });
  });

  it('was not changed for a plan by being loaded meanwhile', async () => {
    const { here, model, to, call } = ready();
    const plan = path.join(here, 'plan.json');
    await call('plan', model, ...into(to), '--out', plan);
    load(model, 'source');
    expect((await call('apply', plan)).printed).toMatchObject({ outcome: 'ported' });
  });
});

it('ported by an older program with what loading left, it is still whole', async () => {
  const { model, to, call, only } = ready();
  await call('export', model, '--to', to, '--layout', 'files', '--name', 'm', '--reason', 'a test');
  load(only(), 'source');
  const file = path.join(to, '.model-porter/mlruns/ports', path.basename(only()), 'manifest.json');
  const manifest = readManifest(readFileSync(file, 'utf8'));
  const files = [...(manifest?.files ?? []), { path: META, size: 3, digest: 'ab'.repeat(32) }];
  const digest = treeDigest(files);
  writeFileSync(file, JSON.stringify({ ...manifest, files, digest }));
  writeFileSync(path.join(to, 'mlruns/models/m/version-1/tags', DIGEST_TAG), digest);
  expect(await call('verify', to)).toMatchObject({ code: 0, printed: { state: 'same' } });
  rmSync(path.join(only(), 'conda.yaml'));
  expect(await call('verify', to)).toMatchObject({ code: 1, printed: { state: 'differs' } });
});
