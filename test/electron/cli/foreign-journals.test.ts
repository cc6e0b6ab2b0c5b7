import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { ROOT } from '../../support/build.ts';
import { exportSessions } from '../../support/export-session.ts';

/*
 * What this program can't read in a workspace is somebody else's: it holds up no port, and is left as it is.
 */
// Each port waits for the disk many times.
vi.setConfig({ testTimeout: 60_000 });
const A = path.join(ROOT, 'assets/examples/diabetes-2025');
const B = path.join(ROOT, 'assets/examples/diabetes-2026');
const { session, remove } = exportSessions();
afterAll(remove);

const line = (json: string) => `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`;
const NEWER = [
  ['of a kind that is not known', line('{"kind":"sealed","at":"2030-01-01T00:00:00.000Z"}')],
  ['that is no JSON', line('{"kind":')],
  ['that is no event', line('null')],
] as const;

function opened() {
  const { here, call, text } = session();
  const to = path.join(here, 'ws');
  const port = (model: string, name: string) => call('export', model, '--to', to, '--name', name, '--reason', 'x');
  return { to, call, text, port };
}

describe('a journal with a line', () => {
  it.each(NEWER)('%s: other ports go on, and it is left to the program that wrote it', async (_what, added) => {
    const { call, text, port } = opened();
    const { id, journal } = (await port(A, 'm')).printed;
    writeFileSync(journal, added, { flag: 'a' });
    const before = readFileSync(journal, 'utf8');
    expect((await port(B, 'm')).printed).toMatchObject({ ok: true, version: '2' });
    for (const act of ['undo', 'resume']) expect((await call(act, id)).printed).toMatchObject({ code: 'port-newer' });
    expect((await text('report', id)).out).toContain('Ported as m version 1.');
    expect(readFileSync(journal, 'utf8')).toBe(before);
  });
});

it("a journal that can't be read holds up neither export nor verify", async () => {
  const { to, text, port } = opened();
  const { journal } = (await port(A, 'm')).printed;
  for (const file of [journal, path.join(path.dirname(journal), 'manifest.json')]) {
    rmSync(file);
    // A folder can't be read as a file, also by root.
    mkdirSync(file);
  }
  expect((await port(B, 'm')).printed).toMatchObject({ ok: true, version: '2' });
  const { code, out } = await text('verify', to);
  expect([code, out.match(/as it was ported/g)]).toEqual([0, ['as it was ported', 'as it was ported']]);
});
