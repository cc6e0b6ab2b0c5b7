import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { ROOT } from '../../support/build.ts';
import { command } from '../../support/command.ts';
import { exportSessions } from '../../support/export-session.ts';

vi.setConfig({ testTimeout: 60_000 });
const A = path.join(ROOT, 'assets/examples/diabetes-2025');
const { session, remove } = exportSessions();
afterAll(remove);

describe('the commands of a port', () => {
  it.each([
    [['export', A], 2],
    [['export', A, '--to', 'x', '--layout', 'y'], 2],
    [['export', A, '--to', 'x', '--what'], 2],
    [['apply'], 2],
    [['undo'], 2],
    [['undo', 'x', '--last'], 2],
    [['verify'], 2],
    [['workspaces', 'add', 'x'], 2],
    [['workspaces', 'add', 'x', 'y', '--role', 'z'], 2],
    [['workspaces', 'add', 'a/b', 'y'], 3],
    [['workspaces', 'remove', 'none'], 3],
    [['undo', 'none'], 3],
    [['undo', '--last'], 3],
    [['verify', 'none'], 3],
    [['export', 'none', '--to', 'x'], 3],
    [['export', 'runs:/1/model', '--to', 'x'], 3],
    [['export', 'azureml://x', '--to', 'x'], 3],
    [['export', 's3://x', '--to', 'x'], 3],
    [['export', 'models:/x/1', '--to', 'x'], 3],
    [['export', path.join(A, 'MLmodel'), '--to', 'x'], 3],
    [['export', A, '--to', ROOT], 3],
    [['export', A, '--to', 'x', '--tag', 'none'], 2],
    [['export', A, '--to', 'x', '--name', 'a/b'], 1],
    [['export', A, '--to', 'x', '--alias', 'v3'], 1],
  ] as const)('answers %j with %i, in both languages', async (args, code) => {
    const { data, here } = session();
    const given = args.map((arg) => (arg === 'x' ? path.join(here, 'x') : arg));
    for (const locale of ['en', 'es']) {
      const ran = await command(data, given, locale);
      expect([ran.code, ran.out + ran.err]).toEqual([code, expect.stringMatching(/\w{4}/) as string]);
      expect(ran.out + ran.err).not.toMatch(/\{\{|undefined|port\.|error\.[a-z]/);
    }
    expect(existsSync(path.join(here, 'x'))).toBe(false);
  });
});
