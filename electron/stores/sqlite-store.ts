import path from 'node:path';
import { statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { Problem } from '../../shared/mlmodel/problem.ts';
import { noRun } from './file-store.ts';
import { LiveDatabase } from './live-database.ts';
import { quickCheck } from './private-copy.ts';
import { REVISIONS } from './revisions.ts';
import { readLinks, type Links } from './sqlite-links.ts';
import { readLoggedModels, readRegistered } from './sqlite-models.ts';
import { finishRun, headRuns, historyRows, runParts, type GrowingRun } from './sqlite-runs.ts';
import type { Experiment, FarPlace, LoggedModel, Metric, ReadingOptions } from './store.ts';
import type { RegisteredModel, Run, RunDepth, Store, StoreReading } from './store.ts';
import { int, pairs, Tables, text } from './tables.ts';

/** Rows between two pauses, of values and of runs: some milliseconds. */
const ROWS = 1024;
const HEADS = 1024;
/** A larger database is not looked through for damage that no row shows: it takes some seconds. */
const CHECKED = 1024 * 1024 * 1024;

/**
 * Reads a database that MLflow of any revision wrote (mlflow/store/tracking/dbmodels/models.py), as it was at one moment.
 * Errors: `sqlite-missing`, `store-changing`; what is damaged is a problem, not an error.
 */
export async function beginSqliteStore(file: string, options: ReadingOptions = {}): Promise<StoreReading> {
  return begin(new SqliteReading(await LiveDatabase.open(file, options.signal), file, options));
}

/** The same of a database of which there is a copy alone. */
export function beginSqliteCopy(live: LiveDatabase, options: ReadingOptions): Promise<StoreReading> {
  return begin(new SqliteReading(live, null, options));
}

async function begin(reading: SqliteReading): Promise<StoreReading> {
  try {
    await reading.begin();
    return reading;
  } catch (error) {
    await reading.store.close();
    throw error;
  }
}

/** What was read so far counts no longer: the database changed under it. */
class Changed extends Error {}

class SqliteReading implements StoreReading {
  readonly store: Store & { revision: string | null };
  readonly far: FarPlace | null;
  private readonly depth: RunDepth;
  done: Promise<void> = Promise.resolve();
  listed = false;
  whole = 0;
  readonly ahead = { read: 0, lost: 0 };
  private readonly live: LiveDatabase;
  private readonly file: string | null;
  private readonly signal: AbortSignal;
  private readonly stop = new AbortController();
  private readonly experiments: Experiment[] = [];
  private readonly runs: GrowingRun[] = [];
  private readonly byId = new Map<string, GrowingRun>();
  private readonly loggedModels: LoggedModel[] = [];
  private readonly registeredModels: RegisteredModel[] = [];
  private readonly problems: Problem[] = [];
  private links: Links | null = null;

  constructor(
    live: LiveDatabase,
    file: string | null,
    { signal, far = null, runs: depth = 'whole', onClose }: ReadingOptions,
  ) {
    this.far = far;
    this.depth = depth;
    this.live = live;
    this.file = file;
    this.signal = signal === undefined ? this.stop.signal : AbortSignal.any([signal, this.stop.signal]);
    const { experiments, runs, loggedModels, registeredModels, problems } = this;
    this.store = {
      kind: 'sqlite',
      folder: file === null ? '' : path.dirname(file),
      revision: null,
      experiments,
      runs,
      loggedModels,
      registeredModels,
      problems,
      history: (run, key) => this.history(run, key),
      close: async () => {
        this.stop.abort();
        live.close();
        await onClose?.();
      },
    };
  }

  isWhole(): boolean {
    return this.whole === this.runs.length;
  }

  async complete(at: number): Promise<Run> {
    const run = this.runs[at];
    if (run === undefined) throw noRun(String(at));
    if (this.isWhole()) return run;
    return this.live.read((database) => {
      const tables = new Tables(database);
      const links = (this.links ??= readLinks(tables));
      const own: GrowingRun = { ...run, params: new Map(), tags: new Map(), metrics: [] };
      for (const part of runParts(tables, this.depth)) for (const row of part.rows(tables, run.id)) part.add(own, row);
      finishRun(own, links);
      return own;
    }, this.signal);
  }

  /** Once in place, and once more of a copy where it changed or is damaged. Experiments are there when it ends. */
  async begin(): Promise<void> {
    let tables: Tables;
    try {
      tables = this.readFirst();
    } catch (error) {
      if (!this.live.inPlace) throw error;
      await this.live.renew(this.signal);
      tables = this.readFirst();
    }
    this.done = this.rest(tables).catch(async (error: unknown) => {
      this.signal.throwIfAborted();
      if (!this.live.inPlace) throw error;
      await this.live.renew(this.signal);
      await this.rest(this.readFirst());
    });
    this.done.catch(() => undefined);
  }

  private readFirst(): Tables {
    const tables = this.tables();
    this.clear();
    if (this.live.damage !== null)
      this.problems.push({ code: 'store-damaged', severity: 'error', details: { reason: this.live.damage } });
    this.store.revision = revisionOf(tables, this.problems);
    this.experiments.push(...readExperiments(tables));
    this.same();
    return tables;
  }

  private async heads(tables: Tables): Promise<void> {
    await this.breathe();
    for (const run of headRuns(tables)) {
      this.runs.push(run);
      this.byId.set(run.id, run);
      if (this.runs.length % HEADS === 0) await this.breathe();
    }
    this.same();
    this.listed = true;
  }

  private async rest(tables: Tables): Promise<void> {
    await this.heads(tables);
    await this.breathe();
    this.registeredModels.push(...readRegistered(tables));
    await this.breathe();
    this.loggedModels.push(...readLoggedModels(tables));
    const links = (this.links = readLinks(tables));
    for (const part of runParts(tables, this.depth)) {
      let count = 0;
      for (const row of part.rows(tables)) {
        const run = this.byId.get(row[0] as string);
        if (run !== undefined) part.add(run, row);
        if ((count += 1) % ROWS === 0) await this.breathe();
      }
    }
    for (const run of this.runs) finishRun(run, links);
    await this.breathe();
    this.problems.push(...tables.problems);
    if (this.live.inPlace && this.file !== null && statSync(this.file).size <= CHECKED) {
      // Damage in what no row was read of: a copy is looked through when it is made.
      const damage = await this.live.read(quickCheck, this.signal);
      if (damage !== null) throw new Changed();
    }
    this.whole = this.runs.length;
  }

  private async history(run: string, key: string): Promise<Metric[]> {
    if (!this.byId.has(run)) throw noRun(run);
    return this.live.read((database) => historyRows(new Tables(database), run, key), this.signal);
  }

  private tables(): Tables {
    const database = this.live.current();
    if (database === null) throw new Changed();
    return new Tables(database, this.live.inPlace);
  }

  private clear(): void {
    for (const list of [this.experiments, this.runs, this.loggedModels, this.registeredModels, this.problems])
      list.length = 0;
    this.byId.clear();
    this.links = null;
    this.listed = false;
  }

  private same(): void {
    if (this.live.current() === null) throw new Changed();
  }

  private async breathe(): Promise<void> {
    await setImmediate();
    this.signal.throwIfAborted();
    this.same();
  }
}

function revisionOf(tables: Tables, problems: Problem[]): string | null {
  if (!tables.has('runs') && !tables.has('registered_models'))
    problems.push({ code: 'store-no-tables', severity: 'error', details: {} });
  const [row] = tables.rows('alembic_version', ['version_num']);
  const revision = row === undefined ? null : text(row, 'version_num');
  if (revision !== null && !REVISIONS.has(revision))
    problems.push({ code: 'store-newer', severity: 'warning', details: { revision } });
  return revision;
}

function readExperiments(tables: Tables): Experiment[] {
  const tags = pairs(tables, 'experiment_tags', ['experiment_id']);
  const columns = [
    'experiment_id',
    'name',
    'lifecycle_stage',
    'artifact_location',
    'creation_time',
    'last_update_time',
  ];
  return [...tables.rows('experiments', columns)].map((row) => ({
    id: text(row, 'experiment_id') ?? '',
    name: text(row, 'name'),
    lifecycle: text(row, 'lifecycle_stage') === 'deleted' ? 'deleted' : 'active',
    artifactLocation: text(row, 'artifact_location'),
    created: int(row, 'creation_time'),
    updated: int(row, 'last_update_time'),
    tags: new Map(tags.of(text(row, 'experiment_id') ?? '')),
  }));
}
