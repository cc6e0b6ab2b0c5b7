import path from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openWorkspace } from '../../../electron/workspaces/open-workspace.ts';
import type { Workspace } from '../../../electron/workspaces/workspace.ts';
import { ROOT } from '../../support/build.ts';
import { exportSessions } from '../../support/export-session.ts';

vi.setConfig({ testTimeout: 60_000 });
const A = path.join(ROOT, 'assets/examples/diabetes-2025');
const { session, remove } = exportSessions();
afterAll(remove);

describe.each(['sqlite', 'files'])('into a workspace of %s', (layout) => {
  it.each([
    [['--alias', 'ä'.repeat(200)], 'files', 'of 255 bytes at most, and this one takes 400'],
    [['--tag', `${'ä'.repeat(200)}=x`], 'files', 'of 255 bytes at most, and this one takes 400'],
    [['--name', 'con'], 'files', 'not every system can have a folder of that name'],
    [['--tag', 'mlflow.prompt.is_prompt=true'], 'both', "is MLflow's own mark of prompts"],
    [['--tag', 'model_porter_reason=none'], 'both', 'begins as the tags do in which Model Porter'],
    [['--tag', 'model_porter_source_version=7'], 'both', 'begins as the tags do in which Model Porter'],
  ])('%j is refused where it can not be (%s), before anything is written', async (given, where, said) => {
    const { here, text } = session();
    const name = given[0] === '--name' ? [] : ['--name', 'm'];
    const args = ['--to', path.join(here, 'w'), '--layout', layout, ...name, ...given];
    const refused = where === 'both' || where === layout;
    const { code, out } = await text('export', A, ...args);
    expect([code, out]).toEqual([
      refused ? 1 : 0,
      refused ? (expect.stringContaining(said) as string) : (expect.not.stringContaining('STOP') as string),
    ]);
  });

  it('notes a name in other letters, and a number that is given again', async () => {
    const { here, data, text } = session();
    const [to, target] = [path.join(here, 'w'), ['--to', path.join(here, 'w'), '--layout', layout, '--name']];
    await text('export', A, ...target, 'churn');
    const alike = await text('plan', A, ...target, 'Churn');
    const note = '"churn" is there already, and some disks take the two names for the same.';
    expect(alike.out.includes(note)).toBe(layout === 'files');
    const workspace = (await openWorkspace(to, { data })) as Workspace;
    await workspace.edit({ kind: 'delete-model', model: 'churn' }, Date.now());
    const again = await text('export', A, ...target, 'churn');
    expect([again.code, again.out]).toEqual([
      0,
      expect.stringContaining('its numbers begin again: version 1 will be another one than before.') as string,
    ]);
    const other = await text('export', A, ...target, 'other');
    expect(other.out).not.toContain('its numbers begin again');
  });
});

it('a mark of prompts does not come along, and is told as lost', async () => {
  const { here, call, text } = session();
  const from = path.join(here, 'from');
  await call('export', A, '--to', from, '--name', 'm', '--tag', 'a=1');
  const database = new DatabaseSync(path.join(from, 'mlflow.db'));
  database.exec(
    "insert into model_version_tags (name, version, key, value) values ('m', 1, 'mlflow.prompt.is_prompt', 'true')",
  );
  database.close();
  const args = ['models:/m/1', '--from', from, '--to', path.join(here, 'to'), '--name', 'm'];
  expect((await text('plan', ...args)).out).toMatch(/lost +Tag {2}mlflow\.prompt\.is_prompt: true/);
  expect(await call('export', ...args)).toMatchObject({ code: 0, printed: { plan: { target: { tags: { a: '1' } } } } });
  const listed = await call('list', path.join(here, 'to'), 'm');
  expect(listed.printed).toMatchObject({ tags: expect.not.objectContaining({ 'mlflow.prompt.is_prompt': 'true' }) });
});
