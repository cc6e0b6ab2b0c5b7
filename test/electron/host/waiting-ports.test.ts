import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { inProcessPorts } from '../../../electron/port/port-jobs.ts';
import { claimWaiting } from '../../../electron/port/waiting-ports.ts';
import { keepWaiting } from '../../../electron/port/waiting-note.ts';
import type { PortRunner } from '../../../electron/port/port-table.ts';
import { workspaceAt } from '../../../electron/port/source-of.ts';
import { addWorkspace, workspacesFileIn } from '../../../electron/workspaces/named-workspaces.ts';
import { KnownError, toErrorData } from '../../../shared/contract/errors.ts';
import type { Output } from '../../../shared/contract/contract.ts';
import type { PortStateName } from '../../../shared/export/port-row.ts';
import type { Role } from '../../../shared/workspace/kinds.ts';
import { ROOT } from '../../support/build.ts';
import { planOf } from '../../support/plan.ts';
import { temporaryFolder } from '../../support/served.ts';
import { testHost } from '../../support/test-host.ts';

vi.setConfig({ testTimeout: 60_000 });
const MODEL = path.join(ROOT, 'test/fixtures/models/diabetes-1');
const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;
const SILENT = { confirmed: null, reason: null };

/** Carries nothing out, as where a large copy is under way, until it is let go or told to stop. */
function stuckPorts(): PortRunner {
  const real = inProcessPorts();
  return {
    ...real,
    run: ((job: 'run', input: never, options: { signal?: AbortSignal } = {}) =>
      job === 'run'
        ? new Promise((_resolve, reject) =>
            options.signal?.addEventListener('abort', () => reject(new KnownError('cancelled', ''))),
          )
        : real.run(job, input, options)) as PortRunner['run'],
  };
}
/** Plans, and can write nothing down. */
const unwritable = {
  run: ((job: 'run', input: never, options: object) =>
    (job as string) === 'keep'
      ? Promise.reject(new KnownError('notes-not-writable', ''))
      : inProcessPorts().run(job, input, options)) as PortRunner['run'],
};

/** A workspace, a model, and programs that share their data. */
function scene(role: Role = 'DEV') {
  const here = path.join(folder.path, `s${(made += 1)}`);
  const [data, place, model] = ['data', 'ws', 'model'].map((each) => path.join(here, each)) as [string, string, string];
  for (const each of [data, place]) mkdirSync(each, { recursive: true });
  cpSync(MODEL, model, { recursive: true });
  const named = addWorkspace(workspacesFileIn(data), { name: 'lab', role, place });
  const notes = () => (existsSync(path.join(data, 'waiting')) ? readdirSync(path.join(data, 'waiting')).sort() : []);
  const program = async (startPorts?: () => PortRunner) => {
    await named;
    const { host, client, grantOf } = testHost(data, null, startPorts);
    const list = async () => client.call('port.list', {});
    const row = async (id: string) => (await list()).ports.find((each) => each.id === id);
    const until = async (id: string, ...states: PortStateName[]) => {
      await expect.poll(async () => (await row(id))?.state, { timeout: 30_000, interval: 20 }).toBeOneOf(states);
      return row(id);
    };
    const planned = async (name: string, more: object = {}) =>
      client.call('port.plan', {
        source: { kind: 'model', grant: grantOf(model), path: null },
        target: { kind: 'workspace', name: 'lab' },
        model: name,
        alias: 'champion',
        also: null,
        description: null,
        tags: {},
        ...more,
      });
    const start = async (name: string, said: { confirmed?: string; reason?: string } = {}) => {
      const { handle } = await planned(name);
      return (await client.call('port.start', { handle, ...SILENT, reason: 'a test', ...said })).id;
    };
    return { client, list, row, until, planned, start, close: () => host.close() };
  };
  /** Two ports of a program that ended before the first had begun. */
  const left = async (said: Parameters<Awaited<ReturnType<typeof program>>['start']>[1] = {}) => {
    const first = await program(stuckPorts);
    const ids = [await first.start('one', said), await first.start('two', said)] as const;
    await first.close();
    return ids;
  };
  return { here, data, place, model, notes, program, left };
}

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => toErrorData(error).code,
  );

