import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { openWorkspace } from '../../electron/workspaces/open-workspace.ts';
import { verifyVersion } from '../../electron/port/verify-version.ts';
import type { Workspace } from '../../electron/workspaces/workspace.ts';
import { uriOf, type MlflowSession } from '../support/mlflow-session.ts';

/** All names, bytes and times below a folder. */
export function stateOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .map((entry): [string, string] => {
        const file = path.join(entry.parentPath, entry.name);
        const { mtimeMs } = statSync(file);
        return [path.relative(folder, file), `${mtimeMs} ${entry.isFile() ? readFileSync(file, 'base64') : 'folder'}`];
      })
      .sort(),
  );
}

export interface Seen {
  readonly versions: readonly string[];
  readonly alias: string | null;
}

/**
 * What must hold at any moment, however a port ended: MLflow opens the workspace and lists only whole versions (I3, I4), each holds what
 * was written down for it (I2), and no number stands twice (I5).
 */
export async function checkWorkspace(to: string, data: string, mlflow: MlflowSession | null): Promise<Seen> {
  const workspace = await openWorkspace(to, { data });
  if (workspace === null) return { versions: [], alias: null };
  const model = await workspace.model('churn');
  const versions = (model?.versions ?? []).map(({ version }) => version);
  expect(new Set(versions).size).toBe(versions.length);
  for (const version of versions)
    expect(await verifyVersion(workspace, 'churn', version, {})).toMatchObject({ state: 'same' });
  const alias = model?.aliases.get('champion') ?? null;
  if (alias !== null) expect(versions).toContain(alias);
  if (mlflow !== null) await checkMlflow(workspace, mlflow, versions, alias);
  return { versions, alias };
}

async function checkMlflow(
  workspace: Workspace,
  mlflow: MlflowSession,
  versions: readonly string[],
  alias: string | null,
): Promise<void> {
  await mlflow.call('use', uriOf(workspace));
  const listed = await mlflow.call<{ name: string; version: string; tags: Record<string, string> }[]>('listed');
  expect(listed.map(({ version }) => version).sort()).toEqual([...versions].sort());
  for (const { version, tags } of listed) {
    expect(tags).toHaveProperty('model_porter_export');
    expect(Object.keys(await mlflow.call<object>('digests', 'churn', version)).length).toBeGreaterThan(2);
  }
  const models = await mlflow.call<{ name: string; aliases: Record<string, string> }[]>('models');
  expect(models.find(({ name }) => name === 'churn')?.aliases['champion'] ?? null).toBe(alias);
}

/** What a port leaves behind when it has come to its end: its journal, its manifest, its lock. */
export function leftovers(to: string): string[] {
  return readdirSync(to, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /[\\/](?:stage|desk|away|new-[\d-]+)(?:[\\/]|$)|\.new$|-journal$|porter-(?:zip|partial)/.test(name),
  );
}
