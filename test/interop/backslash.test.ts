import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../support/build.ts';
import { MLFLOW_SIDES, mlflowOn, uriOf } from '../support/mlflow-session.ts';
import { temporaryFolder } from '../support/served.ts';
import { filesOf, newWorkspace, port, reopened } from '../support/workspaces.ts';

const MODEL = path.join(ROOT, 'assets/examples/diabetes-2026');
const folder = temporaryFolder();
afterAll(() => folder.remove());

// Off Windows a backslash is a sign of a name, and a file URI holds it as %5C.
describe.skipIf(path.sep === '\\').each(MLFLOW_SIDES)(
  'a %s workspace below a folder with a backslash, and MLflow %s',
  (kind, version, python) => {
    it('read what the other wrote there', async () => {
      const around = path.join(folder.path, `${kind}-${version}`, 'a\\b');
      const workspace = await newWorkspace(kind, around);
      await port(workspace, { files: filesOf(MODEL), model: 'ours' });
      expect(readdirSync(await workspace.files('ours', '1')).sort()).toEqual(readdirSync(MODEL).sort());
      const theirs = path.join(around, 'their\\model');
      mkdirSync(theirs);
      cpSync(MODEL, theirs, { recursive: true });
      const mlflow = mlflowOn(uriOf(workspace), python);
      try {
        expect(await mlflow.call('same', 'ours', '1', MODEL)).toEqual({ files: true, model: true });
        // As MLflow writes it of a run, and as Python's Path.as_uri() gives it.
        for (const source of [theirs, pathToFileURL(theirs).href]) await mlflow.call('register', 'theirs', source);
        expect(await mlflow.call('same', 'theirs', '2', MODEL)).toEqual({ files: true, model: true });
      } finally {
        await mlflow.close();
      }
      const again = await reopened(workspace);
      for (const number of ['1', '2']) expect(await again.files('theirs', number)).toBe(theirs);
    });
  },
);
