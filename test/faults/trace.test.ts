import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../support/build.ts';
import { temporaryFolder } from '../support/served.ts';
import type { Act } from './act.ts';
import { checkWorkspace, leftovers } from './invariants.ts';
import { runAct } from './run-act.ts';
import { changes, noTrace, traced, withoutFailpoint } from './trace.ts';

const ALL = process.env['MODEL_PORTER_FAULTS'] === 'all';
const why = noTrace();
if (why !== null) process.stdout.write(`Without the traces of system calls: ${why}.\n`);
const folder = temporaryFolder();
afterAll(() => folder.remove());

let made = 0;
function scene(layout: Act['layout']): Act {
  const around = path.join(folder.path, `t${(made += 1)}`);
  mkdirSync(around);
  const source = path.join(around, 'source');
  cpSync(path.join(ROOT, 'assets/examples/diabetes-2025'), source, { recursive: true });
  mkdirSync(path.join(source, 'hollow'));
  const [to, data] = [path.join(around, 'ws'), path.join(around, 'data')];
  return { act: 'export', source, to, data, layout, alias: 'champion', kill: null };
}

const traceOf = (act: Act) => traced(act, path.join(folder.path, `${(made += 1)}.trace`));

describe.each(why === null ? (['sqlite', 'files'] as const) : [])('a port into a %s workspace', (layout) => {
  it.each(['port', 'undo'] as const)('%s: no call changes the disk that no failpoint stands before', async (what) => {
    const act = scene(layout);
    const first = what === 'port' ? null : await runAct(act);
    expect(first?.err ?? '').toBe('');
    const given: Act = what === 'port' ? act : { ...act, act: 'undo' };
    const { calls } = await traceOf(given);
    const { without, seen } = withoutFailpoint(calls, given);
    expect(without).toEqual([]);
    expect(seen).toBeGreaterThan(what === 'port' ? 40 : 5);
  });

  it('nothing is referred to before it lasts: each file and each folder is synced before the version appears', async () => {
    const act = scene(layout);
    const calls = (await traceOf(act)).calls.filter(({ file }) => file.startsWith(path.dirname(act.to)));
    const unsynced = new Map<string, string>();
    const problems: string[] = [];
    const known = new Set<string>();
    let versions = 0;
    for (const call of calls) {
      const { name, file, from } = call;
      const parent = path.dirname(file);
      if (name === 'openat' && changes(call) && !known.has(file)) unsynced.set(parent, call.text);
      if (name === 'openat') known.add(file);
      if (/^(?:write|pwrite64|ftruncate)$/.test(name)) unsynced.set(file, call.text);
      if (/^(?:mkdir|link)$/.test(name)) unsynced.set(parent, call.text);
      if (/^(?:fsync|fdatasync)$/.test(name)) unsynced.delete(file);
      // What is gone has nothing to lose.
      if (/^(?:unlink|rmdir)$/.test(name)) unsynced.delete(file);
      if (name !== 'rename') continue;
      // The whole that gets its name: all in it has to be there after a power cut.
      for (const [place, text] of unsynced)
        if (place === from || place.startsWith(`${from}/`)) problems.push(`${text}, then ${call.text}`);
      unsynced.set(parent, call.text);
      if (/version-\d+$|\/models\/churn$/.test(file)) {
        versions += 1;
        for (const [place, text] of unsynced)
          if (place.includes('/mlartifacts/')) problems.push(`${text}, then ${call.text}`);
      }
    }
    // At the end nothing is left to chance.
    for (const text of unsynced.values()) if (!/\/lock"|\.db(?:-journal)?"/.test(text)) problems.push(`left: ${text}`);
    expect(problems).toEqual([]);
    if (layout === 'files') expect(versions).toBe(1);
  });
});

describe.each(why === null ? (['openat', 'pwrite64', 'fdatasync', 'fsync', 'unlink'] as const) : [])(
  'SQLite at its %s',
  (call) => {
    const most = { openat: 3, pwrite64: 14, fdatasync: 5, fsync: 5, unlink: 2 }[call];
    const times = [...Array(most).keys()].filter((at) => ALL || at % 4 === 0);
    it.each(times)('killed at number %i: the version is there whole, or not at all', async (at) => {
      const act = scene('sqlite');
      const older = { ...act, source: path.join(path.dirname(act.to), 'older') };
      cpSync(act.source, older.source, { recursive: true });
      writeFileSync(path.join(older.source, 'README.md'), 'an older one');
      expect((await runAct(older)).err).toBe('');
      const db = path.join(act.to, 'mlflow.db');
      const inject = `inject=${call}:signal=KILL:when=${at + 1}`;
      const trace = ['strace', '-f', '-qq', '-P', db, '-P', `${db}-journal`, '-e', `trace=${call}`, '-e', inject];
      const ended = await runAct(act, [...trace, '-o', '/dev/null']);
      const now = await checkWorkspace(act.to, act.data, null);
      expect([['1'], ['1', '2']]).toContainEqual(now.versions);
      // Beyond its last call nothing kills it.
      expect([null, 'SIGKILL', 137]).toContain(ended.signal ?? (ended.code === 0 ? null : ended.code));
      expect((await runAct(act)).said).toMatchObject({ version: '2' });
      expect(await checkWorkspace(act.to, act.data, null)).toEqual({ versions: ['1', '2'], alias: '2' });
      expect(leftovers(act.to)).toEqual([]);
    });
  },
);

it('traces, or says why not', () =>
  expect([null, 'strace is not installed', 'strace may not trace here']).toContain(why));
