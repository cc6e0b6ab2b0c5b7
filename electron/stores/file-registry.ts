import { PROMPT_TAG } from '../../shared/workspace/names.ts';
import { DELETED_STAGE } from './store.ts';
import type { ModelVersion, RegisteredModel } from './store.ts';
import type { Meta, StoreFiles } from './store-files.ts';
import { below } from './store-tree.ts';

const VERSION = /^version-(\d+)$/;

/** A model of the registry beside the experiments (mlflow/store/model_registry/file_store.py): `models/<name>`; null for a prompt. */
export function readRegisteredModel(files: StoreFiles, root: string, name: string): RegisteredModel | null {
  const head = readRegisteredHead(files, root, name);
  return head === null ? null : { ...head, versions: readVersions(files, below(root, name), head.unread) };
}

/** The same without its versions. */
export function readRegisteredHead(
  files: StoreFiles,
  root: string,
  name: string,
): Omit<RegisteredModel, 'versions'> | null {
  const folder = below(root, name);
  const tags = files.texts(below(folder, 'tags'));
  if (tags.get(PROMPT_TAG) === 'true') return null;
  const meta = files.meta(folder);
  return {
    name: meta?.text('name') ?? name,
    workspace: meta?.text('workspace') ?? 'default',
    description: meta?.text('description') ?? null,
    created: meta?.int('creation_timestamp') ?? null,
    updated: meta?.int('last_updated_timestamp') ?? null,
    tags,
    // The list in meta.yaml is not what MLflow reads.
    aliases: files.texts(below(folder, 'aliases')),
    ...unreadIn(files, folder, meta, ['name']),
  };
}

/** What MLflow can't do without; a file that was cut off between two lines lacks those that stand last. */
function unreadIn(files: StoreFiles, folder: string, meta: Meta | null, needed: readonly string[]) {
  if (meta?.whole === true && needed.every((key) => meta.text(key) !== null)) return {};
  return { unread: files.shown(below(folder, 'meta.yaml')) };
}

function readVersions(files: StoreFiles, folder: string, unread?: string): ModelVersion[] {
  const numbers = files
    .folders(folder)
    .flatMap((name) => VERSION.exec(name)?.[1] ?? [])
    .sort((a, b) => Number(a) - Number(b));
  return numbers.flatMap((version) => readVersion(files, folder, version, unread) ?? []);
}

/** One version in a model's folder; null for one that MLflow deleted. `unread`: the model's meta.yaml, where that can't be read. */
export function readVersion(files: StoreFiles, folder: string, version: string, unread?: string): ModelVersion | null {
  const place = below(folder, `version-${version}`);
  const meta = files.meta(place);
  if (meta?.text('current_stage') === DELETED_STAGE) return null;
  return {
    version,
    stage: meta?.text('current_stage') ?? 'None',
    status: meta?.text('status') ?? null,
    description: meta?.text('description') ?? null,
    source: meta?.text('source') ?? null,
    storage: meta?.text('storage_location') || null,
    run: meta?.text('run_id') ?? null,
    runLink: meta?.text('run_link') ?? null,
    user: meta?.text('user_id') ?? null,
    created: meta?.int('creation_timestamp') ?? null,
    updated: meta?.int('last_updated_timestamp') ?? null,
    tags: files.texts(below(place, 'tags')),
    ...(unread === undefined ? unreadIn(files, place, meta, ['name', 'version']) : { unread }),
  };
}
