// Packs the app for this machine, never publishing: `npm run pack [-- --dir] [--output FOLDER]` (`--dir`: no archive).
// Plain JavaScript, as build.mjs.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { build, root } from './build.mjs';

/** Puts the packed app into `output`, with an archive of it beside. Throws where electron-builder does. */
export async function pack({ archive = true, output = path.join(root, 'release') } = {}) {
  await build();
  const { build: electronBuilder, Platform } = await import('electron-builder');
  const targets = process.platform === 'linux' ? (archive ? ['dir', 'zip'] : ['dir']) : archive ? [] : ['dir'];
  // Its own 7-Zip is a download; the system's does as well.
  const sevenZip = ['/usr/bin/7za', '/usr/bin/7z'].find((file) => existsSync(file));
  if (sevenZip) process.env.ELECTRON_BUILDER_7ZIP_PATH ??= sevenZip;
  return electronBuilder({
    projectDir: root,
    publish: 'never',
    targets: Platform.current().createTarget(targets),
    config: { ...electronOnDisk(), directories: { output }, afterExtract: dropDefaultApp },
  });
}

/** An Electron that is here already, so that none is downloaded; {} lets electron-builder fetch its own. */
function electronOnDisk() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(root, 'node_modules/electron/dist');
  const version = path.join(folder, 'version');
  if (!existsSync(version)) return {};
  return { electronDist: folder, electronVersion: readFileSync(version, 'utf8').trim().replace(/^v/, '') };
}

/** Electron's own welcome app; where it is a folder, electron-builder's integrity check can't read it. */
function dropDefaultApp({ appOutDir }) {
  rmSync(path.join(appOutDir, 'resources/default_app.asar'), { recursive: true, force: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { dir: { type: 'boolean' }, output: { type: 'string' } } });
  await pack({ archive: !values.dir, ...(values.output === undefined ? {} : { output: path.resolve(values.output) }) });
}
