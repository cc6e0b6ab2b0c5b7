// `npm test`: installs what is missing, then every check; the last line sums all tests. Plain JavaScript: it runs on a fresh clone.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installPackages, packagesAreCurrent } from '../../electron/start/start.mjs';
import { plan, readReport, summary } from './summary.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const MLFLOW = { variable: 'MODEL_PORTER_VENV', folder: '.venv', requirements: 'test/interop/requirements.txt' };
const MLFLOW_2 = {
  variable: 'MODEL_PORTER_VENV_2',
  folder: '.venv-2.22',
  requirements: 'test/interop/requirements-2.22.txt',
};
const totals = { passed: 0, failed: 0 };
const run = (command, args, options = {}) => spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
const say = (line) => process.stdout.write(`${line}\n`);

if (!packagesAreCurrent(root)) installPackages(root);
installSystem();
const machine = {
  chromium: chromium(),
  electron: electron(),
  mlflow: installMlflow(MLFLOW),
  mlflow2: installMlflow(MLFLOW_2),
};
const { projects, left } = plan(machine);
check('types', process.execPath, ['test/run/typecheck.mjs']);
check('lint', 'npx', ['oxlint', '--deny-warnings']);
check('format', 'npx', ['prettier', '--check', '--log-level', 'warn', '.']);
check('build', process.execPath, ['electron/start/build.mjs']);
vitest();
const { lines, code } = summary({ ci: process.env.CI === 'true', ...totals, left });
for (const line of lines) say(line);
process.exitCode = code;

function electron() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(root, 'node_modules/electron/dist');
  return existsSync(path.join(folder, 'electron'));
}

function chromium() {
  return (
    ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].some((file) => existsSync(file)) ||
    Boolean(process.env.CHROMIUM)
  );
}

/** With root on Debian or Ubuntu: the browser and the screen that the tests use, what lists the calls of a port, and what opens its zips. */
function installSystem() {
  const missing = [
    ...(chromium() ? [] : ['chromium']),
    ...(existsSync('/usr/bin/Xvfb') || process.env.DISPLAY ? [] : ['xvfb']),
    ...['strace', 'unzip'].filter((tool) => !existsSync(`/usr/bin/${tool}`)),
  ];
  if (missing.length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update', '-q'], { env, stdio: 'ignore' });
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
}

/**
 * A virtual environment with real MLflow, made once; the variable names another. The older one is for the file stores of MLflow
 * 2.x, which 3.x opens only when told to.
 */
function installMlflow({ variable, folder, requirements }) {
  const own = path.join(root, folder);
  const venv = process.env[variable] ?? own;
  process.env[variable] = venv;
  const wanted = readFileSync(path.join(root, requirements), 'utf8');
  const stamp = path.join(venv, 'requirements.installed');
  const there = existsSync(path.join(venv, 'bin/python'));
  // One that the variable names is as whoever named it wants it.
  if (there && (existsSync(stamp) ? readFileSync(stamp, 'utf8') === wanted : venv !== own)) return true;
  say(`Installing ${wanted.split('\n')[0].replace('==', ' ')} for the interop tests, once …`);
  const made = run('python3', ['-m', 'venv', venv]).status === 0;
  const pip = made && run(path.join(venv, 'bin/pip'), ['install', '-q', '-r', requirements]).status === 0;
  if (pip) writeFileSync(stamp, wanted);
  return pip;
}

/** One thing that is not a test suite: counts as one. */
function check(name, command, args) {
  const ok = run(command, args, { shell: process.platform === 'win32' }).status === 0;
  totals[ok ? 'passed' : 'failed'] += 1;
  say(`${ok ? 'ok    ' : 'FAILED'} ${name}`);
}

function vitest() {
  const folder = mkdtempSync(path.join(tmpdir(), 'model-porter-test-'));
  const file = path.join(folder, 'result.json');
  const reporters = ['default', 'json', './test/run/second-tries.mjs'].map((name) => `--reporter=${name}`);
  const args = ['vitest', 'run', ...reporters, `--outputFile.json=${file}`];
  const { status } = run('npx', [...args, ...projects.flatMap((project) => ['--project', project])]);
  const report = readReport(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null, status);
  totals.passed += report.counts.passed;
  totals.failed += report.counts.failed;
  left.push(...report.left);
  rmSync(folder, { recursive: true, force: true });
}
