import type { NamedModel, StoreNames } from '../stores/artifact-location.ts';
import { modelStatus } from '../stores/store.ts';
import type { Row } from './registry-tables.ts';
import { textOf, type SqliteRegistry } from './sqlite-registry.ts';

/** The runs, logged models and versions of a database, each looked up where it is asked for. */
export function sqliteNames(registry: SqliteRegistry): StoreNames {
  const { tables } = registry;
  const logged = (where: Row) =>
    tables.has('logged_models') ? tables.select('logged_models', where).map(modelOf) : [];
  return {
    run(id) {
      const [row] = tables.has('runs') ? tables.select('runs', { run_uuid: id }) : [];
      if (row === undefined) return null;
      return {
        artifactUri: textOf(row, 'artifact_uri'),
        lifecycle: textOf(row, 'lifecycle_stage') === 'deleted' ? 'deleted' : 'active',
      };
    },
    logged: (id) => logged({ model_id: id })[0] ?? null,
    loggedBy: (run, name) => logged({ source_run_id: run, name }),
    version: (name, version) => registry.location(name, version),
  };
}

function modelOf(row: Row): NamedModel {
  const { status, creation_timestamp_ms: created } = row;
  return {
    id: textOf(row, 'model_id') ?? '',
    name: textOf(row, 'name'),
    run: textOf(row, 'source_run_id'),
    status: modelStatus(status === null || status === undefined ? null : String(status)),
    lifecycle: textOf(row, 'lifecycle_stage') === 'deleted' ? 'deleted' : 'active',
    artifactLocation: textOf(row, 'artifact_location'),
    created: created === null || created === undefined ? null : Number(created),
  };
}
