import type { ReferenceState } from '../contract/model-reading.ts';
import { insidePath } from '../safety/path-rules.ts';

/** What a file is for. */
export const PURPOSES = ['model', 'environment', 'example', 'code', 'artifact', 'unknown'] as const;
export type Purpose = (typeof PURPOSES)[number];

const OF_ROLE: Readonly<Record<ReferenceState['role'], Purpose>> = {
  model: 'model',
  config: 'model',
  environment: 'environment',
  example: 'example',
  code: 'code',
  artifact: 'artifact',
  extra: 'artifact',
};

/**
 * Files that MLflow writes and MLmodel need not name (mlflow/models/model.py, mlflow/utils/environment.py, uv_utils.py); Databricks
 * keeps copies in `metadata/`.
 */
const KNOWN: ReadonlyMap<string, Purpose> = new Map([
  ['MLmodel', 'model'],
  ['conda.yaml', 'environment'],
  ['python_env.yaml', 'environment'],
  ['requirements.txt', 'environment'],
  ['constraints.txt', 'environment'],
  ['original_requirements.txt', 'environment'],
  ['environment_variables.txt', 'environment'],
  ['uv.lock', 'environment'],
  ['pyproject.toml', 'environment'],
  ['.python-version', 'environment'],
  ['metadata/MLmodel', 'model'],
  ['metadata/conda.yaml', 'environment'],
  ['metadata/python_env.yaml', 'environment'],
  ['metadata/requirements.txt', 'environment'],
  ['input_example.json', 'example'],
  ['serving_input_example.json', 'example'],
  ['registered_model_meta', 'model'],
]);

export interface FilePurpose {
  readonly purpose: Purpose;
  /** Whether MLmodel names the file or a folder around it; MLmodel itself is. */
  readonly referenced: boolean;
}

/** Tells what each file of a model is for, by the paths that its MLmodel names and by MLflow's own names. */
export function purposesOf(
  references: readonly Pick<ReferenceState, 'path' | 'role'>[],
): (path: string) => FilePurpose {
  const named = new Map<string, Purpose>([['MLmodel', 'model']]);
  for (const { path, role } of references) {
    const inside = insidePath(path);
    if (inside !== null && inside !== '' && !named.has(inside)) named.set(inside, OF_ROLE[role]);
  }
  return (path) => {
    for (let part = path; part !== ''; part = part.slice(0, Math.max(0, part.lastIndexOf('/')))) {
      const purpose = named.get(part);
      if (purpose !== undefined) return { purpose, referenced: true };
    }
    return { purpose: KNOWN.get(path) ?? 'unknown', referenced: false };
  };
}
