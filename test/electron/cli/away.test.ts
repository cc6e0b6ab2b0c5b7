import { mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { ROOT } from '../../support/build.ts';
import { exportSessions } from '../../support/export-session.ts';

// Each port waits for the disk many times.
vi.setConfig({ testTimeout: 60_000 });
const A = path.join(ROOT, 'assets/examples/diabetes-2025');
const { session, remove } = exportSessions();
afterAll(remove);

/** Two ports of one machine: the newest goes to a place of its own, which is then away. */
async function opened(name = 'ws') {
  const { here, call, text } = session();
  const [stays, usb] = [path.join(here, 'stays'), path.join(here, 'usb')];
  mkdirSync(usb);
  const port = async (to: string) => (await call('export', A, '--to', to, '--name', 'm')).printed;
  await port(stays);
  const newest = await port(path.join(usb, name));
  const place = name.endsWith('.zip') ? path.join(usb, name) : path.join(usb, name, 'mlflow.db');
  const live = async () => /"versions":(\d+)/.exec((await text('list', stays, '--json')).out)?.[1];
  return { here, usb, place, newest, text, call, live };
}

describe('the newest port, whose workspace is away', () => {
  it.each(['undo', 'resume', 'report'])('%s --last takes no other for it, and names the place', async (act) => {
    const { here, usb, place, newest, text, live } = await opened();
    renameSync(usb, path.join(here, 'gone'));
    for (const which of ['--last', newest.id]) {
      const { code, err } = await text(act, which);
      expect([code, err]).toEqual([
        3,
        `model-porter: Port ${newest.id} went to "${place}", which is not there now. ${WAY_OUT}\n`,
      ]);
    }
    expect(await live()).toBe('1');
    renameSync(path.join(here, 'gone'), usb);
    expect((await text('undo', '--last')).out).toContain('m version 1 was taken back.');
    expect(await live()).toBe('1');
  });

  it('is passed over where the workspace is there and has nothing of it', async () => {
    const { newest, text } = await opened();
    rmSync(path.dirname(newest.journal), { recursive: true });
    expect((await text('report', '--last', '--format', 'json')).out).not.toContain(newest.id);
  });

  it.each(['undo', 'report'])('%s of a zip: what is not there is not told to be taken back', async (act) => {
    const { here, usb, place, text } = await opened('m.zip');
    renameSync(usb, path.join(here, 'gone'));
    const { code, err } = await text(act, '--last');
    // What it did is told by its journal, which is on this machine.
    expect([code, err]).toEqual(act === 'report' ? [0, ''] : [3, expect.stringContaining(`went to "${place}"`)]);
    renameSync(path.join(here, 'gone'), usb);
    expect((await text('undo', '--last')).code).toBe(0);
    expect(readdirSync(usb)).toEqual([]);
  });
});

describe('a workspace that was moved', () => {
  it.each(['undo', 'resume'])('%s by its journal says so, and where it was', async (act) => {
    const { here, usb, place, newest, text } = await opened();
    const moved = path.join(here, 'moved');
    renameSync(usb, moved);
    const journal = newest.journal.replace(usb, moved);
    const { code, err } = await text(act, journal);
    expect([code, err]).toEqual([3, expect.stringContaining(`went to "${place}"`)]);
    expect(err).toContain('was moved or copied');
    // A link in its place leads to the very same one.
    symlinkSync(moved, usb);
    expect((await text('undo', newest.id)).out).toContain('m version 1 was taken back.');
  });
});

const WAY_OUT = 'Bring it back (a drive may be away); or name another port by its id, or by its journal.';
