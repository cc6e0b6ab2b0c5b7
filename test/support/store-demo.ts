import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './build.ts';

const MODELS = path.join(ROOT, 'test/fixtures/models');
const START = 1_760_000_000_000;
const hex = (number: number, length = 32) =>
  (number * 2654435761).toString(16).padStart(length, 'a7f03c91').slice(-length);

/**
 * A file store as a team leaves it: two experiments and a deleted one, a sweep of nested runs, a failed and a running one, logged
 * and registered models, a metric with a history and a gap, artifacts that moved, others in S3, and one torn file.
 */
export function writeDemoStore(root: string): string {
  const write = (file: string, content: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
  };
  const experiment = (id: string, name: string, location: string, more = '') =>
    write(
      `${id}/meta.yaml`,
      `artifact_location: ${location}\ncreation_time: ${START}\nexperiment_id: '${id}'\nlast_update_time: ${START}\nlifecycle_stage: active\nname: ${name}\n${more}`,
    );
  experiment('412', 'churn-weekly', 'file:///srv/train/mlruns/412');
  write('412/tags/mlflow.note.content', 'Who leaves next month. Retrained every Monday.');
  experiment('733', 'price-forecast', 's3://team-mlflow/733');
  write(
    '.trash/101/meta.yaml',
    "artifact_location: file:///srv/train/mlruns/101\nexperiment_id: '101'\nlifecycle_stage: deleted\nname: first-tries\n",
  );
  const run = (experimentId: string, number: number, name: string, more: Readonly<Record<string, string>> = {}) => {
    const id = hex(number + 7);
    const { meta = `status: 3\nend_time: ${START + number * 3_600_000 + 754_000}\n`, ...files } = more;
    const place = experimentId === '733' ? 's3://team-mlflow' : 'file:///srv/train/mlruns';
    write(
      `${experimentId}/${id}/meta.yaml`,
      `artifact_uri: ${place}/${experimentId}/${id}/artifacts\nexperiment_id: '${experimentId}'\nlifecycle_stage: active\nrun_id: ${id}\nrun_name: ${name}\nstart_time: ${START + number * 3_600_000}\nuser_id: ana\n${meta}`,
    );
    for (const [file, content] of Object.entries(files)) write(`${experimentId}/${id}/${file}`, content);
    return id;
  };
  const history = (points: number, of: (step: number) => number) =>
    Array.from({ length: points }, (_, step) => `${START + step * 1000} ${of(step)} ${step}\n`).join('');
  const measured = (at: number) => ({
    'params/learning_rate': String(0.3 / (at + 1)),
    'params/depth': String(3 + (at % 6)),
    'params/model': at % 2 === 0 ? 'gradient boosting' : 'forest',
    'metrics/auc': `${START} ${0.81 + (at % 7) / 100} 0\n`,
    'metrics/loss': history(120, (step) =>
      step === 40 ? NaN : Math.exp(-step / (20 + at)) + Math.sin(step + at) / 60,
    ),
    'metrics/rows': `${START} 48211 0\n`,
    'tags/mlflow.user': 'ana',
    'tags/mlflow.source.name': 'train_churn.py',
    'tags/mlflow.source.type': 'LOCAL',
    'tags/mlflow.source.git.commit': '9f1c5d2e7b3a4c6d8e0f1a2b3c4d5e6f7a8b9c0d',
    'tags/team': 'retention',
  });
  const sweep = run('412', 0, 'sweep 12 March', {
    'tags/mlflow.note.content': 'Depth against learning rate, on the data of February.',
    'params/search': 'grid',
    'metrics/best_auc': `${START} 0.87 0\n`,
  });
  for (let at = 1; at <= 9; at += 1)
    run('412', at, `sweep trial ${at}`, { ...measured(at), 'tags/mlflow.parentRunId': sweep });
  const best = run('412', 20, 'weekly 10 March', {
    ...measured(6),
    'tags/mlflow.note.content': 'In use since Monday.\nThe drop at step 40 is a broken batch.',
    'inputs/d1/meta.yaml':
      'source_type: DATASET\nsource_id: abc1\ndestination_type: RUN\ntags:\n  mlflow.data.context: training\n',
    'outputs/m-5f2c0d1e/meta.yaml': 'destination_type: MODEL_OUTPUT\ndestination_id: m-5f2c0d1e\nstep: 119\n',
    'artifacts/report.md': '# Weekly report\n\nThe model of this week.\n',
  });
  const before = run('412', 14, 'weekly 3 March', { ...measured(2) });
  run('412', 21, 'weekly 17 March', { meta: 'status: 4\n', ...measured(4) });
  run('412', 22, 'weekly 24 March', { meta: 'status: 1\n', 'params/depth': '6' });
  run('733', 30, 'prices 2026', { ...measured(1) });
  write(
    '412/datasets/abc1/meta.yaml',
    `digest: 8c1f22ab\nname: customers-february\nprofile: '{"num_rows": 48211}'\nschema: '{"mlflow_colspec": [{"type": "long", "name": "age", "required": true}, {"type": "string", "name": "plan", "required": true}]}'\nsource: '{"uri": "s3://team-data/customers/2026-02.parquet"}'\nsource_type: s3\n`,
  );
  write(
    '412/models/m-5f2c0d1e/meta.yaml',
    `artifact_location: file:///srv/train/mlruns/412/models/m-5f2c0d1e/artifacts\ncreation_timestamp: ${START}\nexperiment_id: '412'\nlast_updated_timestamp: ${START}\nmodel_id: m-5f2c0d1e\nmodel_type: ''\nname: churn-model\nsource_run_id: ${best}\nstatus: 2\n`,
  );
  write('412/models/m-5f2c0d1e/metrics/auc', `${START} 0.87 119 ${best} customers-february 8c1f22ab\n`);
  cpSync(path.join(MODELS, 'diabetes-6'), path.join(root, '412/models/m-5f2c0d1e/artifacts'), { recursive: true });
  cpSync(path.join(MODELS, 'diabetes-5'), path.join(root, '412', before, 'artifacts/model'), { recursive: true });
  write('412/broken-run/meta.yaml', 'artifact_uri: [');
  const model = (name: string, description: string) =>
    write(
      `models/${name}/meta.yaml`,
      `name: ${name}\ncreation_timestamp: ${START}\nlast_updated_timestamp: ${START}\ndescription: ${description}\n`,
    );
  const version = (name: string, number: number, more: string) =>
    write(
      `models/${name}/version-${number}/meta.yaml`,
      `name: ${name}\nversion: ${number}\ncreation_timestamp: ${START + number * 604_800_000}\nstatus: READY\nuser_id: ana\n${more}`,
    );
  model('churn', 'Who leaves next month');
  version('churn', 1, 'current_stage: Archived\nsource: s3://old-bucket/churn/1\n');
  version('churn', 2, `current_stage: None\nrun_id: ${before}\nsource: runs:/${before}/model\n`);
  version(
    'churn',
    3,
    `current_stage: Production\nrun_id: ${best}\nsource: models:/m-5f2c0d1e\ndescription: Passed the review of 10 March\n`,
  );
  write('models/churn/aliases/champion', '3');
  write('models/churn/aliases/challenger', '2');
  write('models/churn/tags/owner', 'retention team');
  model('price', 'Prices of the next quarter');
  version('price', 1, 'current_stage: None\nsource: s3://team-mlflow/733/x/artifacts/model\n');
  return root;
}
