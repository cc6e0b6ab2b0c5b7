// The parts of `npm run bench`, as a process that main.ts starts.
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, openSync, writeSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { built } from '../support/build.ts';
import { coldWindows } from './cold-window.ts';
import { largeZip } from '../support/large-zip.ts';
import { temporaryFolder } from '../support/served.ts';
import { benchCheck } from './check.ts';
import { CLI, EXAMPLE, line, python, step, time, timed } from './measure.ts';
import { benchListing, benchParquetPreview } from './files.ts';
import { benchOpenModels } from './memory.ts';
import { storeOnScreen } from './store-on-screen.ts';
import { benchStore, makeStores } from './stores.ts';
import { benchPorts } from './ports.ts';
import { benchVerdict } from './verdict.ts';
import { benchWorkspaces } from './workspaces.ts';
import { wideComparison, wideSignature } from './scrolling.ts';

const folder = temporaryFolder();

function coldInspect(): void {
  const ours = time(11, process.execPath, [CLI, 'inspect', EXAMPLE, '--json']);
  line('cold inspect', ours, time(11, process.execPath, ['-e', '0']), 'node -e 0');
  if (!existsSync(python)) return console.log('python with MLflow: not installed here');
  const load = `from mlflow.models import Model; Model.load(${JSON.stringify(EXAMPLE)})`;
  line('cold inspect', ours, time(3, python, ['-c', load]), 'mlflow.models.Model.load in a new python');
}

function manyModels(): void {
  const root = path.join(folder.path, 'many');
  const text = execFileSync('cat', [path.join(EXAMPLE, 'MLmodel')]);
  for (let at = 0; at < 10_000; at += 1) {
    mkdirSync(path.join(root, `m${at}`), { recursive: true });
    writeFileSync(path.join(root, `m${at}/MLmodel`), text);
  }
  const ours = time(3, process.execPath, [CLI, 'inspect', root, '--tree']);
  line('10,000 models', ours, time(3, 'sh', ['-c', `find ${root} -name MLmodel -exec cat {} +`]), 'find and cat');
  if (!existsSync(python)) return;
  // A tenth of them, its start taken off, scaled up.
  const script = `import glob, time\nfrom mlflow.models import Model\nfiles = glob.glob(${JSON.stringify(root)} + "/*0/MLmodel")\nstart = time.time()\nfor f in files: Model.load(f)\nprint((time.time() - start) / len(files) * 1e7)`;
  line(
    '10,000 models',
    ours,
    Number(execFileSync(python, ['-c', script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })),
    "MLflow's own loader",
  );
}

function zip(): void {
  const file = path.join(folder.path, 'large.zip');
  largeZip(file);
  const ours = spawnSync(process.execPath, [CLI, 'inspect', file, '--tree'], { encoding: 'utf8' });
  if (!/checksum|MLmodel|large/.test(ours.stdout + ours.stderr)) throw new Error(ours.stderr);
  const inPlace = time(3, process.execPath, [CLI, 'inspect', file, '--tree']);
  const unzip = spawnSync('unzip', ['-v'], { stdio: 'ignore' }).status === 0;
  if (!unzip) return console.log(`5 GiB zip64 in place: ${inPlace.toFixed(0)} ms (no unzip here to compare with)`);
  const start = performance.now();
  spawnSync('unzip', ['-p', file, 'model.bin'], { stdio: 'ignore' });
  line('5 GiB zip64 in place', inPlace, performance.now() - start, 'unzip');
  const { peak } = timed(process.execPath, [CLI, 'inspect', file, '--tree']);
  console.log(`5 GiB zip64 peak: ${peak.toFixed(0)} MB`);
}

async function coldWindow(): Promise<void> {
  const times = await coldWindows();
  if (times === null) return console.log('cold window: no Electron here');
  line('cold window', times.ours, times.empty, 'an empty Electron window');
}

/** A CSV of `INFER_MB` megabytes (100; the goal is told of 1000): numbers, texts, dates, quotes, missing values. */
function inferCsv(): void {
  const megabytes = Number(process.env['INFER_MB'] ?? 100);
  const file = path.join(folder.path, 'large.csv');
  const handle = openSync(file, 'w');
  let written = writeSync(handle, 'id,age,income,plan,city,joined,active,score\n');
  for (let id = 0; written < megabytes * 1e6;) {
    let text = '';
    for (let end = id + 10_000; id < end; id += 1) {
      const score = id % 10 === 0 ? '' : String(Math.sin(id));
      text += `${id},${18 + (id % 80)},${(id % 99991) / 7},${['basic', '', 'free'][id % 3]},${['Madrid', '"Paris, FR"'][id % 2]},2024-01-${10 + (id % 20)},${id % 2 === 0 ? 'True' : 'False'},${score}\n`;
    }
    written += writeSync(handle, text);
  }
  closeSync(handle);
  const ours = timed(process.execPath, [CLI, 'infer', file, '--json']);
  console.log(`infer, CSV of ${megabytes} MB: peak ${ours.peak.toFixed(0)} MB`);
  if (!existsSync(python)) return;
  const script = `import pandas, mlflow.models; mlflow.models.infer_signature(pandas.read_csv(${JSON.stringify(file)}))`;
  const theirs = timed(python, ['-c', script]);
  line(`infer, CSV of ${megabytes} MB`, ours.took, theirs.took, 'pandas.read_csv and infer_signature');
  console.log(`infer, CSV of ${megabytes} MB: pandas peak ${theirs.peak.toFixed(0)} MB`);
}

const PARTS = new Map<string, () => void | Promise<void>>([
  ['ports', () => benchPorts(folder.path)],
  ['stores', allOfStores],
  ['workspaces', allOfWorkspaces],
]);
await built();
try {
  const [part] = process.argv.slice(2);
  const work = part === undefined ? everything : PARTS.get(part);
  if (work === undefined) throw new Error(`No part is called ${part}. There are: ${[...PARTS.keys()].join(', ')}`);
  await work();
} finally {
  // Half a million files of a store: it took a quarter of an hour on a busy machine, and seemed to hang.
  step('removing what was made');
  folder.remove();
}

async function allOfStores(): Promise<void> {
  const places = makeStores(path.join(folder.path, 'stores'));
  for (const kind of ['sqlite', 'files'] as const) await benchStore(kind, places[kind]);
  for (const kind of ['sqlite', 'files'] as const) await storeOnScreen(kind, places[kind]);
}

async function allOfWorkspaces(): Promise<void> {
  await benchWorkspaces(path.join(folder.path, 'workspaces'));
}

async function everything(): Promise<void> {
  benchPorts(folder.path);
  benchVerdict();
  coldInspect();
  benchCheck(folder.path);
  manyModels();
  zip();
  await wideSignature(folder.path);
  await wideComparison(folder.path);
  await allOfStores();
  await coldWindow();
  inferCsv();
  await benchListing(folder.path);
  await benchParquetPreview(folder.path);
  await allOfWorkspaces();
  await benchOpenModels();
}
