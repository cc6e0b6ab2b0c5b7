import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { KnownError } from '../../shared/contract/errors.ts';
import { PORT_TAG } from '../../shared/export/provenance.ts';
import { CAPABILITIES } from '../../shared/workspace/kinds.ts';
import { DISK, type Disk } from '../transfer/fs.ts';
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
import { locationOf, placeOfVersion } from './version-place.ts';
import type { Staging, Workspace } from './workspace.ts';

/** How long a port waits for another to get its number, in milliseconds. */
const PATIENCE = 30_000;

/** What MLflow takes at most from reading a meta.yaml to writing it, in milliseconds. */
const WRITTEN_BACK = 50;
/** How often a description is written again: another editor may mean the old text, and has the last word then. */
const RESTATED = 3;

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
  return {
    kind: 'files',
    place: root,
    home,
    capabilities: CAPABILITIES.files,
    readOnly: null,
    revision: null,
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
    files: async (name, version, known) =>
      placeOfVersion(name, version, known ? locationOf(known) : registry.location(name, version), home.base),
    plan: async (name, alias) => registry.prospect(name, alias),
    async begin(port): Promise<Staging> {
      const stage = new FolderStage(home, port, disk);
      return {
        ...stage.files(),
        commit: (registration) => patiently(() => locked(() => registerFiles(registry, stage, registration, disk))),
        async abort() {
          if (!registry.refersTo(port)) await stage.abort();
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
      // Until it stands for longer than MLflow takes from reading such a file to writing it.
      let again = edit.kind === 'describe' && id !== null;
      for (let times = 0; again && times < RESTATED; times += 1) {
        await setTimeout(WRITTEN_BACK);
        again = await changing(() => edits.restate(id ?? ''));
      }
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
      const left = await locked(() => undoFiles(registry, stage, input, disk));
      if (registry.refersTo(input.port)) return input.existing ? left : [...left, 'bytes'];
      await stage.abort();
      return left;
    },
  };
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
