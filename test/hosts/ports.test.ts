import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect } from 'vitest';
import { planPort } from '../../electron/port/plan-port.ts';
import { portSource } from '../../electron/port/source-of.ts';
import type { PlanView, PortReportView, SourceView, TargetView } from '../../shared/contract/port-schemas.ts';
import type { Json } from '../../shared/contract/wire.ts';
import type { PortRow, PortStateName } from '../../shared/export/port-row.ts';
import type { ReviewRow } from '../../shared/export/review.ts';
import { ROOT } from '../support/build.ts';
import { code, onEveryHost, value } from '../support/every-host.ts';
import { temporaryFolder } from '../support/served.ts';
import { filesOf, newWorkspace, port as portInto } from '../support/workspaces.ts';

const folder = temporaryFolder();
const MODEL = path.join(ROOT, 'test/fixtures/models/diabetes-1');
const OTHER = path.join(ROOT, 'test/fixtures/models/diabetes-2');
const BIG = path.join(folder.path, 'big');
const SILENT = { confirmed: null, reason: null };
let made = 0;
const empty = () => {
  const place = path.join(folder.path, `place-${(made += 1)}`);
  mkdirSync(place);
  return place;
};

beforeAll(() => {
  cpSync(MODEL, BIG, { recursive: true });
  // Large enough that a copy can be stopped on its way.
  writeFileSync(path.join(BIG, 'weights.bin'), Buffer.alloc(256 * 1024 * 1024, 7));
});
afterAll(() => folder.remove());

