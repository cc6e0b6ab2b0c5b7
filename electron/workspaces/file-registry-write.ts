import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { KnownError } from '../../shared/contract/errors.ts';
import { PORT_TAG } from '../../shared/export/provenance.ts';
import { nextVersion } from '../../shared/workspace/names.ts';
import { ensureFolder, syncFolder, type Disk } from '../transfer/disk.ts';
import { moveFolder } from '../transfer/publish.ts';
import { removeFile, removeForGood, removeTree } from '../transfer/remove.ts';
import { replaceFrom, writeSynced } from '../transfer/write-file.ts';
import { checkExpected } from './expected.ts';
import { deletedMeta, modelMeta, versionMeta } from './file-registry-meta.ts';
import { isFolder, type FileRegistry } from './file-registry.ts';
import type { FolderStage } from './folder-stage.ts';
import { leftOf, movedBack, nothingOfIts, settledAliases } from './outcome.ts';
import type { Committed, OnFound, Registration, TakenBack, UndoInput } from './workspace.ts';

/** How often another number is tried when a client that knows no lock takes one. */
const TRIES = 20;

/**
 * Makes a version in a file store. It is written whole in the port's own folder and appears by one rename, so MLflow never lists
 * half of it; the alias comes last. Held under the workspace's lock, which MLflow does not know: its numbers are respected.
 */
export function registerFiles(
  registry: FileRegistry,
  stage: FolderStage,
  registration: Registration,
  onFound: OnFound | undefined,
  disk: Disk,
): Committed {
  const { model, alias, also = [], port, digest } = registration;
  const prospect = registry.prospect(model, alias);
  const own = registry.tagged(model, PORT_TAG, port);
  const free = also.map((each) => registry.alias(model, each));
  if (own === null) checkExpected(registration.expected, prospect, free);
  const same = own ?? registry.sameAs(model, digest);
  const { version, made } = same === null ? place(registry, stage, registration, disk) : { version: same, made: false };
  const existing = same !== null && own === null;
  if (existing) onFound?.({ version, aliasBefore: prospect.aliasBefore });
  if (alias !== null) pointAlias(registry, stage, model, alias, version, disk);
  for (const each of also)
    if (registry.alias(model, each) === null) pointAlias(registry, stage, model, each, version, disk);
  removeForGood(stage.paths.desk, disk);
  return {
    version,
    made,
    existing,
    aliasBefore: prospect.aliasBefore,
    ...settledAliases(also, version, (each) => registry.alias(model, each)),
  };
}

function place(
  registry: FileRegistry,
  stage: FolderStage,
  registration: Registration,
  disk: Disk,
): { version: string; made: boolean } {
  const { model, description, runLink = null, tags } = registration;
  stage.checkPublished();
  const run = registration.run !== null && registry.hasRun(registration.run) ? registration.run : null;
  const source = pathToFileURL(stage.location).href;
  const style = registry.style(model);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const made = !isFolder(registry.pathOf(model));
    const version = nextVersion(registry.taken(model));
    const at = registration.at();
    const meta = versionMeta({ name: model, version, description, run, runLink, source, at }, style);
    removeTree(stage.paths.desk, disk);
    const whole = path.join(stage.paths.desk, 'model');
    const folder = path.join(whole, `version-${version}`);
    ensureFolder(folder, disk);
    writeSynced(path.join(folder, 'meta.yaml'), meta, disk);
    writeTags(folder, tags, disk);
    syncFolder(folder, disk);
    try {
      if (made) {
        writeSynced(path.join(whole, 'meta.yaml'), modelMeta(model, at, style), disk);
        syncFolder(whole, disk);
        ensureFolder(registry.folder, disk);
        moveFolder(whole, registry.pathOf(model), disk);
      } else moveFolder(folder, registry.versionPath(model, version), disk);
    } catch (error) {
      if (error instanceof KnownError && error.code === 'target-exists') continue;
      throw error;
    }
    if (registry.meta(model, version) === meta) return { version: String(version), made };
    // MLflow looked for the number before us and wrote after us: the version is theirs, and keeps nothing of ours.
    for (const [key, value] of Object.entries(tags))
      if (registry.tag(model, version, key) === value)
        removeFile(path.join(registry.versionPath(model, version), 'tags', ...key.split('/')), disk);
  }
  throw new KnownError('version-race', `Others took ${TRIES} numbers of ${model} in a row.`, { name: model });
}

function writeTags(folder: string, tags: Readonly<Record<string, string>>, disk: Disk): void {
  const folders = new Set<string>();
  for (const [key, value] of Object.entries(tags)) {
    const file = path.join(folder, 'tags', ...key.split('/'));
    ensureFolder(path.dirname(file), disk);
    writeSynced(file, value, disk);
    folders.add(path.dirname(file));
  }
  for (const each of folders) syncFolder(each, disk);
}

function pointAlias(
  registry: FileRegistry,
  stage: FolderStage,
  model: string,
  alias: string,
  version: string,
  disk: Disk,
): void {
  if (registry.alias(model, alias) === version) return;
  const file = registry.aliasPath(model, alias);
  ensureFolder(stage.paths.desk, disk);
  ensureFolder(path.dirname(file), disk);
  // From the port's own folder: any file beside it would be an alias to MLflow.
  replaceFrom(path.join(stage.paths.desk, 'alias'), file, version, disk);
}

/** Takes a version back under the lock: its aliases first, then the version as MLflow deletes it. The files stay. */
export function undoFiles(registry: FileRegistry, stage: FolderStage, input: UndoInput, disk: Disk): TakenBack {
  const { model, version, alias, also = [], existing, at } = input;
  const meta = registry.meta(model, version);
  const ours = existing || registry.portOf(model, version) === input.port;
  if (meta === null || !ours) return nothingOfIts(registry.userOf(input.port));
  const live = registry.isLive(model, version);
  if (live && !existing) {
    const others = registry.aliasesOf(model, version).filter((each) => each !== alias && !also.includes(each));
    if (others.length > 0)
      throw new KnownError('undo-alias', `${others.join(', ')} points to it.`, { alias: others.join(', '), version });
    if (!/^current_stage: (?:None|null)$/m.test(meta))
      throw new KnownError('undo-stage', 'It was given a stage since.', { version });
  }
  // Looked at before an alias is moved: what fails then leaves all as it was.
  const deleted = live && !existing ? deletedMeta(meta, at) : null;
  if (live && !existing && deleted === null)
    throw new KnownError('store-torn', 'Its meta.yaml is not as MLflow writes it.', {
      path: `models/${model}/version-${version}/meta.yaml`,
    });
  const aliases = movedBack(input, {
    at: (each) => registry.alias(model, each),
    isLive: (each) => registry.isLive(model, each),
  });
  for (const { alias: each, version: back } of aliases)
    if (back === null) removeFile(registry.aliasPath(model, each), disk);
    else pointAlias(registry, stage, model, each, back, disk);
  if (existing) return { left: [], aliases };
  if (deleted !== null) {
    ensureFolder(stage.paths.desk, disk);
    const file = path.join(registry.versionPath(model, version), 'meta.yaml');
    replaceFrom(path.join(stage.paths.desk, 'meta.yaml'), file, deleted, disk);
  }
  return { left: leftOf(registry.taken(model).some((each) => registry.isLive(model, each))), aliases };
}
