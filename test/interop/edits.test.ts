import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Edit } from '../../shared/workspace/edits.ts';
import { MLFLOW_SIDES, MLFLOW_3, mlflowOn, uriOf } from '../support/mlflow-session.ts';
import { temporaryFolder } from '../support/served.ts';
import { newWorkspace, port } from '../support/workspaces.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;
const model = 'churn';

/** Each edit, and MLflow's own call that does the same. */
const ACTS: readonly (readonly [Edit, readonly [string, ...unknown[]]])[] = [
  [{ kind: 'set-alias', model, alias: 'new', version: '1' }, ['alias', model, 'new', '1']],
  [{ kind: 'set-alias', model, alias: 'champion', version: '2' }, ['alias', model, 'champion', '2']],
  [{ kind: 'remove-alias', model, alias: 'new' }, ['remove_alias', model, 'new']],
  [{ kind: 'set-tag', model, version: '1', key: 'a/b c', value: 'ü\n' }, ['set_tag', model, '1', 'a/b c', 'ü\n']],
  [{ kind: 'set-tag', model, version: '1', key: 'note', value: '' }, ['set_tag', model, '1', 'note', '']],
  [{ kind: 'remove-tag', model, version: '2', key: 'note' }, ['remove_tag', model, '2', 'note']],
  [{ kind: 'set-tag', model, version: null, key: 'owner', value: 'risk' }, ['set_tag', model, null, 'owner', 'risk']],
  [{ kind: 'describe', model, version: '1', text: 'x: "y"\n\n z' }, ['describe', model, '1', 'x: "y"\n\n z']],
  [{ kind: 'describe', model, version: '1', text: '' }, ['describe', model, '1', '']],
  [{ kind: 'describe', model, version: null, text: 'long '.repeat(40) }, ['describe_model', model, 'long '.repeat(40)]],
  [{ kind: 'describe', model, version: null, text: 'short' }, ['describe_model', model, 'short']],
  [{ kind: 'set-alias', model, alias: 'live', version: '1' }, ['alias', model, 'live', '1']],
  [{ kind: 'delete-version', model, version: '2' }, ['delete', model, '2']],
  [{ kind: 'delete-model', model }, ['delete_model', model]],
];

describe.each(MLFLOW_SIDES)('edits of a %s workspace and MLflow %s', (kind, _version, python) => {
  it('leave the rows and files that MLflow leaves for the same act, and MLflow reads both alike', async () => {
    const [here, there] = [0, 0].map(() => path.join(folder.path, `w${(made += 1)}`)) as [string, string];
    const ours = await newWorkspace(kind, here);
    // In the way of the MLflow that goes on with it.
    if (kind === 'files') {
      const first = mlflowOn(uriOf(ours), python);
      await first.call('register', 'other', 'file:///x');
      await first.close();
    }
    await port(ours, { alias: 'champion', description: 'First: of all' });
    await port(ours, { files: { MLmodel: 'two' } });
    cpSync(here, there, { recursive: true });
    const theirs = { kind, place: ours.place.replace(here, there) };
    const [mlflow, reader] = [mlflowOn(uriOf(theirs), python), mlflowOn(uriOf(ours), python)];
    try {
      // A file store writes its times and keys anew with MLflow's first act.
      for (const [edit, call] of ACTS) {
        await mlflow.call(...(call as [string]));
        const { id } = await ours.edit(edit, Date.now());
        expect([edit, registry(ours)]).toEqual([edit, registry(theirs)]);
        const [seen, wanted] = [await reader.call<object[]>('listed'), await mlflow.call<object[]>('listed')];
        expect(seen.map(timeless)).toEqual(wanted.map(timeless));
        expect(await reader.call('models')).toEqual(await mlflow.call('models'));
        // There and back again, for MLflow too.
        const { left } = await ours.undoEdit(id ?? '');
        expect(left).toEqual([]);
        await reader.call('listed');
        await ours.edit(edit, Date.now());
      }
    } finally {
      await Promise.all([mlflow.close(), reader.close()]);
    }
  });
});

function timeless(row: object): object {
  return { ...row, created: null, updated: null };
}

function neutral(text: string): string {
  return text.replaceAll(/\b1[78]\d{11}\b/g, 'TIME');
}

function registry({ kind, place }: { readonly kind: string; readonly place: string }): unknown {
  if (kind === 'files') return files(path.join(place, 'models/churn'));
  const script = `import sqlite3, json, sys
c = sqlite3.connect(sys.argv[1])
for t in ["registered_models", "model_versions", "model_version_tags", "registered_model_aliases", "registered_model_tags"]:
    print(t, json.dumps(sorted(list(map(repr, row)) for row in c.execute(f"select * from {t}"))))
`;
  return neutral(execFileSync(MLFLOW_3, ['-c', script, place], { encoding: 'utf8' }));
}

/** MLflow 2 writes aliases into meta.yaml files too, even those that a deleted version just lost, and reads them from elsewhere. */
function files(root: string): Record<string, string> {
  try {
    const found = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return Object.fromEntries(
      found
        .map((entry) => path.join(entry.parentPath, entry.name))
        .map((file): [string, string] => [path.relative(root, file), neutral(readFileSync(file, 'utf8'))])
        .map(([name, text]): [string, string] => [
          name,
          name.endsWith('meta.yaml') ? text.replace(/^aliases:.*\n(?:[- ].*\n)*/m, '') : text,
        ])
        .sort(),
    );
  } catch {
    return {};
  }
}
