import path from 'node:path';
import { DELETED_STAGE, PROMPT_TAG } from './store.ts';
import type { ModelVersion, RegisteredModel } from './store.ts';
import type { StoreFiles } from './store-files.ts';

const VERSION = /^version-(\d+)$/;

/** The registry beside the experiments (mlflow/store/model_registry/file_store.py): `models/<name>/version-N`. */
export function readRegistry(files: StoreFiles, root: string): RegisteredModel[] {
  return files.folders(root).flatMap((name) => readRegisteredModel(files, path.join(root, name)) ?? []);
}

/** One folder of the registry; null for a prompt. */
export function readRegisteredModel(files: StoreFiles, folder: string): RegisteredModel | null {
  const tags = files.texts(path.join(folder, 'tags'));
  if (tags.get(PROMPT_TAG) === 'true') return null;
  const meta = files.meta(folder);
  return {
    name: meta?.text('name') ?? path.basename(folder),
    workspace: meta?.text('workspace') ?? 'default',
    description: meta?.text('description') ?? null,
    created: meta?.number('creation_timestamp') ?? null,
    updated: meta?.number('last_updated_timestamp') ?? null,
    tags,
    // The list in meta.yaml is not what MLflow reads.
    aliases: files.texts(path.join(folder, 'aliases')),
    versions: readVersions(files, folder),
  };
}

function readVersions(files: StoreFiles, folder: string): ModelVersion[] {
  const numbers = files
    .folders(folder)
    .flatMap((name) => VERSION.exec(name)?.[1] ?? [])
    .sort((a, b) => Number(a) - Number(b));
  return numbers.flatMap((version) => {
    const place = path.join(folder, `version-${version}`);
    const meta = files.meta(place);
    if (meta?.text('current_stage') === DELETED_STAGE) return [];
    return {
      version,
      stage: meta?.text('current_stage') ?? 'None',
      status: meta?.text('status') ?? null,
      description: meta?.text('description') ?? null,
      source: meta?.text('source') ?? null,
      run: meta?.text('run_id') ?? null,
      runLink: meta?.text('run_link') ?? null,
      user: meta?.text('user_id') ?? null,
      created: meta?.number('creation_timestamp') ?? null,
      updated: meta?.number('last_updated_timestamp') ?? null,
      tags: files.texts(path.join(place, 'tags')),
    };
  });
}
