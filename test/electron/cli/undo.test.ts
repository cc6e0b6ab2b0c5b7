import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { record } from '../../../electron/transfer/journal.ts';
import { ROOT } from '../../support/build.ts';
import { command } from '../../support/command.ts';
import { exportSessions } from '../../support/export-session.ts';

// Each port waits for the disk many times.
vi.setConfig({ testTimeout: 60_000 });
const A = path.join(ROOT, 'assets/examples/diabetes-2025');
const B = path.join(ROOT, 'assets/examples/diabetes-2026');
const { session, remove } = exportSessions();
afterAll(remove);

describe.each(['sqlite', 'files'])('what undo says in a %s workspace is what it did', (layout) => {
  const opened = () => {
    const { here, data, call, text } = session();
    const to = path.join(here, 'ws');
    const port = async (model: string, ...more: string[]) =>
      (await call('export', model, '--to', to, '--name', 'm', '--layout', layout, '--reason', 'x', ...more)).printed.id;
    const undo = async (id: string) => {
      const { code, out } = await text('undo', id);
      return [code, ...out.trim().split('\n')];
    };
    const refused = async (id: string) => (await text('undo', id)).err;
    const outcome = async (id: string) =>
      /"outcome": ?"(\w+)"/.exec((await text('report', id, '--format', 'json')).out)?.[1];
    const versions = async () => /"versions":(\d+)/.exec((await text('list', to, '--json')).out)?.[1];
    const store = path.join(to, '.model-porter', layout === 'sqlite' ? 'mlflow.db' : 'mlruns');
    const journal = (id: string) => path.join(store, 'ports', id, 'journal.jsonl');
    const spanish = async (id: string) => (await command(data, ['undo', id], 'es')).out.trim().split('\n');
    return { call, port, undo, refused, outcome, versions, spanish, journal };
  };
  const STAYS = 'Version 1 of m was there before this port, and stays.';
  const ALREADY = 'This port of m was taken back or cleared away before: nothing was left to do.';

  it('of a version: it, its alias, and what stays', async () => {
    const { call, port, undo } = opened();
    await port(A, '--alias', 'champion');
    const id = await port(B, '--alias', 'champion');
    expect(await undo(id)).toEqual([
      0,
      'm version 2 was taken back.',
      'The alias champion points to version 1 again.',
      'The number 2 is not used again.',
    ]);
    expect(await undo(id)).toEqual([0, ALREADY]);
    expect((await call('undo', id)).printed).toMatchObject({ ok: true, version: '2', already: true, aliases: [] });
  });

  it('of the same that was there: its alias alone', async () => {
    const { call, port, undo, spanish } = opened();
    await port(A);
    await port(B, '--alias', 'champion');
    const moved = await port(A, '--alias', 'champion');
    expect(await undo(moved)).toEqual([0, STAYS, 'The alias champion points to version 2 again.']);
    expect(await undo(moved)).toEqual([0, ALREADY]);
    expect(await undo(await port(A, '--alias', 'fresh'))).toEqual([0, STAYS, 'The alias fresh was taken away.']);
    expect(await spanish(await port(A, '--alias', 'fresh'))).toEqual([
      'La versión 1 de m ya estaba antes de esta transferencia, y se queda.',
      'El alias fresh se ha quitado.',
    ]);
    const last = await port(A, '--alias', 'fresh');
    expect((await call('undo', last)).printed).toMatchObject({
      version: '1',
      existing: true,
      already: false,
      aliases: [{ alias: 'fresh', version: null }],
      left: [],
    });
  });

  it('of a version that somebody relies on: it stays for good, also when nobody does any more', async () => {
    const { port, undo, refused, outcome, versions } = opened();
    const id = await port(A);
    const live = await port(A, '--alias', 'live');
    expect(await refused(id)).toMatch(/the alias "live" was set on version 1 since/);
    expect(await outcome(id)).toBe('ported');
    await undo(live);
    // The start of another port brings what was cut off to its end: this was not.
    await port(B);
    expect(await versions()).toBe('2');
    expect(await undo(id)).toContain('m version 1 was taken back.');
  });

  it('where it was cut off before anything went: all stays, until it is said again', async () => {
    const { call, port, undo, outcome, versions, journal } = opened();
    const id = await port(A, '--alias', 'champion');
    record(journal(id), { kind: 'undoing', at: new Date().toISOString() });
    expect(await outcome(id)).toBe('undoing');
    expect((await call('resume', id)).printed).toMatchObject({ code: 'port-undoing' });
    await port(B);
    expect(await versions()).toBe('2');
    expect(await undo(id)).toContain('m version 1 was taken back.');
  });

  it('of the same that was there, with no alias that still points to it: nothing', async () => {
    const { port, undo } = opened();
    await port(A);
    const nothing = [0, STAYS, 'The port had moved no alias that still points to it: nothing had to be taken back.'];
    expect(await undo(await port(A))).toEqual(nothing);
    const moved = await port(A, '--alias', 'champion');
    await port(B, '--alias', 'champion');
    expect(await undo(moved)).toEqual(nothing);
  });
});
