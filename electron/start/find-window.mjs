// Can a window be opened here? Decided within three seconds.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import path from 'node:path';

/**
 * The Electron program to run, or why there is none.
 * Without a display nothing is ever downloaded; with one, Electron's own installer runs if its server answers.
 */
export async function findWindow(root, say) {
  const display = await hasDisplay();
  if (!display) return { electron: null, why: 'there is no display' };
  const here = installedElectron(root);
  if (here !== null) return { electron: here };
  if (!(await downloadAnswers()))
    return { electron: null, why: 'Electron is not installed and its download is out of reach' };
  say('Fetching Electron, once (about 110 MB) …');
  spawnSync(process.execPath, [path.join(root, 'node_modules/electron/install.js')], { stdio: 'inherit' });
  const fetched = installedElectron(root);
  return fetched === null ? { electron: null, why: 'Electron could not be installed' } : { electron: fetched };
}

/** An Electron that is on disk already; the override is Electron's own variable. */
export function installedElectron(root) {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const folder = path.join(root, 'node_modules/electron');
  let program = process.platform === 'win32' ? 'electron.exe' : 'electron';
  try {
    program = readFileSync(path.join(folder, 'path.txt'), 'utf8');
  } catch {
    if (override === undefined) return null;
  }
  const file = path.join(override ?? path.join(folder, 'dist'), program);
  return existsSync(file) ? file : null;
}

async function hasDisplay() {
  if (process.platform !== 'linux') return true;
  const { WAYLAND_DISPLAY: wayland, DISPLAY: x11, XDG_RUNTIME_DIR: runtime } = process.env;
  if (wayland && (await connects({ path: path.resolve(runtime ?? '/', wayland) }))) return true;
  const parsed = /^(?<host>[^:]*):(?<number>\d+)/.exec(x11 ?? '')?.groups;
  if (!parsed) return false;
  // A set DISPLAY may be stale: ask whether something listens there.
  if (parsed.host !== '' && parsed.host !== 'unix')
    return connects({ host: parsed.host, port: 6000 + Number(parsed.number) });
  return (
    (await connects({ path: `/tmp/.X11-unix/X${parsed.number}` })) ||
    connects({ path: `\0/tmp/.X11-unix/X${parsed.number}` })
  );
}

function connects(where) {
  return new Promise((resolve) => {
    const socket = createConnection({ ...where, timeout: 1000 });
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}

async function downloadAnswers() {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/';
  try {
    await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(2000) });
    return true;
  } catch {
    return false;
  }
}
