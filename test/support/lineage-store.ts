import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './build.ts';
import { writeFileStore } from './store-fixtures.ts';

/** Where the logged model's files are in that store. */
export const INSIDE = '0/models/m-1/artifacts';

/** A file store of MLflow 3: run r1 logged m-1, which is version 1 of churn, its champion. */
export function writeLineageStore(root: string): string {
  writeFileStore(root, {
    '0/models/m-1/meta.yaml':
      "artifact_location: file:///srv/mlruns/0/models/m-1/artifacts\ncreation_timestamp: 1600000000000\nexperiment_id: '0'\nlast_updated_timestamp: 1600000000000\nlifecycle_stage: active\nmodel_id: m-1\nmodel_type: ''\nname: model\nsource_run_id: r1\nstatus: 2\n",
    'models/churn/meta.yaml': 'name: churn\ncreation_timestamp: 1\n',
    'models/churn/version-1/meta.yaml':
      'name: churn\nversion: 1\ncurrent_stage: None\nstatus: READY\nrun_id: r1\nsource: models:/m-1\n',
    'models/churn/aliases/champion': '1',
  });
  writeLoggedModel(path.join(root, INSIDE));
  return root;
}

/** A model's folder as that run logged it. */
export function writeLoggedModel(place: string): void {
  cpSync(path.join(ROOT, 'test/fixtures/models/diabetes-1'), place, { recursive: true });
  const file = path.join(place, 'MLmodel');
  const text = readFileSync(file, 'utf8').replace('model_id: null', 'model_id: m-1');
  writeFileSync(file, `run_id: r1\n${text}`);
}
