import type { WorkspaceKind } from './kinds.ts';

/*
 * What MLflow accepts as names in its registry (mlflow/utils/validation.py of 3.17; 2.22 is no stricter), and what its file
 * store adds (mlflow/store/model_registry/file_store.py).
 */

/** Why something is refused: a text id of the catalogues and what fills it; null where nothing stands against it. */
export type Refusal = { readonly code: string; readonly details: Readonly<Record<string, string | number>> } | null;

/** `bytes`: of a name of a file or folder, in UTF-8. */
const LIMITS = { name: 256, alias: 255, key: 250, value: 100_000, bytes: 255 } as const;

/**
 * Prompts share the registry with models, and are none (mlflow/prompt/constants.py): MLflow denies a model or version that has this tag,
 * whatever its value.
 */
export const PROMPT_TAG = 'mlflow.prompt.is_prompt';

/** Devices of Windows, which no file there can be called, whatever its ending. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]) *(?:\.|$)/i;

export function modelNameProblem(name: string, kind: WorkspaceKind): Refusal {
  if (name.trim() === '') return problem('empty', name);
  if (/[/:]/.test(name)) return problem('slash', name);
  if (!isPlainPath(name) || name.includes('\0') || !isWellFormed(name)) return problem('path', name);
  if ([...name].length > LIMITS.name) return problem('length', name, LIMITS.name);
  if (kind !== 'files') return null;
  // Its name is a folder's: on any system that the store may be carried to.
  if (/[%\\]/.test(name)) return problem('percent', name);
  // oxlint-disable-next-line no-control-regex -- the rule itself
  if (/[\u0001-\u001f<>"|?*]|[. ]$/.test(name) || DEVICE.test(name)) return problem('folder', name);
  return bytesProblem(name, name, kind);
}

export function aliasProblem(alias: string, kind: WorkspaceKind): Refusal {
  if (alias === '') return problem('empty', alias);
  if (!/^[\p{L}\p{N}_-]+$/u.test(alias)) return problem('alias', alias);
  if ([...alias].length > LIMITS.alias) return problem('length', alias, LIMITS.alias);
  if (alias.toLowerCase() === 'latest' || /^v\p{Nd}+$/iu.test(alias)) return problem('reserved', alias);
  return bytesProblem(alias, alias, kind);
}

/** `windows`: where it is written; a colon in a key is a file's second stream there, and refused by MLflow. */
export function tagProblem(key: string, value: string, kind: WorkspaceKind, windows = false): Refusal {
  if (key === '') return problem('empty', key);
  const colon = windows && kind === 'files' && key.includes(':');
  if (!/^[/\p{L}\p{N}_.\- :]+$/u.test(key) || colon) return problem('tag-key', key);
  if (!isPlainPath(key)) return problem('path', key);
  if ([...key].length > LIMITS.key) return problem('length', key, LIMITS.key);
  const long = key.split('/').reduce<Refusal>((found, part) => found ?? bytesProblem(part, key, kind), null);
  if (long !== null) return long;
  if (key === PROMPT_TAG) return problem('tag-prompt', key);
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

/** In a file store it is a file's or folder's name, which no system has longer. */
function bytesProblem(part: string, name: string, kind: WorkspaceKind): Refusal {
  const bytes = kind === 'files' ? new TextEncoder().encode(part).length : 0;
  return bytes > LIMITS.bytes ? { code: 'name-bytes', details: { name, bytes, limit: LIMITS.bytes } } : null;
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
