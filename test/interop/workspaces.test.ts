import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openWorkspace } from '../../electron/workspaces/open-workspace.ts';
import type { Workspace } from '../../electron/workspaces/workspace.ts';
import { fileHash } from '../../electron/workspaces/digest.ts';
import { ROOT } from '../support/build.ts';
import { MLFLOW_SIDES, MLFLOW_2, MLFLOW_3, mlflowOn, uriOf, type MlflowSession } from '../support/mlflow-session.ts';
import { temporaryFolder } from '../support/served.ts';
import { AT, filesOf, newWorkspace, port, reopened } from '../support/workspaces.ts';

const MODEL = path.join(ROOT, 'assets/examples/diabetes-2026');
const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;
const place = () => path.join(folder.path, `w${(made += 1)}`);

interface Listed {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly source: string;
  readonly tags: Record<string, string>;
  readonly aliases: readonly string[];
  readonly created: number;
}

async function withMlflow<T>(uri: string, python: string, act: (mlflow: MlflowSession) => Promise<T>): Promise<T> {
  const mlflow = mlflowOn(uri, python);
  try {
    return await act(mlflow);
  } finally {
    await mlflow.close();
  }
}

describe.each(MLFLOW_SIDES)('a %s workspace and MLflow %s', (kind, _version, python) => {
  it('opens what was ported: listed, by alias, byte for byte, loaded, predicting the same', async () => {
    const workspace = await newWorkspace(kind, place());
    const files = filesOf(MODEL);
    const description = 'From dev: "as it is"\nand so on';
    await port(workspace, { files, model: 'diabetes', alias: 'champion', also: ['next', 'eu-1'], description });
    await withMlflow(uriOf(workspace), python, async (mlflow) => {
      const [listed, ...more] = await mlflow.call<Listed[]>('listed');
      expect(more).toEqual([]);
      expect(listed).toMatchObject({ name: 'diabetes', version: '1', description, created: AT });
      expect(await mlflow.call('models')).toMatchObject([
        { name: 'diabetes', aliases: { champion: '1', next: '1', 'eu-1': '1' } },
      ]);
      expect(listed?.tags).toMatchObject({ note: 'ü', 'team/name': 'risk' });
      expect(await mlflow.call('by_alias', 'diabetes', 'champion')).toMatchObject({ version: '1', description });
      const digests = await mlflow.call<Record<string, string>>('digests', 'diabetes', '1');
      const wanted: Record<string, string> = {};
      for (const name of Object.keys(files))
        wanted[name] = (await fileHash(path.join(MODEL, ...name.split('/'))))?.digest ?? '';
      // MLflow leaves this where it loads a version from.
      const { registered_model_meta: _meta, ...theirs } = digests;
      expect(theirs).toEqual(wanted);
      expect(await mlflow.call('signature', 'diabetes', '1')).toMatchObject({
        flavors: ['python_function', 'sklearn'],
      });
      const experiments = await mlflow.call<{ name: string }[]>('experiments');
      expect(experiments).toMatchObject([{ id: '0', name: 'Default' }]);
      expect(await mlflow.call<string>('run')).toMatch(/^[0-9a-f]{32}$/);
      if (python === MLFLOW_3)
        expect(await mlflow.call('predict', 'models:/diabetes/1')).toEqual(await mlflow.call('predict', MODEL));
    });
  });

  it('takes turns with it: each counts on from the other, deletes the other, and reads what it wrote', async () => {
    const workspace = await newWorkspace(kind, place());
    const uri = uriOf(workspace);
    await port(workspace, { alias: 'champion' });
    await withMlflow(uri, python, async (mlflow) => {
      expect(await mlflow.call('register', 'churn', 'file:///elsewhere/model', { by: 'mlflow' }, 'live')).toBe('2');
      expect((await port(workspace, { files: { MLmodel: 'three' }, alias: 'champion' })).aliasBefore).toBe('1');
      await mlflow.call('describe', 'churn', '1', 'said: by\nMLflow');
      expect((await workspace.model('churn'))?.versions).toMatchObject([
        { version: '1', description: 'said: by\nMLflow' },
        { version: '2', source: 'file:///elsewhere/model' },
        { version: '3' },
      ]);
      expect((await workspace.model('churn'))?.aliases).toEqual(
        new Map([
          ['champion', '3'],
          ['live', '2'],
        ]),
      );
      await mlflow.call('delete', 'churn', '3');
      const now = await workspace.model('churn');
      expect([now?.versions.length, [...(now?.aliases.keys() ?? [])]]).toEqual([2, ['live']]);
      const fourth = await port(workspace, { files: { MLmodel: 'four' } });
      expect(fourth.version).toBe('4');
      const undone = { port: fourth.port, model: 'churn', version: '4', alias: null, aliasBefore: null };
      await workspace.undo({ ...undone, existing: false, digest: fourth.digest, at: AT + 5 });
      const listed = await mlflow.call<Listed[]>('listed');
      expect(listed.map(({ version }) => version).sort()).toEqual(['1', '2']);
      expect(await mlflow.call('register', 'churn', 'file:///elsewhere/five')).toBe('5');
      await mlflow.call('delete_model', 'churn');
      expect(await workspace.model('churn')).toBeNull();
      expect(await (await reopened(workspace)).plan('churn', null)).toMatchObject({ fresh: true, next: '1' });
    });
  });

  it('writes what MLflow writes, byte for byte', async () => {
    const ours = await newWorkspace(kind, place());
    const theirs = await newWorkspace(kind, place());
    const tags = { note: 'ü', 'team/name': 'risk' };
    await withMlflow(uriOf(theirs), python, async (mlflow) => {
      await mlflow.call('register', 'churn', 'file:///elsewhere/model', tags);
      await mlflow.call('describe', 'churn', '1', 'x: "y"\nz');
      await mlflow.call('alias', 'churn', 'champion', '1');
      await mlflow.call('register', 'churn', 'file:///elsewhere/model', tags);
      await mlflow.call('delete', 'churn', '2');
    });
    // Through the other's eyes: a store that MLflow 2 made is written in its way.
    if (kind === 'files')
      await withMlflow(uriOf(ours), python, (mlflow) => mlflow.call('register', 'other', 'file:///x'));
    await port(ours, { alias: 'champion', description: 'x: "y"\nz' });
    const second = await port(ours, { files: { MLmodel: '2' } });
    const undone = {
      port: second.port,
      model: 'churn',
      version: '2',
      alias: null,
      aliasBefore: null,
      existing: false,
    };
    await ours.undo({ ...undone, digest: second.digest, at: AT });
    const both = [ours, theirs].map((workspace) =>
      kind === 'files' ? registryFiles(path.join(workspace.place, 'models/churn')) : registryRows(workspace.place),
    );
    expect(both[0]).toEqual(both[1]);
  });
});

