import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { KnownError } from '../../shared/contract/errors.ts';
import { PORT_TAG } from '../../shared/export/provenance.ts';
import { CAPABILITIES } from '../../shared/workspace/kinds.ts';
import { stampOf } from '../stores/private-copy.ts';
import { openDatabase, type Database } from '../stores/sqlite.ts';
import { isName, registeredLocation, resolved } from '../stores/artifact-location.ts';
import { foldersAround } from '../stores/artifact-place.ts';
import { readRegistered } from '../stores/sqlite-models.ts';
import { Tables } from '../stores/tables.ts';
import { DISK, type Disk } from '../transfer/disk.ts';
import { writing } from '../transfer/write-errors.ts';
import { checkEdit } from './check-edit.ts';
import { EditJournal } from './edit-journal.ts';
import { FolderStage } from './folder-stage.ts';
import { homeOf } from './home.ts';
import { isUsedBeside } from './other-stores.ts';
import { RegistryTables, WORKSPACE } from './registry-tables.ts';
import { sqliteCode, sqliteError } from './sqlite-errors.ts';
import { sqliteNames } from './sqlite-names.ts';
import { SqliteRegistry } from './sqlite-registry.ts';
import { registerRow, undoRow } from './sqlite-registry-write.ts';
import type { RowSet } from './row-changes.ts';
import { editRows, undoRows } from './sqlite-edit.ts';
import { sqlitePage } from './sqlite-page.ts';
import { placeOfVersion } from './version-place.ts';
import type { Staging, Workspace } from './workspace.ts';

/** How long MLflow itself waits for another writer, in milliseconds (mlflow/store/db/utils.py). */
const PATIENCE = 20_000;
/** SQLite waits so long without letting go of the thread. */
const SLICE = 200;
const BUSY = 5;

/**
 * A database of MLflow, read and written in place under SQLite's own locks, while MLflow runs on it. Each question and each
 * version is one transaction. Of a revision that is not known nothing is written.
 */
export async function sqliteWorkspace(file: string, disk: Disk = DISK): Promise<Workspace> {
  const home = homeOf(file);
  const read = <T>(act: (registry: SqliteRegistry, database: Database) => T) => transaction(file, false, act, disk);
  const write = <T>(act: (registry: SqliteRegistry) => T) =>
    transaction(
      file,
      true,
      (registry) => {
        const refusal = registry.tables.refusal();
        if (refusal !== null) throw new KnownError(refusal.code, refusal.code, refusal.details);
        return act(registry);
      },
      disk,
    );
  const follow = async (locations: readonly (string | null)[]) =>
    locations.some(isName)
      ? read((registry) => locations.map((each) => resolved(each, sqliteNames(registry))))
      : [...locations];
  const journal = new EditJournal<RowSet>(home, disk);
  const { readOnly, revision } = await read(({ tables }) => ({
    readOnly: tables.refusal(),
    revision: tables.revision,
  }));
  const isUsed = async (port: string) =>
    (await read((registry) => registry.userOf(port))) !== null || (await isUsedBeside(home, file, port));
  return {
    kind: 'sqlite',
    place: file,
    home,
    capabilities: CAPABILITIES.sqlite,
    readOnly,
    revision,
    others: () => read(({ tables }) => tables.others()),
    count: () => read((registry) => registry.count()),
    page: (query) => read((registry) => sqlitePage(registry, query)),
    async indexed() {
      const of = await read((registry) => registry.count());
      return { done: of, of };
    },
    stamp: () => stampOf(file).text,
    knownRuns: (runs) => read((registry) => new Set([...new Set(runs)].filter((run) => registry.hasRun(run)))),
    models: () =>
      read((_registry, database) =>
        readRegistered(new Tables(database)).filter(({ workspace }) => workspace === WORKSPACE),
      ),
    model: (name) => read((registry) => registry.model(name)),
    locate: (versions) => follow(versions.map(registeredLocation)),
    async files(name, version, known) {
      const told =
        known === undefined ? await read((registry) => registry.location(name, version)) : registeredLocation(known);
      const [location = null] = await follow([told]);
      return placeOfVersion(name, version, location, foldersAround(file, 'sqlite'));
    },
    isServed: () => read((registry) => registry.isServed()),
    plan: (name, alias) => read((registry) => registry.prospect(name, alias)),
    async begin(port): Promise<Staging> {
      const stage = new FolderStage(home, port, disk);
      return {
        ...stage.files(),
        commit: (registration, onFound) => write((registry) => registerRow(registry, registration, stage, onFound)),
        async abort() {
          if (!(await isUsed(port))) await stage.abort();
        },
      };
    },
    find: (port, name) => read((registry) => registry.tagged(name, PORT_TAG, port)),
    edit: (edit, at) =>
      writing(file, async () => {
        checkEdit(edit, 'sqlite', disk);
        journal.prune(at);
        return write((registry) => editRows(registry, edit, at, journal));
      }),
    undoEdit: (id) =>
      writing(file, async () => {
        const left = await write((registry) => undoRows(registry, id, journal));
        // It is taken back by now, whatever becomes of what told how.
        return { left, kept: !journal.forget(id) };
      }),
    async undo(input) {
      const done = await write((registry) => undoRow(registry, input));
      if (await isUsed(input.port)) return input.existing ? done : { ...done, left: [...done.left, 'bytes'] };
      await new FolderStage(home, input.port, disk).abort();
      return done;
    },
  };
}

async function transaction<T>(
  file: string,
  writes: boolean,
  act: (registry: SqliteRegistry, database: Database) => T,
  disk: Disk,
): Promise<T> {
  const until = performance.now() + PATIENCE;
  for (;;) {
    const database = await openDatabase(file, true);
    try {
      database.exec(`pragma busy_timeout = ${SLICE}; pragma foreign_keys = on;`);
      if (writes) disk.failpoint?.('begin', file);
      else database.exec('pragma query_only = on');
      database.exec(writes ? 'begin immediate' : 'begin');
      const result = act(new SqliteRegistry(new RegistryTables(database)), database);
      if (writes) disk.failpoint?.('commit', file);
      database.exec('commit');
      return result;
    } catch (error) {
      // By name: closing alone lasts until the last statement is collected.
      if (database.isTransaction) database.exec('rollback');
      // A commit that met a reader may be tried again as a whole.
      if (sqliteCode(error) !== BUSY || performance.now() > until) throw sqliteError(error, path.basename(file));
    } finally {
      database.close();
    }
    await setTimeout(SLICE / 4);
  }
}
