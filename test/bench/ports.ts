import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { randomFillSync } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { ROOT } from '../support/build.ts';
import { CLI, line, median, python, timed } from './measure.ts';

/** Gigabytes of the large model; 4 is what the goal is told of. */
const GIGABYTES = Number(process.env['PORT_GB'] ?? 4);
const SMALL_FILES = 20_000;
const ROUNDS = 3;
const MLMODEL = 'flavors:\n  python_function:\n    loader_module: mlflow.sklearn\n';

/** Ports beside what people do by hand, and beside MLflow's own client; zips beside Info-ZIP and Python. */
export function benchPorts(folder: string): void {
  process.env['MODEL_PORTER_DATA'] = path.join(folder, 'data');
  const large = path.join(folder, 'large');
  const small = path.join(folder, 'small');
  writeLarge(large);
  writeSmall(small);
  for (const [name, model, isLarge] of [
    [`port of ${GIGABYTES} GB`, large, true],
    [`port of ${SMALL_FILES} small files`, small, false],
  ] as const) {
    sideBySide(name, model, path.join(folder, 'ports'), isLarge);
    zips(name.replace('port', 'zip'), model, folder);
  }
}

/**
 * One after the other, in turns, and the median of each; nobody's time may depend on whom it follows. Of a large model, each comes after
 * the same copy was made and removed: memory that a virtual machine has given back takes several times as long to be written to. Of many
 * files nothing is removed till all have written: a file system without a journal then searches for a number for each new file.
 */
function sideBySide(name: string, model: string, folder: string, isLarge: boolean): void {
  const kept: string[] = [];
  const place = (what: string) => {
    if (isLarge) {
      for (const old of kept.splice(0)) rmSync(old, { recursive: true });
      const warm = path.join(folder, 'warm');
      execFileSync('sh', ['-c', `cp -r '${model}' '${warm}' && sync && rm -r '${warm}'`]);
    }
    const made = path.join(folder, `${what}-${kept.length}`);
    kept.push(made);
    return made;
  };
  mkdirSync(folder);
  const all = Array.from({ length: ROUNDS }, () => {
    const to = place('ours');
    const ours = porter(['export', model, '--to', to, '--name', 'm', '--reason', 'bench']);
    if (!existsSync(to)) throw new Error(`${name}: nothing was ported`);
    const hand = byHand(model, place('copy'));
    return { ours, hand, theirs: existsSync(python) ? byMlflow(model, place('mlflow')) : null };
  });
  rmSync(folder, { recursive: true });
  const ours = median(all.map((each) => each.ours.took));
  console.log(`${name}: peak ${Math.max(...all.map((each) => each.ours.peak)).toFixed(0)} MB`);
  const hand = all.map((each) => each.hand);
  line(name, ours, median(hand.map(({ took }) => took)), 'cp -r and two passes of sha256sum, not synced');
  line(name, ours, median(hand.map(({ synced }) => synced)), 'cp -r and two passes of sha256sum, then sync');
  const theirs = all.flatMap((each) => each.theirs ?? []);
  if (theirs.length === 0) return;
  const took = median(theirs.map((each) => each.took));
  line(name, ours, took, "MLflow's client, copy and register, neither synced nor read back");
  line(name, ours, median(theirs.map(({ synced }) => synced)), "MLflow's client, copy and register, then sync");
  line(
    name,
    ours,
    median(theirs.map(({ whole }) => whole)),
    "the same as a command: with Python's start, as ours has Node's",
  );
  console.log(`${name}: MLflow's peak ${Math.max(...theirs.map(({ peak }) => peak)).toFixed(0)} MB`);
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

/** Nobody looks whether the two lists agree. `synced`: with a sync of the disk behind it. */
function byHand(model: string, to: string) {
  const start = performance.now();
  const sums = (place: string) => `(cd '${place}' && find . -type f -print0 | xargs -0 sha256sum > /dev/null)`;
  const { status } = spawnSync('sh', ['-c', `cp -r '${model}' '${to}' && ${sums(model)} && ${sums(to)}`]);
  if (status !== 0) throw new Error('by hand it failed');
  const took = performance.now() - start;
  spawnSync('sync', ['-f', to]);
  return { took, synced: performance.now() - start };
}

/**
 * Into a database that is there already; its import of MLflow is not counted. `synced`: with a sync of the disks behind it; `whole`: without,
 * but from the start of Python.
 */
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
begun = float(sys.argv[3])
experiment = mlflow.create_experiment("port", artifact_location=f"file://{to}/artifacts")
with mlflow.start_run(experiment_id=experiment) as run:
    mlflow.log_artifacts(model, "model")
client = MlflowClient()
client.create_registered_model("m")
client.create_model_version("m", source=f"{run.info.artifact_uri}/model", run_id=run.info.run_id)
now = time.time()
took, whole = now - start, now - begun
os.sync()
print(took * 1000, (time.time() - start) * 1000, whole * 1000)
`;
  const { stdout, stderr } = spawnSync(
    '/usr/bin/time',
    ['-f', '%M', python, '-W', 'ignore', '-c', script, to, model, `${Date.now() / 1000}`],
    {
      encoding: 'utf8',
      cwd: to,
    },
  );
  const times = (stdout.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  const [took, synced, whole] = times as [number, number, number];
  return { took, synced, whole, peak: Number(stderr.trim().split('\n').at(-1)) / 1024 };
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
