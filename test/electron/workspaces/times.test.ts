import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { takeLock } from '../../../electron/workspaces/file-lock.ts';
import type { Workspace } from '../../../electron/workspaces/workspace.ts';
import { temporaryFolder } from '../../support/served.ts';
import { AT, newWorkspace, port } from '../../support/workspaces.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** Held as another port holds it that registers at the same moment. Returns what lets go. */
async function held(workspace: Workspace): Promise<() => void> {
  if (workspace.kind === 'files') {
    const lock = await takeLock(path.join(workspace.home.folder, 'lock'), 1000);
    return () => lock.release();
  }
  const database = new DatabaseSync(workspace.place);
  database.exec('begin immediate');
  return () => {
    database.exec('commit');
    database.close();
  };
}

describe.each(['sqlite', 'files'] as const)('times in a workspace of kind %s', (kind) => {
  it('are those of the moment when a version gets its number: they rise with it', async () => {
    const workspace = await newWorkspace(kind, path.join(folder.path, kind));
    await port(workspace, { files: { MLmodel: '1' } });
    const release = await held(workspace);
    let now = AT + 1;
    let asked = 0;
    const at = () => ((asked += 1), now);
    const waiting = port(workspace, { files: { MLmodel: '2' }, clock: at });
    await setTimeout(600);
    expect(asked).toBe(0);
    now = AT + 2;
    release();
    expect(await waiting).toMatchObject({ version: '2' });
    const model = await workspace.model('churn');
    expect(model?.versions.map(({ created }) => created)).toEqual([AT, AT + 2]);
    if (kind === 'sqlite') expect(model?.updated).toBe(AT + 2);
  });

  it('of a model do not go back where the clock of another machine was ahead', async () => {
    const workspace = await newWorkspace(kind, path.join(folder.path, `${kind}-clock`));
    await port(workspace, { files: { MLmodel: '1' }, at: AT + 1000 });
    await port(workspace, { files: { MLmodel: '2' }, at: AT });
    expect((await workspace.model('churn'))?.updated).toBe(AT + 1000);
  });
});
