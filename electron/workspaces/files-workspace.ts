import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { KnownError } from '../../shared/contract/errors.ts';
import { PORT_TAG } from '../../shared/export/provenance.ts';
import { CAPABILITIES } from '../../shared/workspace/kinds.ts';
import { registeredLocation, resolved } from '../stores/artifact-location.ts';
import { foldersAround } from '../stores/artifact-place.ts';
import { DISK, type Disk } from '../transfer/disk.ts';
import { writing } from '../transfer/write-errors.ts';
import { takeLock } from './file-lock.ts';
import { checkEdit } from './check-edit.ts';
import { EditJournal } from './edit-journal.ts';
import { FileIndex } from './file-index.ts';
import { FileRegistry } from './file-registry.ts';
import { registerFiles, undoFiles } from './file-registry-write.ts';
import { FileEdits, type FileSet } from './files-edit.ts';
import { FolderStage } from './folder-stage.ts';
import { homeOf } from './home.ts';
import { isUsedBeside } from './other-stores.ts';
import { checkRead, placeOfVersion } from './version-place.ts';
import type { Staging, Workspace } from './workspace.ts';

/** How long a port waits for another to get its number, in milliseconds. */
const PATIENCE = 30_000;

/** What MLflow takes at most from reading a meta.yaml to writing it, and for each version that it reads in between, in milliseconds. */
const WRITTEN_BACK = 250;
const PER_VERSION = 10;
/** Milliseconds between two looks: MLflow may read it again soon after it wrote it. */
const LOOK = 4;
/** How often a description is written again. */
const RESTATED = 10;

/** MLflow's file store: `models/<name>/version-N` below a root such as `mlruns`. */
export function filesWorkspace(root: string, disk: Disk = DISK): Workspace {
  const registry = new FileRegistry(root);
  const index = new FileIndex(registry);
  const home = homeOf(root);
  const journal = new EditJournal<FileSet>(home, disk);
  const edits = new FileEdits(registry, journal, disk);
  const locked = async <T>(act: () => T): Promise<T> => {
    const lock = await takeLock(path.join(home.folder, 'lock'), PATIENCE, disk);
    try {
      return act();
    } finally {
      lock.release();
    }
  };
  const changing = <T>(act: () => T) => writing(root, () => locked(act));
  const isUsed = async (port: string) => registry.userOf(port) !== null || (await isUsedBeside(home, root, port));
  return {
    kind: 'files',
    place: root,
    home,
    capabilities: CAPABILITIES.files,
    readOnly: null,
    revision: null,
    others: () => Promise.resolve(0),
    count: () => Promise.resolve(registry.count()),
    page: async (query) => index.page(query),
    indexed: (onProgress, signal) => index.indexed(onProgress, signal),
    stamp: () => index.stamp(),
    knownRuns: async (runs) => new Set([...new Set(runs)].filter((run) => registry.hasRun(run))),
    models: () => Promise.resolve(registry.names().flatMap((name) => registry.model(name) ?? [])),
    async model(name) {
      index.watch(name);
      return registry.model(name);
    },
    locate: async (versions) => versions.map((each) => resolved(registeredLocation(each), registry.named())),
    async files(name, version, known) {
      const found = known ?? registry.version(name, version);
      checkRead(name, found);
      const location = found && resolved(registeredLocation(found), registry.named());
      return placeOfVersion(name, version, location, foldersAround(root, 'files'));
    },
    isServed: async (name) => registry.isServed(name),
    plan: async (name, alias) => registry.prospect(name, alias),
    async begin(port): Promise<Staging> {
      const stage = new FolderStage(home, port, disk);
      return {
        ...stage.files(),
        commit: (registration, onFound) =>
          patiently(() => locked(() => registerFiles(registry, stage, registration, onFound, disk))),
        async abort() {
          if (!(await isUsed(port))) await stage.abort();
        },
      };
    },
    find: (port, name) => Promise.resolve(registry.tagged(name, PORT_TAG, port)),
    async edit(edit, at) {
      const edited = await patiently(() =>
        changing(() => {
          checkEdit(edit, 'files', disk);
          edits.settle();
          journal.prune(at);
          const done = edits.edit(edit, at);
          index.forget(edit.model);
          return done;
        }),
      );
      const { id } = edited;
      if (edit.kind === 'describe' && id !== null)
        await stands(
          edit.model,
          edit.version === null ? registry.taken(edit.model).length : 0,
          () => edits.isWrittenBack(id),
          () => changing(() => edits.restate(id)),
        );
      return edited;
    },
    undoEdit: (id) =>
      changing(() => {
        edits.settle();
        const { model } = journal.read(id).edit;
        const left = edits.undo(id);
        index.forget(model);
        // It is taken back by now, whatever becomes of what told how.
        return { left, kept: !journal.forget(id) };
      }),
    async undo(input) {
      const stage = new FolderStage(home, input.port, disk);
      const done = await locked(() => undoFiles(registry, stage, input, disk));
      if (await isUsed(input.port)) return input.existing ? done : { ...done, left: [...done.left, 'bytes'] };
      await stage.abort();
      return done;
    },
  };
}

/**
 * Waits until what was written stands for longer than MLflow takes from reading such a file to writing it: counted in looks, since where this
 * program gets no time MLflow gets none either. Error `edit-written-over`.
 */
async function stands(
  model: string,
  versions: number,
  isWrittenBack: () => boolean,
  restate: () => Promise<void>,
): Promise<void> {
  for (let times = 0; ; times += 1) {
    let looks = Math.ceil((WRITTEN_BACK + versions * PER_VERSION) / LOOK);
    for (; looks > 0 && !isWrittenBack(); looks -= 1) await setTimeout(LOOK);
    if (looks === 0) return;
    if (times === RESTATED) throw new KnownError('edit-written-over', 'The old one comes back.', { name: model });
    await restate();
  }
}

/** MLflow makes a model's folder first and its meta.yaml then: a folder without one may be whole in a moment. */
async function patiently<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1)
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof KnownError && error.code === 'store-torn') || attempt === 3) throw error;
      await setTimeout(150);
    }
}