describe('what waits for its turn', () => {
  it('stays when the program ends, waits for a person then, and is begun by one word', async () => {
    const { program, left, notes, place, data } = scene();
    const [one, two] = await left();
    expect(notes()).toEqual([`${one}.json`, `${one}.lock`, `${two}.json`, `${two}.lock`].sort());
    const next = await program();
    expect((await next.list()).ports).toMatchObject([
      { id: two, model: 'two', state: 'waiting', began: null, target: { workspace: 'lab' } },
      { id: one, model: 'one', state: 'waiting', began: null },
    ]);
    expect(await next.client.call('port.resume', { id: two, ...SILENT })).toMatchObject({ state: 'queued' });
    expect(await next.until(two, 'done', 'failed')).toMatchObject({ state: 'done', version: '1' });
    expect((await next.client.call('port.report', { id: two })).plan.reason).toBe('a test');
    expect(notes()).toEqual([`${one}.json`, `${one}.lock`]);
    const workspace = await workspaceAt(place, { data });
    expect((await workspace.model('two'))?.versions).toHaveLength(1);
    expect(await workspace.model('one')).toBeNull();
    await next.close();
  });

  it('belongs to the program whose queue it is in', async () => {
    const { program } = scene();
    const [first, second] = [await program(stuckPorts), await program()];
    const id = await first.start('one');
    expect((await second.row(id))?.state).toBe('elsewhere');
    expect(await code(second.client.call('port.resume', { id, ...SILENT }))).toBe('port-state');
    expect(await code(second.client.call('port.cancel', { id }))).toBe('port-state');
    await first.close();
    expect((await second.row(id))?.state).toBe('waiting');
    await second.close();
  });

  it('is begun once, whoever says so at the same moment', async () => {
    const { program, left, place, data } = scene();
    const [id] = await left();
    const programs = await Promise.all([program(), program(), program()]);
    const codes = await Promise.all(
      programs.flatMap(({ client }) => [0, 1].map(() => code(client.call('port.resume', { id, ...SILENT })))),
    );
    expect(codes.filter((each) => each === null)).toHaveLength(1);
    const winner = programs[Math.floor(codes.indexOf(null) / 2)];
    expect(await winner?.until(id, 'done', 'failed')).toMatchObject({ state: 'done' });
    expect((await (await workspaceAt(place, { data })).model('one'))?.versions).toHaveLength(1);
    await Promise.all(programs.map((each) => each.close()));
  });

  it('is given up for all, without a trace', async () => {
    const { program, left, notes } = scene();
    const [one, two] = await left();
    const [next, other] = [await program(), await program()];
    expect(await next.client.call('port.cancel', { id: one })).toMatchObject({ state: 'cancelled' });
    expect(notes().filter((name) => name.startsWith(one))).toEqual([]);
    expect((await other.list()).ports.map(({ id }) => id)).toEqual([two]);
    expect(await code(other.client.call('port.resume', { id: one, ...SILENT }))).toBe('port-unknown');
    await next.close();
    await other.close();
  });

  it('waits as well where it was paused before it had begun, and is given up before it had its turn', async () => {
    const { program, notes } = scene();
    const first = await program(stuckPorts);
    const [one, two] = [await first.start('one'), await first.start('two')];
    await first.client.call('port.cancel', { id: two });
    expect(notes().filter((name) => name.startsWith(two))).toEqual([]);
    await first.until(one, 'copying');
    await first.client.call('port.pause', { id: one });
    await first.until(one, 'waiting');
    const next = await program();
    await next.client.call('port.resume', { id: one, ...SILENT });
    await next.until(one, 'done');
    expect(notes()).toEqual([]);
    expect((await first.row(one))?.state).toBe('done');
    await first.close();
    await next.close();
  });

  it('that is a download of this session is not kept: its zip goes with the program', async () => {
    const { program, notes } = scene();
    const first = await program(stuckPorts);
    const zip = await first.client.call('port.zip', { suggested: 'out' });
    const target = { kind: 'zip', zip: zip.kind === 'chosen' ? zip.zip : '' };
    const { handle } = await first.planned('one', { target });
    const { id } = await first.client.call('port.start', { handle, ...SILENT, reason: 'a test' });
    expect(notes()).toEqual([`${id}.lock`]);
    await first.close();
    expect(notes()).toEqual([]);
  });

  it('is not begun where it can not be written down', async () => {
    const { here, program } = scene();
    const data = path.join(here, 'a-file', 'data');
    writeFileSync(path.dirname(data), '');
    const plan = planOf();
    expect(await code(claimWaiting(data, plan.id, true))).toBe('notes-not-writable');
    expect(await code(Promise.resolve().then(() => keepWaiting(data, plan)))).toBe('notes-not-writable');
    // Its queue stays as it was.
    const first = await program(() => ({ ...inProcessPorts(), ...unwritable }));
    expect(await code(first.start('one'))).toBe('notes-not-writable');
    expect((await first.list()).ports).toEqual([]);
    expect(await code(first.start('one'))).toBe('notes-not-writable');
    await first.close();
  });
});