describe.each(MLFLOW_2 === undefined ? [] : [MLFLOW_2])('a database that MLflow 2.22 made', (python) => {
  it('is written in place, and MLflow 2.22 goes on with it', async () => {
    const file = path.join(place(), 'mlflow.db');
    mkdirSync(path.dirname(file));
    await withMlflow(`sqlite:///${file}`, python, async (mlflow) => {
      expect(await mlflow.call('register', 'diabetes', 'file:///elsewhere/model')).toBe('1');
      const workspace = (await openWorkspace(file, { data: folder.path })) as Workspace;
      expect(workspace.readOnly).toBeNull();
      const files = filesOf(MODEL);
      const ported = await port(workspace, { files, model: 'diabetes', alias: 'champion', description: 'ours' });
      expect(ported.version).toBe('2');
      expect(await mlflow.call('by_alias', 'diabetes', 'champion')).toMatchObject({
        version: '2',
        description: 'ours',
      });
      expect(await mlflow.call('same', 'diabetes', '2', MODEL)).toEqual({ files: true, model: true });
      expect(await mlflow.call('register', 'diabetes', 'file:///elsewhere/model')).toBe('3');
      const done = { port: ported.port, model: 'diabetes', version: '2', alias: 'champion', aliasBefore: null };
      await workspace.undo({ ...done, existing: false, digest: ported.digest, at: AT });
      const listed = await mlflow.call<Listed[]>('listed');
      expect(listed.map(({ version }) => version).sort()).toEqual(['1', '3']);
    });
  });
});

/** All but times, places and our own tags. */
function neutral(text: string): string {
  return text.replaceAll(/\b1[78]\d{11}\b/g, 'TIME').replaceAll(/file:\/\/\/[^\s"']+/g, 'PLACE');
}

function registryFiles(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => !file.includes('model_porter_') && file !== path.join(root, 'meta.yaml'))
      .map((file) => [path.relative(root, file), neutral(readFileSync(file, 'utf8'))] as [string, string])
      .sort(),
  );
}

function registryRows(file: string): string {
  const script = `import sqlite3, json, sys
c = sqlite3.connect(sys.argv[1])
for t in ["registered_models", "model_versions", "model_version_tags", "registered_model_aliases", "registered_model_tags", "alembic_version"]:
    rows = [row for row in c.execute(f"select * from {t}") if not any(str(x).startswith("model_porter_") for x in row)]
    types = [[type(x).__name__ for x in row] for row in rows]
    print(t, json.dumps(sorted([list(map(repr, row)) for row in rows])), json.dumps(sorted(types)))
`;
  const out = execFileSync(MLFLOW_3, ['-c', script, file], { encoding: 'utf8' });
  return neutral(out);
}
