import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { ROOT } from '../../support/build.ts';
import { exportSessions } from '../../support/export-session.ts';

vi.setConfig({ testTimeout: 60_000 });
const { session, remove } = exportSessions();
afterAll(remove);

function scene() {
  const { here, call, text } = session();
  const model = path.join(here, 'model');
  cpSync(path.join(ROOT, 'assets/examples/diabetes-2025'), model, { recursive: true });
  const to = path.join(here, 'ws');
  return { here, model, to, call, text };
}

describe('a file that is to be written beside a port', () => {
  it.each([
    ['export', '--report', 'model/r.html', 'target-in-source'],
    ['export', '--report', 'model/sub/r.md', 'target-in-source'],
    ['export', '--report', 'link/r.html', 'target-in-source'],
    ['export', '--report', 'nodir/r.html', 'folder-missing'],
    ['export', '--report', 'afile/r.html', 'folder-missing'],
    ['export', '--report', 'there.html', 'target-exists'],
    ['export', '--plan-only', 'model/p.json', 'target-in-source'],
    ['plan', '--out', 'model/p.json', 'target-in-source'],
    ['plan', '--out', 'nodir/p.json', 'folder-missing'],
    ['plan', '--out', 'there.html', 'target-exists'],
  ])('%s %s %s: %s, and nothing is done', async (command, option, file, code) => {
    const { here, model, to, call } = scene();
    symlinkSync(model, path.join(here, 'link'));
    for (const name of ['afile', 'there.html']) writeFileSync(path.join(here, name), 'x');
    const before = readdirSync(model);
    const ran = await call(command, model, '--to', to, '--name', 'm', option, path.join(here, file));
    expect(ran).toMatchObject({ code: 3, printed: { code } });
    expect([existsSync(to), readdirSync(model)]).toEqual([false, before]);
  });
});

/** Other systems let nobody make one. */
describe.runIf(process.platform === 'linux')('a name that is no text', () => {
  const bytes = (...parts: string[]) => Buffer.concat([Buffer.from(`${path.join(...parts)}/caf`), Buffer.from([0xe9])]);

  it.each(['file', 'folder'])('of a %s is told as such, before anything is begun', async (kind) => {
    const { model, to, text } = scene();
    if (kind === 'file') writeFileSync(bytes(model), 'x');
    else mkdirSync(bytes(model));
    const { code, err } = await text('export', model, '--to', to, '--name', 'm');
    expect([code, err]).toEqual([
      3,
      expect.stringMatching(/The name of "caf.+" is no valid text \(UTF-8\).*Rename it/),
    ]);
    expect(existsSync(to)).toBe(false);
  });
});
