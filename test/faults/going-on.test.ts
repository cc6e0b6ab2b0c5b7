import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { openPort, resumePort } from '../../electron/port/end-port.ts';
import { exportModel } from '../../electron/port/export-model.ts';
import { portSource, workspaceAt } from '../../electron/port/source-of.ts';
import { DISK, type Disk } from '../../electron/transfer/disk.ts';
import { readJournal, record } from '../../electron/transfer/journal.ts';
import { openSource } from '../../electron/sources/open-source.ts';
import type { PortEvent } from '../../shared/export/journal.ts';
import { ROOT } from '../support/build.ts';
import { exported, type Place } from '../support/ports.ts';
import { temporaryFolder } from '../support/served.ts';
import { SEED } from '../support/workspaces.ts';
import { leftovers } from './invariants.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;

/** Copied one before the other: the journal knows of the first when the copy is stopped at the second. */
const EARLY = 'early.txt';
const LATE = 'late.bin';

async function write(source: string, state: string): Promise<void> {
  // The clock of a file system may be a coarse one.
  await setTimeout(20);
  writeFileSync(path.join(source, EARLY), state.repeat(10));
  writeFileSync(path.join(source, LATE), state.repeat(3_000_000));
}

type From = 'folder' | 'zip';

/** A source of state A, and a port of it that was stopped when one file was copied. */
async function scene(layout: 'sqlite' | 'files', from: From = 'folder') {
  const around = path.join(folder.path, `g${(made += 1)}`);
  const [model, to, data] = ['model', 'ws', 'data'].map((name) => path.join(around, name)) as [string, string, string];
  mkdirSync(around);
  cpSync(path.join(ROOT, 'assets/examples/diabetes-2025'), model, { recursive: true });
  const zip = path.join(around, 'model.zip');
  const change = async (state: string) => {
    await write(model, state);
    if (from === 'folder') return;
    rmSync(zip, { force: true });
    await exported({ to: zip, data: path.join(around, 'packing', state), layout, source: model }, DISK, {
      alias: null,
    });
  };
  await change('A');
  const place: Place = { to, data, layout, source: from === 'zip' ? zip : model };
  const stop = new AbortController();
  const disk: Disk = {
    ...DISK,
    failpoint(operation, file) {
      if (operation === 'open' && file.endsWith(LATE)) stop.abort();
      return undefined;
    },
  };
  await expect(exported(place, disk, { signal: stop.signal })).rejects.toMatchObject({ code: 'cancelled' });
  const context = { data, seed: SEED, tool: 'test' };
  const port = () => openPort(null, context);
  const stopped = await port();
  expect([...stopped.state.files.keys()]).toContain(EARLY);
  expect([...stopped.state.files.keys()]).not.toContain(LATE);
  /** What the files of its only version begin with. */
  const states = async () => {
    const workspace = await workspaceAt(to, { data });
    expect((await workspace.model('churn'))?.versions).toHaveLength(1);
    const source = await openSource({ kind: 'path', path: await workspace.files('churn', '1') });
    const bytes = await Promise.all([EARLY, LATE].map((name) => source.read(name, 1)));
    await source.close();
    return bytes.map((each) => Buffer.from(each).toString());
  };
  const again = () => exported(place);
  const resume = async () => resumePort(await port(), context);
  return { place, model, to, change, again, resume, states, port, journal: stopped.journal, context };
}

describe.each([
  ['sqlite', 'folder'],
  ['files', 'folder'],
  ['sqlite', 'zip'],
] as const)('a port into a %s workspace that was stopped halfway, of a %s', (layout, from) => {
  it.each(['again', 'resume'] as const)('that is as it was: %s goes on', async (way) => {
    const at = await scene(layout, from);
    const { plan } = (await at.port()).state;
    expect(await at[way]()).toMatchObject({ id: plan.id, outcome: 'ported' });
    expect(await at.states()).toEqual(['A', 'A']);
  });

  it('that has other bytes of the same sizes now: the same command ports those', async () => {
    const at = await scene(layout, from);
    const { plan } = (await at.port()).state;
    await at.change('B');
    expect((await at.again()).id).not.toBe(plan.id);
    expect(await at.states()).toEqual(['B', 'B']);
    expect(leftovers(at.to)).toEqual([]);
  });

  it('that has other bytes of the same sizes now: resume says so, and leaves nothing', async () => {
    const at = await scene(layout, from);
    await at.change('B');
    const path = from === 'folder' ? EARLY : (expect.any(String) as string);
    await expect(at.resume()).rejects.toMatchObject({ code: 'source-stale', details: { path } });
    expect((await at.port()).state.phase).toBe('undone');
    expect(leftovers(at.to)).toEqual([]);
  });
});

/** As versions of this program wrote it that knew no stamps. */
function withoutStamps(journal: string): void {
  const events = readJournal(journal).map((event): PortEvent => {
    if (event.kind !== 'begun') return event;
    const { plan } = event;
    const files = plan.source.files.map(({ path: name, size, digest }) => ({ path: name, size, digest }));
    return { ...event, plan: { ...plan, source: { ...plan.source, files } } };
  });
  rmSync(journal);
  for (const event of events) record(journal, event);
  expect(readFileSync(journal, 'utf8')).not.toContain('stamp');
}

describe('a journal that does not say of which moment its files are', () => {
  it.each(['again', 'resume'] as const)('is not believed by %s: all is copied anew', async (way) => {
    const at = await scene('sqlite');
    withoutStamps(at.journal);
    await at.change('B');
    expect(await at[way]()).toMatchObject({ outcome: 'ported' });
    expect(await at.states()).toEqual(['B', 'B']);
    expect(leftovers(at.to)).toEqual([]);
  });
});

/** Where the same names and sizes are there already, the files are read for the plan. */
it('a source whose files were read for the plan, and changed since: the same command ports what is there now', async () => {
  const at = await scene('sqlite');
  await at.again();
  await at.change('B');
  const stop = new AbortController();
  const onProgress = ({ step }: { readonly step: string }) => (step === 'check' ? stop.abort() : undefined);
  const more = { signal: stop.signal, onProgress };
  await expect(exported(at.place, DISK, more)).rejects.toMatchObject({ code: 'cancelled' });
  expect((await at.port()).state).toMatchObject({ phase: 'published' });
  await at.change('C');
  await at.again();
  const workspace = await workspaceAt(at.to, { data: at.place.data });
  expect((await workspace.model('churn'))?.versions).toHaveLength(2);
  const bytes = readFileSync(path.join(await workspace.files('churn', '2'), EARLY), 'utf8');
  expect(bytes[0]).toBe('C');
});

it('a file that changed between plan and copy is noticed, before anything is copied', async () => {
  const at = await scene('sqlite');
  const from = await portSource(at.model, null);
  const request = {
    target: { place: at.to, workspace: null, role: null, layout: 'sqlite' as const },
    model: 'other',
    alias: null,
    description: null,
    tags: {},
    reason: 'a test',
    contents: false,
  };
  // Whoever is asked takes a while.
  const asked = () => at.change('B').then(() => null);
  const ended = exportModel(from, request, asked, at.context);
  await expect(ended).rejects.toMatchObject({ code: 'source-stale', details: { path: EARLY } });
  await from.source.close();
});
