import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DiskTree } from '../../../electron/stores/disk-tree.ts';
import { findStore } from '../../../electron/stores/find-store.ts';
import { temporaryFolder } from '../../support/served.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;

const EXPERIMENT = "experiment_id: '0'\nname: Default\n";
const RUN = "experiment_id: '0'\nrun_id: r1\n";
const FILES = (at: string) => ({ kind: 'files', folder: at });

describe('findStore', () => {
  it.each([
    ['experiments', { '0/meta.yaml': EXPERIMENT }, FILES('')],
    ['a project around mlruns', { 'train.py': '', 'mlruns/0/meta.yaml': EXPERIMENT }, FILES('mlruns')],
    ['the only folder of what was opened', { 'backup/0/meta.yaml': EXPERIMENT }, FILES('backup')],
    ['that with an mlruns', { 'backup/mlruns/0/meta.yaml': EXPERIMENT }, FILES('backup/mlruns')],
    ['deleted experiments alone', { '.trash/0/meta.yaml': EXPERIMENT }, FILES('')],
    ['a registry alone', { 'models/churn/meta.yaml': 'creation_timestamp: 1\nname: churn\n' }, FILES('')],
    ['an experiment without its meta.yaml', { '0/r1/meta.yaml': RUN }, FILES('')],
    ['an experiment whose meta.yaml is torn', { '412/meta.yaml': '[' }, FILES('')],
    ['a database', { 'mlflow.db': 'x' }, { kind: 'sqlite', file: 'mlflow.db' }],
    [
      'a database beside its artifacts',
      { 'mlflow.db': 'x', 'mlruns/0/r1/artifacts/a': '' },
      { kind: 'sqlite', file: 'mlflow.db' },
    ],
    ['a file store before a database', { 'mlflow.db': 'x', '0/meta.yaml': EXPERIMENT }, FILES('')],
    ['nothing', {}, null],
    ['a model', { MLmodel: '', 'model.pkl': '' }, null],
    ['one experiment', { 'meta.yaml': EXPERIMENT, 'r1/meta.yaml': RUN }, null],
    ['logged models', { 'm-1/meta.yaml': "experiment_id: '0'\nmodel_id: m-1\n" }, null],
    ['the outputs of a run', { 'm-1/meta.yaml': 'destination_id: m-1\n' }, null],
    ['recipes of conda', { 'recipe/meta.yaml': 'package:\n  name: x\nsource: {}\n' }, null],
    ['notes with a meta.yaml that is empty', { 'notes/meta.yaml': '' }, null],
    ['a folder of models', { 'a/MLmodel': '', 'b/MLmodel': '' }, null],
  ])('%s', async (_name, files, expected) => {
    const root = path.join(folder.path, String((made += 1)));
    mkdirSync(root);
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), content);
    }
    expect(await findStore(new DiskTree(root))).toEqual(expected);
  });
});
