// `npm start [-- PATH...]`: installs what is missing, builds what is stale, opens the window, or the tab where no window can be had.
// Plain JavaScript with Node's own modules only: it runs on a fresh clone.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, root } from './build.mjs';
import { findWindow } from './find-window.mjs';

const say = (line) => process.stdout.write(`${line}\n`);
const note = (line) => process.stderr.write(`${line}\n`);

/** Brings packages and dist/ up to date. What it says goes to stderr: a command's output may be read by a program. */
export async function prepare() {
  requireNode();
  if (!packagesAreCurrent(root)) installPackages(root);
  await build();
}

/** Opens the app on `arguments_` (paths as the caller typed them). */
export async function start(arguments_) {
  await prepare();
  const paths = arguments_.map(fromCaller);
  const window = await findWindow(root, say);
  if (window.electron === null) await openTab(window.why, paths);
  else openWindow(window.electron, paths);
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  note(
    `Model Porter needs Node 20.19 or later; this is ${process.versions.node}. Install a newer Node, then run npm start again.`,
  );
  process.exit(1);
}

/** By what npm wrote down when it had installed all of it, not by times: a checkout touches the lock file for nothing. */
export function packagesAreCurrent(folder) {
  const wanted = packagesIn(path.join(folder, 'package-lock.json'));
  const installed = packagesIn(path.join(folder, 'node_modules/.package-lock.json'));
  return Object.entries(wanted).every(
    ([name, { version, optional }]) => name === '' || optional || installed[name]?.version === version,
  );
}

function packagesIn(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

/** Runs the npm that started us, else the one on the path; ends the process when it fails. */
export function installPackages(folder) {
  note('Installing packages (npm ci), once …');
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const result = spawnSync(command, [...args, 'ci', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', process.stderr, process.stderr],
    shell: command === 'npm' && process.platform === 'win32',
  });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

// npm runs this in the project's folder; people mean paths from where they are.
function fromCaller(argument) {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), argument);
}

function openWindow(electron, paths) {
  const started = Date.now();
  const child = spawn(electron, [...electronFlags(), root, ...paths], { stdio: ['ignore', 'inherit', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors = (errors + chunk).slice(-4000);
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    const early = Date.now() - started < 10_000;
    if (early && (code ?? 0) !== 0)
      void openTab(`Electron did not start (${reason(errors) || `exit ${code ?? signal}`})`, paths);
    else process.exitCode = code ?? 0;
  });
}

/** Chromium's sandbox refuses to run as root on Linux. */
function electronFlags() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

function reason(errors) {
  return (/error while loading shared libraries: .*|.*FATAL.*/.exec(errors)?.[0] ?? '').slice(0, 200);
}

async function openTab(why, paths) {
  say(`No window: ${why}. Serving Model Porter to a browser tab instead.`);
  const { serveTab } = await import('../../dist/node/loopback.js');
  await serveTab(paths, { open: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await start(process.argv.slice(2));