interface Changing {
  readonly model: string;
  readonly fill: () => Promise<string>;
  readonly undo: (id: string) => Promise<unknown>;
}

describe('what has changed while it waited', () => {
  it.each([
    ['the model', 'source-stale', ({ model }) => writeFileSync(path.join(model, 'conda.yaml'), 'other: 1\n')],
    ['a file of it that is not there', 'source-stale', ({ model }) => rmSync(path.join(model, 'conda.yaml'))],
    ['what callers get there', 'plan-stale', ({ fill }) => fill()],
    ['the next number alone', 'plan-stale', async ({ fill, undo }) => undo(await fill())],
  ] as [string, string, (at: Changing) => unknown][])(
    '%s stops it as it stops "apply": %s, and it can be looked at anew',
    async (_what, error, change) => {
      const { program, left, notes, model } = scene();
      const [one] = await left();
      const other = await program();
      await change({
        model,
        fill: async () => {
          const id = await other.start('one');
          await other.until(id, 'done');
          return id;
        },
        undo: (id) => other.client.call('port.undo', { id, confirmed: null }),
      });
      await other.close();
      const next = await program();
      await next.client.call('port.resume', { id: one, ...SILENT });
      expect(await next.until(one, 'failed', 'done')).toMatchObject({ state: 'failed', error: { code: error } });
      expect(await next.client.call('port.draft', { id: one })).toMatchObject({ model: 'one', alias: 'champion' });
      // Until it is taken from the list nothing of it is lost.
      expect(notes()).toContain(`${one}.json`);
      await next.client.call('port.forget', { id: one });
      expect(notes().filter((name) => name.startsWith(one))).toEqual([]);
      await next.close();
    },
  );
});

describe('into production', () => {
  it('asks for its name again, and keeps the reason that was typed for it', async () => {
    const { program, left, data } = scene('PROD');
    const [one] = await left({ confirmed: 'lab', reason: 'as agreed' });
    expect(readFileSync(path.join(data, 'waiting', `${one}.json`), 'utf8')).not.toContain('confirmed');
    const next = await program();
    const resume = (confirmed: string | null) => next.client.call('port.resume', { id: one, confirmed, reason: null });
    expect(await code(resume(null))).toBe('confirm-production');
    expect(await code(resume('Lab'))).toBe('confirm-production');
    expect((await next.row(one))?.state).toBe('waiting');
    await resume('lab');
    await next.until(one, 'done');
    expect((await next.client.call('port.report', { id: one })).plan.reason).toBe('as agreed');
    await next.close();
  });
});

describe('a note that can not be read', () => {
  it.each([
    ['cut off', (text: string) => text.slice(0, text.length / 2)],
    ['empty', () => ''],
    ['of another port', (text: string) => text.replace(/"id":"[^"]+"/, '"id":"20260101-000000-00000000"')],
    ['of a newer version', (text: string) => text.replace('"format":1', '"format":2')],
  ])('%s: is named and left as it is; the others wait on', async (_how, damage) => {
    const { program, left, data } = scene();
    const [one, two] = await left();
    const file = path.join(data, 'waiting', `${one}.json`);
    const damaged = damage(readFileSync(file, 'utf8'));
    writeFileSync(file, damaged);
    const next = await program();
    const listed: Output<'port.list'> = await next.list();
    expect(listed.damaged).toMatchObject([{ code: 'waiting-damaged', details: { path: file } }]);
    expect(listed.ports.map(({ id, state }) => [id, state])).toEqual([[two, 'waiting']]);
    expect(await code(next.client.call('port.resume', { id: one, ...SILENT }))).toBe('waiting-damaged');
    await next.client.call('port.resume', { id: two, ...SILENT });
    await next.until(two, 'done');
    expect(readFileSync(file, 'utf8')).toBe(damaged);
    await next.close();
  });
});
