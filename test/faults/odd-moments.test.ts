import { cpSync, linkSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { toErrorData } from '../../shared/contract/errors.ts';
import { openPort, undoPort } from '../../electron/port/end-port.ts';
import { verifyVersion } from '../../electron/port/verify-version.ts';
import { openDatabase } from '../../electron/stores/sqlite.ts';
import { DISK, type Disk } from '../../electron/transfer/disk.ts';
import { openWorkspace } from '../../electron/workspaces/open-workspace.ts';
import { ROOT } from '../support/build.ts';
import { exported, type Place } from '../support/ports.ts';
import { temporaryFolder } from '../support/served.ts';
import { SEED } from '../support/workspaces.ts';
import type { Act } from './act.ts';
import { checkWorkspace, leftovers, stateOf } from './invariants.ts';
import { runAct } from './run-act.ts';
import { noTrace } from './trace.ts';

vi.setConfig({ testTimeout: 120_000 });
const ALL = process.env['MODEL_PORTER_FAULTS'] === 'all';
const untraced = noTrace();
if (untraced !== null) process.stdout.write(`Without files that can not be read: ${untraced}.\n`);
if (!ALL) process.stdout.write('Without a file of more than 4 GiB: only with npm run test:faults.\n');
const folder = temporaryFolder();
afterAll(() => folder.remove(), 60_000);
let made = 0;
function scene(layout: Place['layout']): Place {
  const around = path.join(folder.path, `o${(made += 1)}`);
  const source = path.join(around, 'source');
  cpSync(path.join(ROOT, 'assets/examples/diabetes-2025'), source, { recursive: true });
  return { to: path.join(around, 'ws'), data: path.join(around, 'data'), source, layout };
}
const LAYOUTS = ['sqlite', 'files'] as const;

describe.each(untraced === null ? LAYOUTS : [])(
  'a source whose file can not be read, into a %s workspace',
  (layout) => {
    it.each([
      ['F11', 'read,pread64', 'EIO', 'cannot-read'],
      ['F21', 'openat', 'EACCES', 'not-allowed'],
    ])(
      '%s: %s fails with %s: the file is named, nothing is listed, and the same command ends it',
      async (_number, call, code) => {
        const place = scene(layout);
        const file = path.join(place.source, 'model.skops');
        writeFileSync(file, Buffer.alloc(3_000_000, 7));
        const act: Act = { ...place, act: 'export', alias: 'champion', kill: null, preflight: false };
        // Beyond what the checks read of it.
        const when = call === 'openat' ? 'when=1+' : 'when=3+';
        const inject = ['-e', `trace=${call}`, '-e', `inject=${call}:error=${code}:${when}`];
        const ended = await runAct(act, ['strace', '-f', '-qq', '-o', '/dev/null', '-P', file, ...inject]);
        expect(ended.code).not.toBe(0);
        expect(ended.err).toContain('model.skops');
        expect((await checkWorkspace(place.to, place.data, null)).versions).toEqual([]);
        expect((await runAct({ ...act, preflight: true })).said).toMatchObject({ version: '1' });
        expect(leftovers(place.to)).toEqual([]);
      },
    );
  },
);

describe.each(LAYOUTS)('a registered model of a %s workspace', (layout) => {
  it('F30: that is deleted while a version is brought: the version is there, as the first of a new one', async () => {
    const place = scene(layout);
    await exported(place);
    writeFileSync(path.join(place.source, 'README.md'), 'another');
    let done = false;
    const disk: Disk = {
      ...DISK,
      failpoint(operation, file) {
        if (done || operation !== 'rename' || !file.includes('mlartifacts')) return undefined;
        done = true;
        if (layout === 'files') rmSync(path.join(place.to, 'mlruns/models/churn'), { recursive: true });
        else void forget(path.join(place.to, 'mlflow.db'));
        return undefined;
      },
    };
    const result = await exported(place, disk);
    expect(done).toBe(true);
    expect(result).toMatchObject({ version: '1', outcome: 'ported', made: true });
    expect(await checkWorkspace(place.to, place.data, null)).toEqual({ versions: ['1'], alias: '1' });
  });

  it('F34: whose manifest lost a bit: what is listed is judged by its digest, and a damaged file is still found', async () => {
    const place = scene(layout);
    const { journal } = await exported(place);
    const manifest = path.join(path.dirname(journal), 'manifest.json');
    const text = readFileSync(manifest, 'utf8');
    writeFileSync(manifest, text.replace('{', '['));
    const workspace = await openWorkspace(place.to, { data: place.data });
    if (workspace === null) throw new Error('no workspace');
    expect(await verifyVersion(workspace, 'churn', '1', {})).toMatchObject({ state: 'same' });
    writeFileSync(path.join(await workspace.files('churn', '1'), 'conda.yaml'), 'x');
    expect(await verifyVersion(workspace, 'churn', '1', {})).toMatchObject({ state: 'differs' });
    writeFileSync(manifest, text);
    const whole = await verifyVersion(workspace, 'churn', '1', {});
    expect(whole).toMatchObject({ state: 'differs', difference: { changed: ['conda.yaml'] } });
  });

  it('F37: from a source with two names for one file: two files, and neither is the source', async () => {
    const place = scene(layout);
    linkSync(path.join(place.source, 'model.skops'), path.join(place.source, 'again.skops'));
    expect(await exported(place)).toMatchObject({ identical: 8 });
    const workspace = await openWorkspace(place.to, { data: place.data });
    const files = (await workspace?.files('churn', '1')) ?? '';
    const numbers = ['model.skops', 'again.skops'].map((name) => statSync(path.join(files, name)));
    expect(numbers.map(({ nlink }) => nlink)).toEqual([1, 1]);
    expect(numbers[0]?.ino).not.toBe(numbers[1]?.ino);
  });
});

describe.each(ALL ? [2 ** 31 + 1, 2 ** 32 + 1] : [])('F36: a file of %i bytes', (size) => {
  it('is copied whole', async () => {
    const place = scene('sqlite');
    const file = path.join(place.source, 'weights.bin');
    writeFileSync(file, 'begin');
    truncateSync(file, size);
    expect(await exported(place)).toMatchObject({ identical: 8 });
  });
});

const counts = await Promise.all(
  LAYOUTS.map(async (layout) => {
    let calls = 0;
    await exported(scene(layout), { ...DISK, failpoint: () => void (calls += 1) });
    return { layout, calls };
  }),
);

describe.each(counts)('F44: a port into a $layout workspace that is cancelled', ({ layout, calls }) => {
  const points = [...Array(calls).keys()].filter((at) => ALL || at % Math.ceil(calls / 8) === 3);
  it.each(points)(`at call %i of ${calls}, and taken back: as it was before`, async (at) => {
    const place = scene(layout);
    const before = stateOf(place.source);
    const stop = new AbortController();
    let call = 0;
    const disk: Disk = {
      ...DISK,
      failpoint() {
        if (call++ === at) stop.abort();
        return undefined;
      },
    };
    const ended = await exported(place, disk, { signal: stop.signal }).then(
      () => 'done',
      (error: unknown) => toErrorData(error).code,
    );
    expect(['done', 'cancelled']).toContain(ended);
    expect([[], ['1']]).toContainEqual((await checkWorkspace(place.to, place.data, null)).versions);
    const context = { data: place.data, seed: SEED, tool: 'test' };
    // Before the port was begun there is nothing to take back.
    const taken = await openPort(null, context).then(
      (port) => undoPort(port, context).then(() => true),
      (error: unknown) => toErrorData(error).code,
    );
    expect([true, 'port-unknown']).toContain(taken);
    expect(await checkWorkspace(place.to, place.data, null)).toEqual({ versions: [], alias: null });
    expect(leftovers(place.to).filter((name) => !name.includes('new-'))).toEqual([]);
    expect(stateOf(place.source)).toEqual(before);
  });
});

/** As MLflow deletes a registered model. */
async function forget(file: string): Promise<void> {
  const database = await openDatabase(file, true);
  for (const table of ['model_version_tags', 'model_versions', 'registered_model_aliases', 'registered_models'])
    database.exec(`delete from ${table}`);
  database.close();
}
