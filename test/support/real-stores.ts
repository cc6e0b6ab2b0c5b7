import { execFileSync } from 'node:child_process';
import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './build.ts';

const PYTHON = path.join(process.env['MODEL_PORTER_VENV'] ?? path.join(ROOT, '.venv'), 'bin/python');

/** Why no store of real MLflow can be had here, for the name of what is skipped; null where one can. */
export const NO_MLFLOW = existsSync(PYTHON) ? null : 'no Python with MLflow: set MODEL_PORTER_VENV';

/**
 * What a training with real MLflow leaves in a folder (test/interop/make_training.py), which has moved since: every place that
 * it names is gone.
 */
export function realStore(folder: string, kind: 'files' | 'sqlite'): string {
  const [made, moved] = [path.join(folder, `${kind}-made`), path.join(folder, `${kind}-moved`)];
  execFileSync(PYTHON, [path.join(ROOT, 'test/interop/make_training.py'), made, kind], { stdio: 'ignore' });
  renameSync(made, moved);
  return moved;
}
