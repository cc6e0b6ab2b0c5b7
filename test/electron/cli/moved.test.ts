import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { SourceRef } from '../../../electron/sources/source.ts';
import { ArtifactFinder } from '../../../electron/stores/artifact-finder.ts';
import { beginStore } from '../../../electron/stores/open-store.ts';
import { ROOT } from '../../support/build.ts';
import { exportSessions } from '../../support/export-session.ts';
import { writeFileStore } from '../../support/store-fixtures.ts';
import { zipBytes } from '../../support/zip-bytes.ts';

// Each port waits for the disk many times.
vi.setConfig({ testTimeout: 60_000 });
const A = path.join(ROOT, 'assets/examples/diabetes-2025');
const { session, remove } = exportSessions();
afterAll(remove);

describe.each(['sqlite', 'files'])('a %s workspace that was moved', (layout) => {
  async function moved() {
    const { here, call, text } = session();
    const [old, now] = [path.join(here, 'old'), path.join(here, 'now')];
    const port = (to: string) => call('export', A, '--to', to, '--name', 'm', '--layout', layout);
    await port(old);
    const [id = ''] = readdirSync(path.join(old, 'mlartifacts/model-porter'));
    renameSync(old, now);
    const inside = path.join('mlartifacts/model-porter', id);
    return { old, now, was: path.join(old, inside), is: path.join(now, inside), port, call, text };
  }

  it('is not told to be well: MLflow looks at the old place', async () => {
    const { old, now, was, is, call, text } = await moved();
    const { code, printed } = await call('verify', now);
    expect([code, printed]).toEqual([
      1,
      expect.objectContaining({ state: 'moved', files: expect.any(Number) as number }),
    ]);
    const said = (await text('verify', now)).out;
    expect(said).toContain('m/1  as it was ported, but NOT where MLflow looks for it');
    expect(said).toContain(`MLflow looks for it at "${was}", where it is not; it is at "${is}".`);
    // A link is followed, as MLflow follows it.
    symlinkSync(now, old);
    expect(await call('verify', now)).toMatchObject({ code: 0, printed: { state: 'same' } });
  });

  it('names both where the bytes differ as well', async () => {
    const { now, was, is, text } = await moved();
    writeFileSync(path.join(is, 'MLmodel'), 'x');
    const { code, out } = await text('verify', now);
    expect([code, out]).toEqual([1, expect.stringContaining('NOT as it was ported') as string]);
    expect(out).toContain(`MLflow looks for it at "${was}"`);
  });

  it('gets a version that MLflow finds, and says why; then that one is there already', async () => {
    const { now, was, port, call, text } = await moved();
    const plan = await text('plan', A, '--to', now, '--name', 'm');
    expect(plan.out).toContain(`Version 1 was ported with the same content, but MLflow looks for it at "${was}"`);
    expect(await port(now)).toMatchObject({ code: 0, printed: { outcome: 'ported', version: '2' } });
    expect(await call('verify', now, 'm/2')).toMatchObject({ code: 0, printed: { state: 'same' } });
    expect(await port(now)).toMatchObject({ code: 0, printed: { outcome: 'existing', version: '2' } });
  });

  it('counts as the same again where a link leads there', async () => {
    const { old, now, port } = await moved();
    symlinkSync(now, old);
    expect(await port(now)).toMatchObject({ code: 0, printed: { outcome: 'existing', version: '1' } });
  });

  it('refuses a plan that found the same there, once it is not found any more', async () => {
    const { old, now, call } = await moved();
    symlinkSync(now, old);
    const plan = path.join(path.dirname(now), 'plan.json');
    await call('plan', A, '--to', now, '--name', 'm', '--out', plan);
    rmSync(old);
    expect(await call('apply', plan)).toMatchObject({ code: 1, printed: { code: 'plan-stale' } });
  });
});

it.each(['mlruns', 'mlartifacts'])('artifacts of runs are found in %s of a file store that was moved', async (kept) => {
  const { here, text } = session();
  const location = pathToFileURL(path.join(here, 'old', kept, '0/r1/artifacts')).href;
  const root = writeFileStore(path.join(here, 'now/mlruns'), {
    '0/r1/meta.yaml': `artifact_uri: ${location}\nexperiment_id: '0'\nrun_id: r1\nstatus: 3\nlifecycle_stage: active\n`,
  });
  const lies = path.join(here, 'now', kept, '0/r1/artifacts');
  mkdirSync(lies, { recursive: true });
  const lines = (await text('runs', root, '--json')).out.trim().split('\n');
  const run = lines.map((line) => JSON.parse(line) as { kind: string }).find(({ kind }) => kind === 'run');
  expect(run).toMatchObject({ artifacts: { state: 'moved', path: lies } });
  // As on screen; and in a zip of the folder, or a folder that a browser tab holds.
  const found = async (ref: SourceRef) => {
    const reading = await beginStore(ref);
    await reading.done;
    const at = await new ArtifactFinder(reading, {}).find(location);
    await reading.store.close();
    return at;
  };
  expect(await found({ kind: 'path', path: root })).toEqual({
    state: 'moved',
    ref: { kind: 'path', path: lies },
    path: '',
  });
  const zip = path.join(here, 'now.zip');
  writeFileSync(path.join(lies, 'x'), 'x');
  const files = readdirSync(path.join(here, 'now'), { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(here, 'now', name)).isFile())
    .map((name) => ({
      name: `now/${name.split(path.sep).join('/')}`,
      data: readFileSync(path.join(here, 'now', name)),
    }));
  writeFileSync(zip, zipBytes(files));
  expect(await found({ kind: 'path', path: zip })).toEqual({
    state: 'moved',
    ref: null,
    path: `now/${kept}/0/r1/artifacts`,
  });
});
