/** Written beside MLmodel when a version is loaded, with the name and number it was loaded by (mlflow/store/artifact/models_artifact_repo.py). */
const META = 'registered_model_meta';
/** Python reads compiled code in `__pycache__` only for a source that is there (importlib, `cache_from_source`). */
const COMPILED = /^(|.*\/)__pycache__\/([^/.]+)\.[^/]+\.pyc$/;

/**
 * Those of a model's files that are none of it: what MLflow and Python leave where they load it. They are neither ported nor judged.
 */
export function leftByLoading(paths: Iterable<string>): ReadonlySet<string> {
  const all = new Set(paths);
  const left = new Set<string>();
  for (const path of all) {
    const [, folder = '', name = ''] = COMPILED.exec(path) ?? [];
    if (path === META || (name !== '' && all.has(`${folder}${name}.py`))) left.add(path);
  }
  return left;
}

/** Without what was left by loading. */
export function ownFiles<T extends { readonly path: string }>(files: readonly T[]): readonly T[] {
  const left = leftByLoading(files.map(({ path }) => path));
  return left.size === 0 ? files : files.filter(({ path }) => !left.has(path));
}

/** The rest: what was left by loading. */
export function leftIn<T extends { readonly path: string }>(files: readonly T[]): readonly T[] {
  const left = leftByLoading(files.map(({ path }) => path));
  return files.filter(({ path }) => left.has(path));
}
