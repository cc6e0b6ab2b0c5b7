import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { workspaceAt } from '../../../electron/port/source-of.ts';
import { ROOT } from '../../support/build.ts';
import { exportSessions } from '../../support/export-session.ts';
import { zipBytes } from '../../support/zip-bytes.ts';

// Each port waits for the disk many times.
vi.setConfig({ testTimeout: 60_000 });
const MODEL = path.join(ROOT, 'assets/examples/diabetes-2025');
const { session, remove } = exportSessions();
afterAll(remove);
const umask = process.umask();

/** Source, and what goes along; the large one is written in pieces. */
const CASES = [
  ['script.sh', 0o755, 0o755],
  ['private.txt', 0o600, 0o600],
  ['fixed.txt', 0o444, 0o444],
  ['open.txt', 0o666, 0o666],
  ['setuid', 0o6755, 0o755],
  ['sticky', 0o1644, 0o644],
  ['nobody.txt', 0o000, 0o400],
  ['large.bin', 0o700, 0o700],
] as const;
const KEPT = Object.fromEntries(CASES.map(([name, , kept]) => [name, kept.toString(8)]));
/** As the system gives them to a new file. */
const GIVEN = Object.fromEntries(CASES.map(([name, , kept]) => [name, (kept & ~umask).toString(8)]));

function model(here: string): string {
  const from = path.join(here, 'model');
  cpSync(MODEL, from, { recursive: true });
  for (const [name, mode] of CASES) {
    writeFileSync(path.join(from, name), name.repeat(name === 'large.bin' ? 100_000 : 1));
    chmodSync(path.join(from, name), mode);
  }
  return from;
}

async function modes(place: string, data: string): Promise<object> {
  const files = await (await workspaceAt(place, { data })).files('m', '1');
  const bits = (name: string) => (statSync(path.join(files, name)).mode & 0o7777).toString(8);
  return Object.fromEntries(CASES.map(([name]) => [name, bits(name)]));
}

// Without rights over a file that nobody may read there is nothing to port.
it.skipIf(process.platform === 'win32' || process.getuid?.() !== 0)(
  'permissions go along, into folders, into zips and out of them, and nothing else of a mode',
  async () => {
    const { here, data, call } = session();
    const from = model(here);
    for (const layout of ['sqlite', 'files']) {
      const to = path.join(here, layout);
      expect(await call('export', from, '--to', to, '--name', 'm', '--layout', layout)).toMatchObject({ code: 0 });
      expect(await modes(to, data)).toEqual(GIVEN);
      expect(await call('verify', to)).toMatchObject({ code: 0 });
    }
    const zip = path.join(here, 'm.zip');
    expect(await call('export', from, '--to', zip, '--name', 'm')).toMatchObject({ code: 0 });
    const listed = execFileSync('python3', ['-c', LIST, zip], { encoding: 'utf8' });
    expect(JSON.parse(listed)).toMatchObject(KEPT);
    const again = path.join(here, 'twice', 'm.zip');
    await call('export', from, '--to', again, '--name', 'm');
    expect(readFileSync(again).equals(readFileSync(zip))).toBe(true);
    const back = path.join(here, 'back');
    expect(await call('export', zip, '--to', back)).toMatchObject({ code: 0 });
    expect(await modes(back, data)).toEqual(GIVEN);
    expect(await call('undo', '--last')).toMatchObject({ code: 0 });
  },
);

const LIST = `
import json, sys, zipfile
entries = zipfile.ZipFile(sys.argv[1]).infolist()
assert all(e.external_attr >> 28 in (4, 8) for e in entries)
print(json.dumps({e.filename.split("/")[-1]: "%o" % (e.external_attr >> 16 & 0o7777) for e in entries}))`;

it.skipIf(process.platform === 'win32').each([
  ['asks for more than permissions', 0o106755, 0o755],
  ['names a type only', 0o100000, 0o666],
  ['names none, as Windows', 0, 0o666],
  ['lets its owner write only', 0o100200, 0o600],
])('a zip that %s', async (_name, mode, wanted) => {
  const { here, data, call } = session();
  const zip = path.join(here, 'm.zip');
  writeFileSync(zip, zipBytes([{ name: 'm/MLmodel', data: 'flavors: {acme: {}}\n', mode }]));
  expect(await call('export', zip, '--to', path.join(here, 'to'), '--name', 'm')).toMatchObject({ code: 0 });
  const files = await (await workspaceAt(path.join(here, 'to'), { data })).files('m', '1');
  expect((statSync(path.join(files, 'MLmodel')).mode & 0o7777).toString(8)).toBe((wanted & ~umask).toString(8));
});
