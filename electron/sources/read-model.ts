import { joinPath } from './join-path.ts';
import type { FileTotals, ModelReading, ReferenceState } from '../../shared/contract/model-reading.ts';
import { toErrorData } from '../../shared/contract/errors.ts';
import { MLMODEL_LIMIT, type ModelDocument, type Reference } from '../../shared/mlmodel/model-document.ts';
import type { Problem } from '../../shared/mlmodel/problem.ts';

import { child, textOf } from '../../shared/mlmodel/yaml-node.ts';
import { insidePath } from '../../shared/safety/path-rules.ts';
import { visible } from '../../shared/safety/visible.ts';
import { modelName } from './find-models.ts';
import { readMlmodel } from './read-mlmodel.ts';
import type { Entry, Source } from './source.ts';

/** The most files that are counted in one model. */
export const FILE_LIMIT = 200_000;
/** How deep files are counted; MLflow's own lie two or three folders down. */
const COUNT_DEPTH = 64;

/** Reads one model: what its MLmodel says, whether the files it names are there, and how much lies around it. */
export async function readModel(source: Source, path: string, signal?: AbortSignal): Promise<ModelReading> {
  const file = joinPath(path, 'MLmodel');
  const size = (await source.stat(file))?.size ?? 0;
  const bytes = await source.read(file, MLMODEL_LIMIT + 1);
  const document = await readMlmodel(bytes, Math.max(size, bytes.length));
  const lone = source.kind === 'file';
  const files = lone
    ? { count: 1, size: bytes.length, largest: null, complete: false }
    : await countFiles(source, path, signal);
  const references: ReferenceState[] = [];
  const problems: Problem[] = source.problems.map(({ code, details }) => ({ code, severity: 'warning', details }));
  for (const reference of referencesOf(document)) {
    references.push(lone ? { ...reference, state: 'not-checked', size: 0 } : await look(source, path, reference));
  }
  if (lone) problems.push({ code: 'files-not-checked', severity: 'note', details: {} });
  problems.push(...referenceProblems(references), ...(await pointerProblems(source, path, references)));
  return { path, name: modelName(path, source.name), document, references, files, problems };
}

/** All files that an MLmodel names. */
export function referencesOf(document: ModelDocument): Reference[] {
  return [...document.flavors.flatMap((flavor) => flavor.references), ...exampleReferences(document)];
}

/** The input examples (mlflow/models/utils.py, `_Example`). */
function exampleReferences(document: ModelDocument): Reference[] {
  const info = document.fields.find((field) => field.key === 'saved_input_example_info')?.node;
  return ['artifact_path', 'serving_input_path'].flatMap((key) => {
    const node = child(info, key);
    const path = textOf(node);
    return node === undefined || path === null
      ? []
      : [{ key: `saved_input_example_info.${key}`, role: 'example', path, line: node.line }];
  });
}

/** Endings of what is one file with every writer. */
const FILE_NAME = /\.(?:pkl|skops|xgb|ubj|lgb|cb|onnx|keras|h5|pth|pt2|py|json|ya?ml|txt)$/i;

async function look(source: Source, folder: string, reference: Reference): Promise<ReferenceState> {
  const inside = insidePath(reference.path);
  if (inside === null || inside === '') return { ...reference, state: 'outside', size: 0 };
  try {
    const entry = await source.stat(joinPath(folder, inside));
    if (entry === null) return { ...reference, state: 'missing', size: 0 };
    if (entry.type === 'link' || entry.type === 'special') return { ...reference, state: 'link', size: 0 };
    // A folder of the name of a file is not that file.
    if (entry.type === 'folder' && FILE_NAME.test(inside)) return { ...reference, state: 'missing', size: 0 };
    const size = entry.type === 'folder' ? (await countFiles(source, entry.path)).size : entry.size;
    return { ...reference, state: 'present', size };
  } catch (error) {
    const code = toErrorData(error).code;
    return { ...reference, state: code === 'not-found' ? 'missing' : 'not-checked', size: 0 };
  }
}

const STATES: Readonly<Record<string, readonly [string, Problem['severity']]>> = {
  missing: ['file-missing', 'warning'],
  outside: ['file-outside', 'warning'],
  link: ['file-is-a-link', 'warning'],
};

/** One problem a path, however many keys name it. */
function referenceProblems(references: readonly ReferenceState[]): Problem[] {
  const seen = new Map<string, Problem>();
  for (const { state, path, key, line } of references) {
    const [code, severity] = STATES[state] ?? [];
    if (code === undefined || severity === undefined || seen.has(path)) continue;
    seen.set(path, { code, severity, details: { path: visible(path), key }, line });
  }
  return [...seen.values()];
}

/** Git LFS leaves a short text in place of the weights where they were not fetched. */
async function pointerProblems(
  source: Source,
  folder: string,
  references: readonly ReferenceState[],
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { state, size, path, role, line } of references) {
    const inside = insidePath(path);
    if (state !== 'present' || role !== 'model' || size === 0 || size > 1024 || inside === null) continue;
    const entry = await source.stat(joinPath(folder, inside));
    if (entry?.type !== 'file') continue;
    const text = new TextDecoder('latin1').decode(await source.read(entry.path, 200));
    if (
      text.startsWith('version https://git-lfs.github.com/spec/') &&
      !problems.some((problem) => problem.details['path'] === path)
    ) {
      problems.push({ code: 'file-is-a-pointer', severity: 'warning', details: { path }, line });
    }
  }
  return problems;
}

async function countFiles(source: Source, path: string, signal?: AbortSignal): Promise<FileTotals> {
  const totals = { count: 0, size: 0, largest: null as FileTotals['largest'], complete: true };
  const folders = [{ path, depth: 0 }];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const { depth } = folder;
    signal?.throwIfAborted();
    if (depth > COUNT_DEPTH) {
      totals.complete = false;
      continue;
    }
    let entries: Entry[];
    try {
      entries = await source.list(folder.path, { sizes: true });
    } catch {
      totals.complete = false;
      continue;
    }
    for (const entry of entries) {
      if (entry.type === 'folder') folders.push({ path: entry.path, depth: depth + 1 });
      if (entry.type !== 'file') continue;
      if (totals.count >= FILE_LIMIT) return { ...totals, complete: false };
      totals.count += 1;
      totals.size += entry.size;
      if (entry.unsized) totals.complete = false;
      if (entry.size > (totals.largest?.size ?? -1))
        totals.largest = { path: path === '' ? entry.path : entry.path.slice(path.length + 1), size: entry.size };
    }
  }
  return totals;
}
