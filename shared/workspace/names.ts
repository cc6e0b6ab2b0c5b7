import type { WorkspaceKind } from './kinds.ts';

/*
 * What MLflow accepts as names in its registry (mlflow/utils/validation.py of 3.17; 2.22 is no stricter), and what its file
 * store adds (mlflow/store/model_registry/file_store.py).
 */

/** Why something is refused: a text id of the catalogues and what fills it; null where nothing stands against it. */
export type Refusal = { readonly code: string; readonly details: Readonly<Record<string, string | number>> } | null;

const LIMITS = { name: 256, alias: 255, key: 250, value: 100_000 } as const;

export function modelNameProblem(name: string, kind: WorkspaceKind): Refusal {
  if (name.trim() === '') return problem('empty', name);
  if (/[/:]/.test(name)) return problem('slash', name);
  if (!isPlainPath(name) || name.includes('\0') || !isWellFormed(name)) return problem('path', name);
  if ([...name].length > LIMITS.name) return problem('length', name, LIMITS.name);
  if (kind !== 'files') return null;
  // Its name is a folder's: on any system that the store may be carried to.
  if (/[%\\]/.test(name)) return problem('percent', name);
  // oxlint-disable-next-line no-control-regex -- the rule itself
  if (/[\u0001-\u001f<>"|?*]|[. ]$/.test(name)) return problem('folder', name);
  return new TextEncoder().encode(name).length > 255 ? problem('length', name, 255) : null;
}

export function aliasProblem(alias: string): Refusal {
  if (alias === '') return problem('empty', alias);
  if (!/^[\p{L}\p{N}_-]+$/u.test(alias)) return problem('alias', alias);
  if ([...alias].length > LIMITS.alias) return problem('length', alias, LIMITS.alias);
  return alias.toLowerCase() === 'latest' || /^v\p{Nd}+$/iu.test(alias) ? problem('reserved', alias) : null;
}

/** `windows`: where it is written; a colon in a key is a file's second stream there, and refused by MLflow. */
export function tagProblem(key: string, value: string, windows = false): Refusal {
  if (key === '') return problem('empty', key);
  if (!/^[/\p{L}\p{N}_.\- :]+$/u.test(key) || (windows && key.includes(':'))) return problem('tag-key', key);
  if (!isPlainPath(key)) return problem('path', key);
  if ([...key].length > LIMITS.key) return problem('length', key, LIMITS.key);
  if (!isWellFormed(value) || value.includes('\0')) return problem('text', key);
  return [...value].length > LIMITS.value ? problem('value-length', key, LIMITS.value) : null;
}

/** MLflow sets no limit. */
export function descriptionProblem(text: string): Refusal {
  return isWellFormed(text) && !text.includes('\0') ? null : problem('text', 'description');
}

/** The number after those that are there, deleted ones among them, as MLflow counts. */
export function nextVersion(taken: Iterable<number>): number {
  let last = 0;
  for (const version of taken) last = Math.max(last, version);
  return last + 1;
}

/** validation.py `path_not_unique`: normalised it is the same, and it does not begin with two dots. */
function isPlainPath(path: string): boolean {
  return !path.startsWith('..') && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

function isWellFormed(text: string): boolean {
  return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}

function problem(code: string, name: string, limit?: number): Refusal {
  return { code: `name-${code}`, details: limit === undefined ? { name } : { name, limit } };
}

/** Of tags in one place of a file store: a tag is a file there, and what stands before a slash in its key is a folder. */
export function tagInTag(keys: readonly string[]): Refusal {
  for (const name of keys) {
    const other = keys.find((key) => key.startsWith(`${name}/`));
    if (other !== undefined) return { code: 'name-tag-in-tag', details: { name, other } };
  }
  return null;
}
