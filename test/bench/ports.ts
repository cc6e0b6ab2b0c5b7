import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { randomFillSync } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { ROOT } from '../support/build.ts';
import { CLI, line, python, timed } from './measure.ts';

/** Gigabytes of the large model; 4 is what the goal is told of. */
const GIGABYTES = Number(process.env['PORT_GB'] ?? 4);
const SMALL_FILES = 20_000;
const MLMODEL = 'flavors:\n  python_function:\n    loader_module: mlflow.sklearn\n';

/** Ports beside what people do by hand, and beside MLflow's own client; zips beside Info-ZIP and Python. */
export function benchPorts(folder: string): void {
  process.env['MODEL_PORTER_DATA'] = path.join(folder, 'data');
  const large = path.join(folder, 'large');
  const small = path.join(folder, 'small');
  writeLarge(large);
  writeSmall(small);
  for (const [name, model] of [
    [`port of ${GIGABYTES} GB`, large],
    [`port of ${SMALL_FILES} small files`, small],
  ] as const) {
    const to = path.join(folder, 'ws');
    const ours = porter(['export', model, '--to', to, '--name', 'm', '--reason', 'bench']);
    if (!existsSync(to)) throw new Error(`${name}: nothing was ported`);
    console.log(`${name}: peak ${ours.peak.toFixed(0)} MB`);
    rmSync(to, { recursive: true });
    line(name, ours.took, byHand(model, path.join(folder, 'copy')), 'cp -r and two passes of sha256sum');
    if (existsSync(python)) {
      const theirs = byMlflow(model, path.join(folder, 'mlflow'));
      line(name, ours.took, theirs.took, "MLflow's client, copy and register, neither synced nor read back");
      line(name, ours.took, theirs.synced, "MLflow's client, copy and register, then sync");
      console.log(`${name}: MLflow's peak ${theirs.peak.toFixed(0)} MB`);
    }
    zips(name.replace('port', 'zip'), model, folder);
  }
}

function writeLarge(model: string): void {
  mkdirSync(model, { recursive: true });
  writeFileSync(path.join(model, 'MLmodel'), MLMODEL);
  const chunk = randomFillSync(Buffer.alloc(64 * 1024 * 1024));
  for (let file = 0; file < 4; file += 1) {
    const handle = openSync(path.join(model, `weights-${file}.bin`), 'w');
    for (let at = 0; at < GIGABYTES * 4; at += 1) {
      chunk.writeUInt32LE(file * 1000 + at, 0);
      writeSync(handle, chunk);
    }
    closeSync(handle);
  }
}

function writeSmall(model: string): void {
  for (let at = 0; at < SMALL_FILES; at += 1) {
    const place = path.join(model, `part-${Math.floor(at / 500)}`);
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, `${at}.json`), JSON.stringify({ at, text: 'x'.repeat(at % 2000) }));
  }
  writeFileSync(path.join(model, 'MLmodel'), MLMODEL);
}

function porter(args: readonly string[]) {
  const { took, peak } = timed(process.execPath, [CLI, ...args]);
  return { took, peak };
}

/** Nothing is synced, and nobody looks whether the two lists agree. */
function byHand(model: string, to: string): number {
  const start = performance.now();
  const sums = (place: string) => `(cd '${place}' && find . -type f -print0 | xargs -0 sha256sum > /dev/null)`;
  const { status } = spawnSync('sh', ['-c', `cp -r '${model}' '${to}' && ${sums(model)} && ${sums(to)}`]);
  if (status !== 0) throw new Error('by hand it failed');
  const took = performance.now() - start;
  rmSync(to, { recursive: true });
  return took;
}

/** Into a database that is there already; its import of MLflow is not counted. `synced`: with a sync of the disks behind it. */
function byMlflow(model: string, to: string) {
  mkdirSync(to);
  writeFileSync(path.join(to, 'mlflow.db'), gunzipSync(readFileSync(path.join(ROOT, 'assets/workspace/mlflow.db.gz'))));
  const script = `
import os, sys, time, mlflow
from mlflow import MlflowClient
to, model = sys.argv[1], sys.argv[2]
uri = f"sqlite:///{to}/mlflow.db"
mlflow.set_tracking_uri(uri); mlflow.set_registry_uri(uri)
start = time.time()
experiment = mlflow.create_experiment("port", artifact_location=f"file://{to}/artifacts")
with mlflow.start_run(experiment_id=experiment) as run:
    mlflow.log_artifacts(model, "model")
client = MlflowClient()
client.create_registered_model("m")
client.create_model_version("m", source=f"{run.info.artifact_uri}/model", run_id=run.info.run_id)
took = time.time() - start
os.sync()
print(took * 1000, (time.time() - start) * 1000)
`;
  const { stdout, stderr } = spawnSync('/usr/bin/time', ['-f', '%M', python, '-W', 'ignore', '-c', script, to, model], {
    encoding: 'utf8',
    cwd: to,
  });
  rmSync(to, { recursive: true });
  const [took, synced] = (stdout.trim().split('\n').at(-1) ?? '').split(' ').map(Number) as [number, number];
  return { took, synced, peak: Number(stderr.trim().split('\n').at(-1)) / 1024 };
}

const PYTHON_ZIP = `
import os, sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_STORED if sys.argv[3] == "store" else zipfile.ZIP_DEFLATED) as z:
    for folder, _, files in os.walk(sys.argv[2]):
        for file in files:
            place = os.path.join(folder, file)
            z.write(place, os.path.relpath(place, sys.argv[2]))
`;

function zips(name: string, model: string, folder: string): void {
  for (const way of ['store', 'deflate'] as const) {
    const [ours, info, theirs] = ['ours.zip', 'info.zip', 'python.zip'].map((each) => path.join(folder, each)) as [
      string,
      string,
      string,
    ];
    const more = way === 'deflate' ? ['--compress'] : [];
    const made = porter(['export', model, '--to', ours, '--reason', 'bench', ...more]);
    console.log(`${name}, ${way}: peak ${made.peak.toFixed(0)} MB`);
    const zip = timed('sh', ['-c', `cd '${model}' && zip -q -r ${way === 'store' ? '-0' : '-6'} '${info}' .`]);
    line(`${name}, ${way}, read back`, made.took, zip.took, 'zip -r, not read back');
    const tested = timed('sh', ['-c', `unzip -tq '${info}'`]);
    line(`${name}, ${way}, read back`, made.took, zip.took + tested.took, 'zip -r and unzip -t');
    if (existsSync(python)) {
      const start = performance.now();
      execFileSync(python, ['-c', PYTHON_ZIP, theirs, model, way]);
      line(`${name}, ${way}, read back`, made.took, performance.now() - start, "Python's zipfile, not read back");
    }
    for (const file of [ours, info, theirs]) rmSync(file, { force: true });
  }
}
