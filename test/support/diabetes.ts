import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './build.ts';
import { zipBytes } from './zip-bytes.ts';

/** One of six models that real MLflow wrote: the same one, whose signature changes step by step. */
export function diabetes(step: 1 | 2 | 3 | 4 | 5 | 6): string {
  return path.join(ROOT, `test/fixtures/models/diabetes-${step}`);
}

/** The same, packed into a zip in a folder of the test's own. */
export function diabetesZip(step: 1 | 2 | 3 | 4 | 5 | 6, folder: string): string {
  const model = diabetes(step);
  const parts = readdirSync(model).map((name) => ({
    name: `diabetes-${step}/${name}`,
    data: readFileSync(path.join(model, name)),
    method: 8,
  }));
  const file = path.join(folder, `diabetes-${step}.zip`);
  writeFileSync(file, zipBytes(parts));
  return file;
}
