// `npm test`: installs what is missing, then every check; the last line sums all tests. Plain JavaScript: it runs on a fresh clone.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const ci = process.env.CI === 'true';
const left = [];
const totals = { passed: 0, failed: 0, skipped: 0 };
const run = (command, args, options = {}) => spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
const say = (line) => process.stdout.write(`${line}\n`);

installPackages();
installSystem();
const python = installMlflow();
const electron = existsSync(
  path.join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(root, 'node_modules/electron/dist'), 'electron'),
);
if (!electron)
  left.push([
    'window tests',
    'no Electron binary here (ELECTRON_OVERRIDE_DIST_PATH is unset and its download is out of reach)',
    true,
  ]);
check('types', process.execPath, ['test/run/typecheck.mjs']);
check('lint', 'npx', ['oxlint', '--deny-warnings']);
check('format', 'npx', ['prettier', '--check', '--log-level', 'warn', '.']);
check('build', process.execPath, ['electron/start/build.mjs']);
vitest([
  'shared',
  'electron',
  'renderer',
  'hosts',
  'command-line',
  ...(chromium() ? ['browser'] : []),
  ...(electron ? ['window', 'packed'] : []),
  ...(python ? ['interop'] : []),
]);
report();

function installPackages() {
  const installed = path.join(root, 'node_modules/.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(path.join(root, 'package-lock.json')).mtimeMs)
    return;
  if (run('npm', ['ci', '--no-audit', '--no-fund']).status !== 0) process.exit(1);
}

function chromium() {
  return (
    ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].some((file) => existsSync(file)) ||
    Boolean(process.env.CHROMIUM)
  );
}

/** With root on Debian or Ubuntu: the browser and the screen that the tests use. */
function installSystem() {
  const missing = [
    ...(chromium() ? [] : ['chromium']),
    ...(existsSync('/usr/bin/Xvfb') || process.env.DISPLAY ? [] : ['xvfb']),
  ];
  if (missing.length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update', '-q'], { env, stdio: 'ignore' });
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  if (!chromium()) left.push(['browser tests', 'no Chromium, and it could not be installed', false]);
}

/** A virtual environment with real MLflow, made once; MODEL_PORTER_VENV names another. */
function installMlflow() {
  const venv = process.env.MODEL_PORTER_VENV ?? path.join(root, '.venv');
  process.env.MODEL_PORTER_VENV = venv;
  const wanted = readFileSync(path.join(root, 'test/interop/requirements.txt'), 'utf8');
  const stamp = path.join(venv, 'requirements.installed');
  if (
    process.env.MODEL_PORTER_VENV &&
    existsSync(path.join(venv, 'bin/python')) &&
    (!existsSync(stamp) ? venv !== path.join(root, '.venv') : readFileSync(stamp, 'utf8') === wanted)
  )
    return true;
  say('Installing MLflow for the interop tests, once …');
  const made = run('python3', ['-m', 'venv', venv]).status === 0;
  const pip =
    made && run(path.join(venv, 'bin/pip'), ['install', '-q', '-r', 'test/interop/requirements.txt']).status === 0;
  if (pip) run('cp', ['test/interop/requirements.txt', stamp]);
  else left.push(['interop tests', 'MLflow could not be installed (python3 with venv and pip are needed)', false]);
  return pip;
}

/** One thing that is not a test suite: counts as one. */
function check(name, command, args) {
  const ok = run(command, args, { shell: process.platform === 'win32' }).status === 0;
  totals[ok ? 'passed' : 'failed'] += 1;
  say(`${ok ? 'ok    ' : 'FAILED'} ${name}`);
}

function vitest(projects) {
  const folder = mkdtempSync(path.join(tmpdir(), 'model-porter-test-'));
  const file = path.join(folder, 'result.json');
  const args = ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { status } = run('npx', [...args, ...projects.flatMap((project) => ['--project', project])]);
  const result = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, testResults: [] };
  totals.passed += result.numPassedTests;
  totals.failed += result.numFailedTests;
  totals.skipped += result.numPendingTests;
  // A file that failed before its tests ran counts too.
  const broken = result.testResults.filter(
    (each) => each.status === 'failed' && each.assertionResults.length === 0,
  ).length;
  totals.failed += broken;
  if (status !== 0 && totals.failed === 0) totals.failed += 1;
  for (const each of result.testResults.flatMap((tests) => tests.assertionResults)) {
    if (each.status === 'pending' || each.status === 'skipped')
      left.push([each.fullName, 'skipped: the reason is in its name', true]);
  }
  rmSync(folder, { recursive: true, force: true });
}

function report() {
  // What is left out stands first in the summary; in CI only what truly can't be had may be.
  for (const [name, why, allowed] of left) {
    say(`left out: ${name}: ${why}`);
    if (ci && !allowed) totals.failed += 1;
  }
  say(`${totals.passed} passed, ${totals.failed} failed`);
  process.exitCode = totals.failed === 0 ? 0 : 1;
}
