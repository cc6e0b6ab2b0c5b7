import { pathToFileURL } from 'node:url';
import { KnownError } from '../../shared/contract/errors.ts';
import { PORT_TAG } from '../../shared/export/provenance.ts';
import { DELETED_STAGE } from '../stores/store.ts';
import { checkExpected } from './expected.ts';
import type { FolderStage } from './folder-stage.ts';
import { leftOf, movedBack, nothingOfIts, settledAliases } from './outcome.ts';
import { textOf, type SqliteRegistry } from './sqlite-registry.ts';
import type { Committed, OnFound, Registration, TakenBack, UndoInput } from './workspace.ts';

/**
 * Makes a version, inside the caller's transaction, as MLflow does (mlflow/store/model_registry/sqlalchemy_store.py
 * `create_model_version`, `set_registered_model_alias`). `stage` holds its files.
 */
export function registerRow(
  registry: SqliteRegistry,
  registration: Registration,
  stage: FolderStage,
  onFound?: OnFound,
): Committed {
  const { model: name, alias, also = [], port, digest } = registration;
  const prospect = registry.prospect(name, alias);
  const own = registry.tagged(name, PORT_TAG, port);
  const free = also.map((each) => registry.alias(name, each));
  if (own === null) checkExpected(registration.expected, prospect, free);
  const same = own ?? registry.sameAs(name, digest);
  const version = same ?? prospect.next;
  if (same === null) insertVersion(registry, registration, version, prospect.fresh, stage);
  const existing = same !== null && own === null;
  if (existing) onFound?.({ version, aliasBefore: prospect.aliasBefore });
  if (alias !== null && prospect.aliasBefore !== version) pointAlias(registry, name, alias, version);
  for (const each of also) if (registry.alias(name, each) === null) pointAlias(registry, name, each, version);
  return {
    version,
    made: same === null && prospect.fresh,
    existing,
    aliasBefore: prospect.aliasBefore,
    ...settledAliases(also, version, (each) => registry.alias(name, each)),
  };
}

function insertVersion(
  registry: SqliteRegistry,
  registration: Registration,
  version: string,
  fresh: boolean,
  stage: FolderStage,
): void {
  stage.checkPublished();
  const { tables } = registry;
  const { model: name, description, run, runLink = null, tags } = registration;
  const at = BigInt(registration.at());
  if (fresh) tables.insert('registered_models', { name, creation_time: at, last_updated_time: at, description: null });
  else tables.update('registered_models', { last_updated_time: laterOf(registry, name, at) }, { name });
  const source = pathToFileURL(stage.location).href;
  tables.insert('model_versions', {
    name,
    version: BigInt(version),
    creation_time: at,
    last_updated_time: at,
    description,
    user_id: null,
    current_stage: 'None',
    source,
    storage_location: source,
    // A run of another store would be a link that leads nowhere.
    run_id: run !== null && registry.hasRun(run) ? run : null,
    run_link: runLink,
    status: 'READY',
    status_message: null,
  });
  for (const [key, value] of Object.entries(tags))
    tables.insert('model_version_tags', { name, version: BigInt(version), key, value });
}

/** The clock of another machine may be ahead. */
function laterOf({ tables }: SqliteRegistry, name: string, at: bigint): bigint {
  const before = tables.select('registered_models', { name })[0]?.['last_updated_time'];
  return typeof before === 'bigint' && before > at ? before : at;
}

export function pointAlias(
  { tables }: Pick<SqliteRegistry, 'tables'>,
  name: string,
  alias: string,
  version: string,
): void {
  const set = { version: BigInt(version) };
  const where = { name, alias };
  if (tables.update('registered_model_aliases', set, where) === 0)
    tables.insert('registered_model_aliases', { ...where, ...set });
}

/** Takes a version back, inside the caller's transaction, as MLflow deletes one (`delete_model_version`). */
export function undoRow(registry: SqliteRegistry, input: UndoInput): TakenBack {
  const { model: name, version, alias, also = [], existing, port } = input;
  const { tables } = registry;
  const row = registry.version(name, version);
  const ours = existing || registry.portOf(name, version) === port;
  if (!ours) return nothingOfIts(registry.userOf(port));
  if (row !== null && !existing) {
    const own = new Set<string | null>([alias, ...also]);
    const others = registry.aliases(name).flatMap(([each, at]) => (at === version && !own.has(each) ? each : []));
    if (others.length > 0)
      throw new KnownError('undo-alias', `${others.join(', ')} points to it.`, { alias: others.join(', '), version });
    if ((textOf(row, 'current_stage') ?? 'None') !== 'None')
      throw new KnownError('undo-stage', 'It was given a stage since.', { version });
  }
  const aliases = movedBack(input, {
    at: (each) => registry.alias(name, each),
    isLive: (each) => registry.version(name, each) !== null,
  });
  for (const { alias: each, version: back } of aliases)
    if (back === null) tables.remove('registered_model_aliases', { name, alias: each });
    else pointAlias(registry, name, each, back);
  if (existing) return { left: [], aliases };
  if (row !== null) {
    const at = BigInt(input.at);
    tables.update('registered_models', { last_updated_time: at }, { name });
    tables.update('model_versions', { ...REDACTED, last_updated_time: at }, { name, version: BigInt(version) });
  }
  return { left: leftOf(registry.model(name)?.versions.length !== 0), aliases };
}

/** What MLflow leaves of a version that it deleted. */
export const REDACTED = {
  current_stage: DELETED_STAGE,
  description: null,
  user_id: null,
  source: 'REDACTED-SOURCE-PATH',
  run_id: 'REDACTED-RUN-ID',
  run_link: 'REDACTED-RUN-LINK',
  status_message: null,
} as const;