onEveryHost('ports %s', ({ test, note, caller }) => {
  const ask = async <T>(method: string, input: Record<string, Json>) => value<T>(await caller.call(method, input));
  const source = async (place: string) => ({ kind: 'model', grant: await caller.grant(place), path: null });
  const into = async (place: string, layout = 'sqlite') => ({
    kind: 'folder',
    grant: await caller.grant(place),
    layout,
  });
  const plan = async (from: Record<string, Json>, target: Record<string, Json>, more: Record<string, Json> = {}) =>
    ask<{ handle: string; plan: PlanView }>('port.plan', {
      source: from,
      target,
      model: 'diabetes',
      alias: 'champion',
      also: null,
      description: null,
      tags: { team: 'risk' },
      ...more,
    });
  const start = (handle: string, reason: string | null = 'a test', confirmed: string | null = null) =>
    caller.call('port.start', { handle, reason, confirmed });
  const row = async (id: string) =>
    (await ask<{ ports: PortRow[] }>('port.list', {})).ports.find((each) => each.id === id);
  const until = async (id: string, ...states: PortStateName[]) => {
    for (let tries = 0; tries < 600; tries += 1) {
      const now = await row(id);
      if (now !== undefined && states.includes(now.state)) return now;
      await setTimeout(50);
    }
    throw new Error(`${id} is ${(await row(id))?.state}, not ${states.join(' or ')}`);
  };
  /** Nobody answers them here. */
  const hasDialogs = async () => (await ask<{ face: string }>('app.info', {})).face === 'window';
  const ported = async (from: string, to: Record<string, Json>) => {
    const { handle } = await plan(await source(from), to);
    const { id } = value<PortRow>(await start(handle));
    return until(id, 'done', 'failed', 'stopped');
  };

  test(`say what a source is and what a target would make of it${note}`, async () => {
    const facts = await ask<SourceView>('port.source', { source: await source(MODEL) });
    expect(facts).toMatchObject({ name: 'diabetes-1', version: null, signature: true, loadable: true, hops: 0 });
    expect(facts.flavors).toContain('sklearn');
    expect(facts.files).toBeGreaterThan(3);
    const target = await into(empty());
    const there = await ask<TargetView>('port.target', { target, model: 'a/b', alias: 'v1' });
    expect(there).toMatchObject({ kind: 'sqlite', isNew: true, next: '1', fresh: true, workspace: null, role: null });
    expect(there.problems.map(({ about, code: each }) => `${about} ${each}`)).toEqual([
      'model name-slash',
      'alias name-reserved',
    ]);
  });

  test(`are planned without writing, carried out, proved, recognised, and taken back${note}`, async () => {
    const place = empty();
    const target = await into(place);
    const { handle, plan: made1 } = await plan(await source(MODEL), target);
    expect(made1.target).toMatchObject({ model: 'diabetes', version: '1', alias: 'champion', fresh: true });
    expect(made1.checks.length).toBeGreaterThan(20);
    expect(existsSync(path.join(place, 'mlflow.db'))).toBe(false);
    const begun = value<PortRow>(await start(handle));
    expect(begun).toMatchObject({ state: 'queued', model: 'diabetes' });
    // A plan is carried out once.
    expect(code(await start(handle))).toBe('no-handle');
    expect(await until(begun.id, 'done')).toMatchObject({ outcome: 'ported', version: '1', error: null });
    const report = await ask<PortReportView>('port.report', { id: begun.id });
    expect(report).toMatchObject({ identical: made1.source.files, noUndo: null, made: true });
    const files = await ask<{ rows: { path: string; digest: string }[] }>('port.files', {
      id: begun.id,
      cursor: 0,
      limit: 1000,
    });
    expect(files.rows.map((each) => each.path)).toContain('MLmodel');
    expect(files.rows[0]?.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(await ask('port.verify', { id: begun.id })).toMatchObject({ state: 'same', version: '1' });
    const { grant } = await ask<{ grant: { token: string } }>('port.result', { id: begun.id });
    expect(await ask('model.read', { grant: grant.token, path: '' })).toMatchObject({ path: '' });
    // What was opened as a version is known as one when it is ported on.
    const again = { kind: 'model', grant: grant.token, path: null };
    const on = await ask<SourceView>('port.source', { source: again });
    expect(on).toMatchObject({ name: 'diabetes', version: '1', hops: 1, tags: { team: 'risk' } });
    expect(await ported(MODEL, target)).toMatchObject({ outcome: 'existing', version: '1' });
    expect(await ask('port.undo', { id: begun.id, confirmed: null })).toMatchObject({ row: { state: 'undone' } });
    expect(code(await caller.call('port.undo', { id: begun.id, confirmed: null }))).toBe('port-state');
    expect((await ask<TargetView>('port.target', { target, model: 'diabetes', alias: null })).next).toBe('2');
  });

  test(`come from a version of a store that is open, and go into a zip${note}`, async () => {
    const place = empty();
    await ported(MODEL, await into(place, 'files'));
    const from = { kind: 'opened-version', grant: await caller.grant(place), name: 'diabetes', version: '1' };
    const facts = await ask<SourceView>('port.source', { source: from });
    expect(facts).toMatchObject({
      name: 'diabetes',
      version: '1',
      aliases: ['champion'],
      hops: 1,
      tags: { team: 'risk' },
    });
    if (await hasDialogs()) return;
    const zip = await ask<{ zip: string; download: boolean }>('port.zip', { suggested: 'out' });
    expect(zip.download).toBe(true);
    const { handle } = await plan(from, { kind: 'zip', zip: zip.zip });
    const { id } = value<PortRow>(await start(handle));
    await until(id, 'done');
    const draft = await ask<Record<string, Json>>('port.draft', { id });
    expect(draft).toMatchObject({ name: 'diabetes 1', download: true, model: 'diabetes', tags: {} });
    expect(await ask('port.source', { source: draft['source'] ?? null })).toEqual(facts);
    expect(await ask('port.download', { id })).toMatchObject({ name: 'out.zip' });
  });

  test(`stop where somebody has to look, and where production was not named${note}`, async () => {
    const place = empty();
    const grant = await caller.grant(place);
    const name = `prod ${path.basename(place)} ${note}`.trim();
    await ask('workspace.add', { grant, name, role: 'PROD', layout: 'sqlite' });
    const { handle, plan: made1 } = await plan(await source(MODEL), { kind: 'workspace', name });
    expect(made1.target).toMatchObject({ role: 'PROD', workspace: name });
    expect(code(await start(handle, null))).toBe('preflight-stops');
    expect(code(await start(handle, 'looked at'))).toBe('confirm-production');
    const { id } = value<PortRow>(await start(handle, 'looked at', name));
    expect(await until(id, 'done')).toMatchObject({ version: '1', target: { role: 'PROD' } });
    expect((await ask<PortReportView>('port.report', { id })).plan.reason).toBe('looked at');
  });

  test(`set the further aliases that were chosen of a zip's, where they are free${note}`, async () => {
    const zip = await newWorkspace('zip', empty());
    await portInto(zip, { files: filesOf(MODEL), alias: 'best', also: ['next', 'live'] });
    const target = await into(empty());
    const wanted = (also: string[] | null) =>
      source(zip.place).then((from) => plan(from, target, { alias: 'best', also, tags: {} }));
    expect((await wanted(null)).plan.target.also).toEqual(['next', 'live']);
    const wrong = (await wanted(['a b'])).plan.checks.find(({ id }) => id === 'P33');
    expect(wrong).toMatchObject({ state: 'stop', code: 'name-alias' });
    const { handle, plan: made1 } = await wanted(['live', 'mine', 'best', 'live']);
    expect(made1.target).toMatchObject({ alias: 'best', also: ['live', 'mine'] });
    const { id } = value<PortRow>(await start(handle));
    await until(id, 'done');
    expect(await ask('port.draft', { id })).toMatchObject({ alias: 'best', also: ['live', 'mine'] });
    const again = await wanted(['mine', 'next']);
    expect(again.plan.target.also).toEqual(['next']);
    const { rows } = await ask<{ rows: ReviewRow[] }>('port.review', { handle: again.handle, reason: null });
    const aliases = rows.filter(({ what }) => what === 'aliases');
    expect(aliases.map(({ fate, why, before, after }) => [fate, why, before ?? after])).toEqual([
      ['kept', 'same', 'best'],
      ['kept', 'alias-there', 'next'],
      ['lost', 'alias-behind', 'live'],
      ['lost', 'alias-taken', 'mine'],
    ]);
  });

  test(`tell what the verdict rests on, against what is served there${note}`, async () => {
    const target = await into(empty());
    const first = await plan(await source(MODEL), target);
    await until(value<PortRow>(await start(first.handle)).id, 'done');
    const { plan: second } = await plan(await source(OTHER), target);
    const verdict = second.checks.find(({ id }) => id === 'verdict');
    expect(verdict?.details).toMatchObject({ against: '1', reasons: verdict?.findings.length });
    expect(verdict?.findings[0]).toMatchObject({
      rule: expect.stringMatching(/^[A-Z]+-\d+$/),
      place: { part: 'inputs' },
    });
  });

  test(`wait for each other, are paused, gone on with, and given up${note}`, async () => {
    const place = empty();
    const target = await into(place);
    const first = await plan(await source(BIG), target, { model: 'big' });
    const second = await plan(await source(MODEL), target, { model: 'second' });
    const [big, small] = [value<PortRow>(await start(first.handle)), value<PortRow>(await start(second.handle))];
    await until(big.id, 'copying');
    expect((await row(small.id))?.state).toBe('queued');
    expect(code(await caller.call('port.undo', { id: big.id, confirmed: null }))).toBe('port-state');
    await ask('port.pause', { id: big.id });
    expect(await until(big.id, 'paused', 'done')).toMatchObject({ error: null });
    // Whatever becomes of one, the next has its turn.
    await until(small.id, 'done');
    if ((await row(big.id))?.state === 'done') return;
    await ask('port.resume', { id: big.id, ...SILENT });
    await until(big.id, 'copying', 'checking', 'done');
    if ((await row(big.id))?.state !== 'done') await caller.call('port.cancel', { id: big.id });
    const ended = await until(big.id, 'cancelled', 'done');
    if (ended.state === 'done') return;
    expect(code(await caller.call('port.resume', { id: big.id, ...SILENT }))).toBe('port-state');
    await ask('port.forget', { id: big.id });
  });

  test(`say why not: changed since the plan, no plan, gone sources${note}`, async () => {
    const changing = empty();
    cpSync(MODEL, changing, { recursive: true });
    const target = await into(empty());
    const { handle } = await plan(await source(changing), target);
    const looked = await ask<{ grant: { token: string }; path: string }>('port.model', { handle });
    expect(await ask('model.read', { grant: looked.grant.token, path: looked.path })).toMatchObject({ path: '' });
    writeFileSync(path.join(changing, 'conda.yaml'), 'something else: 1\n');
    const { id } = value<PortRow>(await start(handle));
    expect(await until(id, 'failed')).toMatchObject({
      error: { code: 'source-stale', details: { path: 'conda.yaml' } },
    });
    await ask('port.forget', { id });
    const other = path.join(folder.path, 'no-plan.json');
    writeFileSync(other, '{}');
    expect(code(await caller.call('port.open', { grant: await caller.grant(other) }))).toBe('no-plan');
    expect(code(await caller.call('port.draft', { id: '20260101-000000-00000000' }))).toBe('port-unknown');
    expect(code(await caller.call('port.report', { id: '20260101-000000-00000000' }))).toBe('port-unknown');
    expect(code(await caller.call('port.start', { handle: 'x', reason: null, confirmed: null }))).toBe('no-handle');
  });

  test(`are looked at anew where another came first${note}`, async () => {
    const target = await into(empty());
    const [first, second] = [await plan(await source(MODEL), target), await plan(await source(OTHER), target)];
    await until(value<PortRow>(await start(first.handle)).id, 'done');
    const { id } = value<PortRow>(await start(second.handle));
    expect(await until(id, 'failed')).toMatchObject({ error: { code: 'plan-stale' } });
    // It never came as far as a journal.
    const { source: from, target: to, model, alias, tags } = await ask<Record<string, Json>>('port.draft', { id });
    expect({ model, alias, tags }).toEqual({ model: 'diabetes', alias: 'champion', tags: { team: 'risk' } });
    const anew = await plan(from as Record<string, Json>, to as Record<string, Json>);
    expect(anew.plan.target).toMatchObject({ version: '2', aliasBefore: '1' });
    expect(await until(value<PortRow>(await start(anew.handle)).id, 'done')).toMatchObject({ version: '2' });
  });

  test(`are carried out from a plan that was kept, unless something has changed${note}`, async () => {
    const [place, kept] = [empty(), path.join(folder.path, `plan-${made}.json`)];
    if (!(await hasDialogs())) {
      const target = await into(place);
      const { handle } = await plan(await source(MODEL), target);
      expect(await ask('port.save-plan', { handle, reason: 'later' })).toMatchObject({ name: 'diabetes-plan.json' });
    }
    writeFileSync(kept, await planText(place));
    const grant = await caller.grant(kept);
    const open = () => ask<{ handle: string; plan: PlanView }>('port.open', { grant });
    const first = await open();
    expect(first.plan).toMatchObject({ strict: true, reason: 'later', target: { model: 'kept', version: '1' } });
    const { id } = value<PortRow>(await start(first.handle, null));
    expect(await until(id, 'done')).toMatchObject({ version: '1' });
  });
});

/** A plan as the command line keeps it. */
async function planText(place: string): Promise<string> {
  const from = await portSource(MODEL, null);
  try {
    const target = { place, workspace: null, role: null, layout: 'sqlite' } as const;
    const more = { alias: null, description: null, tags: {}, reason: 'later', contents: true };
    const context = { data: folder.path, seed: '', tool: 'test' };
    return JSON.stringify(await planPort(from, { target, model: 'kept', ...more }, context));
  } finally {
    await from.source.close();
  }
}
