import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { ROOT } from '../../support/build.ts';
import { exportSessions } from '../../support/export-session.ts';

vi.setConfig({ testTimeout: 60_000 });
const { session, remove } = exportSessions();
afterAll(remove);
const MODEL = path.join(ROOT, 'assets/examples/diabetes-2025');

it.each([
  ['production already', 'PROD'],
  ['production only since', 'DEV'],
])('undo of a version in a workspace that is %s asks for its name', async (_what, before) => {
  const { here, call, text } = session();
  const place = path.join(here, 'team');
  mkdirSync(place);
  await text('workspace', 'add', 'Team', place, '--role', before, '--layout', 'sqlite');
  const { printed } = await call(
    'export',
    MODEL,
    '--to',
    'Team',
    '--name',
    'm',
    '--confirm',
    'Team',
    '--reason',
    'ours',
  );
  if (before !== 'PROD') {
    await text('workspace', 'remove', 'Team');
    await text('workspace', 'add', 'Team', place, '--role', 'PROD');
  }
  for (const said of [[], ['--confirm', 'team']])
    expect(await call('undo', printed.id, ...said)).toMatchObject({ code: 1, printed: { code: 'confirm-production' } });
  expect((await text('list', 'Team')).out).toMatch(/^m +1 +1\b/m);
  expect(await call('undo', printed.id, '--confirm', 'Team')).toMatchObject({ code: 0, printed: { version: '1' } });
});
