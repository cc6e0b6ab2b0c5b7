import { setImmediate } from 'node:timers/promises';
import { KnownError } from '../../shared/contract/errors.ts';
import { partsOfModel, readLoggedModel } from './file-models.ts';
import { readRegisteredModel } from './file-registry.ts';
import { folderOfRun, headOfRun, headParts, historyIn, metricFile, partsAt, partsOfRun } from './file-runs.ts';
import { sameId, wholeRun, type RunPlace } from './file-runs.ts';
import type { Experiment, FarPlace, Lifecycle, LoggedModel, ReadingOptions } from './store.ts';
import type { RegisteredModel, Run, Store, StoreReading } from './store.ts';
import { StoreFiles } from './store-files.ts';
import { below, type StoreTree } from './store-tree.ts';

/** Folders of an experiment that are no runs (mlflow/store/tracking/file_store.py, `RESERVED_EXPERIMENT_FOLDERS`). */
const RESERVED = new Set(['tags', 'datasets', 'traces', 'models']);
const TRASH = '.trash';
/** The least of each kind between two pauses, in which others are answered and a cancel is heard: a few milliseconds. */
const LOOKS = 512;
const HEADS = 128;
const WHOLE = 16;

/** An experiment whose runs are not listed yet: all of them, or some. */
interface Listing {
  readonly folder: string;
  readonly id: string;
  readonly runs: readonly string[] | null;
}

/** Reads a folder that MLflow's file store of any version wrote (mlflow/store/tracking/file_store.py). Nothing is written. */
export async function beginFileStore(
  tree: StoreTree,
  name: string,
  options: ReadingOptions = {},
): Promise<StoreReading> {
  const reading = new FileReading(tree, name, options);
  await reading.experimentsOf('', 'active');
  await reading.experimentsOf(TRASH, 'deleted');
  reading.begin();
  return reading;
}

class FileReading implements StoreReading {
  readonly store: Store;
  readonly far: FarPlace | null;
  private readonly parts: readonly string[];
  done: Promise<void> = Promise.resolve();
  listed = false;
  whole = 0;
  private readonly files: StoreFiles;
  private readonly signal: AbortSignal;
  private readonly stop = new AbortController();
  private readonly experiments: Experiment[] = [];
  private readonly folders: { readonly folder: string; readonly id: string }[] = [];
  private readonly runs: Run[] = [];
  private readonly places: RunPlace[] = [];
  private readonly wholes: boolean[] = [];
  private readonly byId = new Map<string, number>();
  private preferred: ReadonlySet<string> = new Set();
  private readonly loggedModels: LoggedModel[] = [];
  private readonly registeredModels: RegisteredModel[] = [];

  constructor(tree: StoreTree, name: string, { signal, far = null, runs: depth = 'whole', onClose }: ReadingOptions) {
    this.far = far;
    this.parts = partsAt(depth);
    this.files = new StoreFiles(tree, name);
    this.signal = signal === undefined ? this.stop.signal : AbortSignal.any([signal, this.stop.signal]);
    const { experiments, runs, loggedModels, registeredModels } = this;
    this.store = {
      kind: 'files',
      folder: tree.folder ?? '',
      revision: null,
      experiments,
      runs,
      loggedModels,
      registeredModels,
      problems: this.files.problems,
      history: (run, key) => this.history(run, key),
      close: async () => {
        this.stop.abort();
        await onClose?.();
      },
    };
  }

  get ahead() {
    return this.files.tree.readAhead ?? { read: 0, lost: 0 };
  }

  isWhole(at: number): boolean {
    return this.wholes[at] === true;
  }

  async complete(at: number): Promise<Run> {
    const place = this.places[at];
    const head = this.runs[at];
    if (place === undefined || head === undefined) throw noRun(String(at));
    if (this.wholes[at] === true) return head;
    await this.fetch(partsOfRun(place, this.parts));
    // Meanwhile another may have read it.
    if (this.isWhole(at)) return this.runs[at] ?? head;
    const run = wholeRun(this.files, place, head, this.parts);
    this.files.tree.forget?.(folderOfRun(place));
    this.runs[at] = run;
    this.wholes[at] = true;
    this.whole += 1;
    return run;
  }

  async experimentsOf(parent: string, lifecycle: Lifecycle): Promise<void> {
    for (const id of this.files.folders(parent)) {
      if (id === 'models' || id === TRASH) continue;
      const folder = below(parent, id);
      await this.fetch([below(folder, 'meta.yaml'), below(folder, 'tags')]);
      this.signal.throwIfAborted();
      const meta = this.files.meta(folder);
      sameId(this.files, folder, meta?.text('experiment_id') ?? null, id);
      this.folders.push({ folder, id });
      this.experiments.push({
        id,
        name: meta?.text('name') ?? null,
        lifecycle: meta?.text('lifecycle_stage') === 'deleted' ? 'deleted' : lifecycle,
        artifactLocation: meta?.text('artifact_location') ?? null,
        created: meta?.int('creation_time') ?? null,
        updated: meta?.int('last_update_time') ?? null,
        tags: this.files.texts(below(folder, 'tags')),
      });
    }
  }

