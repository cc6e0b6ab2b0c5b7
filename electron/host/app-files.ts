import { readFileSync } from 'node:fs';
import path from 'node:path';
import { APP_ROOT } from '../sources/app-root.ts';

export { APP_ROOT };
export const RENDERER_FOLDER = path.join(APP_ROOT, 'dist/renderer');
export const PRELOAD_FILE = path.join(APP_ROOT, 'dist/preload/preload.cjs');
export const JOB_FILE = path.join(APP_ROOT, 'dist/node/job.js');
export const PORT_FILE = path.join(APP_ROOT, 'dist/node/port.js');
/** Packed, they lie beside the archive: jobs open them as any folder on disk. */
export const EXAMPLES_FOLDER = assetFolder('examples');
/** The empty database of MLflow that a new workspace begins with (assets/workspace/make_database.py). */
export const SEED_FILE = path.join(assetFolder('workspace'), 'mlflow.db.gz');

export function appVersion(): string {
  const { version } = JSON.parse(readFileSync(path.join(APP_ROOT, 'package.json'), 'utf8')) as { version: string };
  return version;
}

function assetFolder(name: string): string {
  return APP_ROOT.endsWith('.asar') ? path.join(path.dirname(APP_ROOT), name) : path.join(APP_ROOT, 'assets', name);
}