  begin(): void {
    this.done = this.readRest();
    // Whoever waits for it hears of it.
    this.done.catch(() => undefined);
  }

  prefer(experiments: readonly string[] | null): void {
    this.preferred = new Set(experiments);
  }

  private async readRest(): Promise<void> {
    const models = await this.list();
    await this.registry('models');
    for (const { folder, id } of models) await this.models(folder, id);
    if (this.parts.length === 0) return;
    const folders = this.places.map(folderOfRun);
    let at = 0;
    for await (const ready of this.files.tree.ahead?.(folders, this.parts, this.signal) ?? [folders.length])
      for (const end = at + ready; at < end; at += 1) {
        if (at % WHOLE === 0) await this.breathe();
        if (!this.isWhole(at)) await this.complete(at);
      }
  }

  /** Lists all runs. Returns the experiments' folders of logged models. */
  private async list(): Promise<Pick<Listing, 'folder' | 'id'>[]> {
    const models: Pick<Listing, 'folder' | 'id'>[] = [];
    const left: Listing[] = this.folders.map((each) => ({ ...each, runs: null }));
    while (left.length > 0) {
      const wanted = left.findIndex(({ id }) => this.preferred.has(id));
      const [next] = left.splice(Math.max(0, wanted), 1);
      if (next === undefined) break;
      const { folder, id, runs } = next;
      if (runs !== null) {
        await this.heads(folder, id, runs);
        continue;
      }
      const inside = this.files.folders(folder);
      if (inside.includes('models')) models.push({ folder: below(folder, 'models'), id });
      const names = await this.newestFirst(
        folder,
        inside.filter((name) => !RESERVED.has(name)),
      );
      const parts = Array.from({ length: Math.ceil(names.length / HEADS) }, (_, at) =>
        names.slice(at * HEADS, (at + 1) * HEADS),
      );
      left.unshift(...parts.map((part) => ({ folder, id, runs: part })));
    }
    this.listed = true;
    return models;
  }

  /** Runs whose folders changed last: most likely those that began last, which are the first that people see. */
  private async newestFirst(folder: string, names: string[]): Promise<string[]> {
    const { tree } = this.files;
    if (names.length <= HEADS || tree.changed === undefined) return names;
    const changed = new Map<string, number>();
    for (const [at, name] of names.entries()) {
      if (at % LOOKS === 0) await this.breathe();
      changed.set(name, tree.changed(below(folder, name)));
    }
    return names.sort((a, b) => (changed.get(b) ?? 0) - (changed.get(a) ?? 0));
  }

  private async heads(parent: string, experiment: string, ids: readonly string[]): Promise<void> {
    await this.breathe();
    const places = ids.map((id) => ({ id, experiment, parent }));
    await this.fetch(places.flatMap(headParts));
    for (const place of places) {
      this.byId.set(place.id, this.runs.length);
      this.places.push(place);
      this.runs.push(headOfRun(this.files, place));
      this.wholes.push(false);
    }
  }

  private async registry(root: string): Promise<void> {
    for (const name of this.files.folders(root)) {
      await this.breathe();
      await this.fetch([below(root, name)]);
      const model = readRegisteredModel(this.files, root, name);
      if (model !== null) this.registeredModels.push(model);
    }
  }

  private async models(parent: string, experiment: string): Promise<void> {
    for (const [at, id] of this.files.folders(parent).entries()) {
      if (at % WHOLE === 0) await this.breathe();
      await this.fetch(partsOfModel(below(parent, id)));
      this.loggedModels.push(readLoggedModel(this.files, below(parent, id), experiment));
    }
  }

  private async history(run: string, key: string) {
    const at = this.byId.get(run);
    const place = at === undefined ? undefined : this.places[at];
    if (place === undefined) throw noRun(run);
    const file = metricFile(place, key);
    if (file === null) return [];
    await this.fetch([file]);
    return historyIn(this.files, file, key);
  }

  private async breathe(): Promise<void> {
    await setImmediate();
    this.signal.throwIfAborted();
  }

  private async fetch(folders: readonly string[]): Promise<void> {
    if (this.files.tree.fetch !== undefined) await this.files.tree.fetch(folders, this.signal);
  }
}

export function noRun(run: string): KnownError {
  return new KnownError('store-no-run', `There is no run ${run}.`, { run });
}
