import { KnownError } from '../../shared/contract/errors.ts';
import type { Edit } from '../../shared/workspace/edits.ts';
import type { EditJournal } from './edit-journal.ts';
import { isSame, putBack, REGISTRY_TABLES, rowsIn, type RowSet, type Scope } from './row-changes.ts';
import type { SqliteRegistry } from './sqlite-registry.ts';
import { pointAlias, REDACTED } from './sqlite-registry-write.ts';
import type { Edited } from './workspace.ts';

/**
 * Edits a registry inside the caller's transaction, as MLflow does (mlflow/store/model_registry/sqlalchemy_store.py). What it takes
 * to undo it is on the disk before the transaction ends. Errors: `store-no-model`, `version-none`, `store-no-aliases`.
 */
export function editRows(registry: SqliteRegistry, edit: Edit, at: number, journal: EditJournal<RowSet>): Edited {
  check(registry, edit);
  const { tables } = registry;
  const scope = scopeOf(edit);
  const before = ofEdit(rowsIn(tables, scope), edit);
  act(registry, edit, BigInt(at));
  const after = ofEdit(rowsIn(tables, scope), edit);
  if (isSame(before, after)) return { id: null, aliasBefore: null };
  const id = journal.newId(at);
  journal.write({ id, at: new Date(at).toISOString(), edit, before, after, done: true });
  const was = edit.kind === 'set-alias' ? before.registered_model_aliases?.[0]?.['version'] : undefined;
  return { id, aliasBefore: was === undefined || was === null ? null : String(was) };
}

/** The aliases that stay elsewhere. Errors: `edit-unknown`, `edit-changed`, `edit-taken`. */
export function undoRows(registry: SqliteRegistry, id: string, journal: EditJournal<RowSet>): string[] {
  const { tables } = registry;
  const { edit, before, after } = journal.read(id);
  return putBack(tables, before, after, rowsIn(tables, scopeOf(edit)));
}

function check(registry: SqliteRegistry, edit: Edit): void {
  const { model: name } = edit;
  if (registry.model(name) === null) throw new KnownError('store-no-model', `There is no model ${name}.`, { name });
  const alias = edit.kind === 'set-alias' || edit.kind === 'remove-alias';
  if (alias && !registry.tables.aliases)
    throw new KnownError('store-no-aliases', 'Databases of that age know no aliases.', {
      revision: registry.tables.revision ?? '-',
    });
  const version = 'version' in edit ? edit.version : null;
  if (version !== null && registry.version(name, version) === null)
    throw new KnownError('version-none', `There is no version ${version} of ${name}.`, { name, version });
}

/** Which rows an edit may change. Of a version that goes all aliases: one that pointed to it may point elsewhere later. */
function scopeOf(edit: Edit): Scope {
  const { model: name } = edit;
  const version = 'version' in edit && edit.version !== null ? { version: BigInt(edit.version) } : null;
  const of = { name, ...version };
  switch (edit.kind) {
    case 'set-alias':
    case 'remove-alias':
      return { registered_model_aliases: { name, alias: edit.alias } };
    case 'set-tag':
    case 'remove-tag':
      return { [version === null ? 'registered_model_tags' : 'model_version_tags']: { ...of, key: edit.key } };
    case 'describe':
      return { [version === null ? 'registered_models' : 'model_versions']: of };
    case 'delete-version':
      return { registered_models: { name }, model_versions: of, registered_model_aliases: { name } };
    case 'delete-model':
      return Object.fromEntries(REGISTRY_TABLES.map((table) => [table, { name }]));
  }
}

/** Of the aliases those of the version: the others are none of the edit's business. */
function ofEdit(rows: RowSet, edit: Edit): RowSet {
  if (edit.kind !== 'delete-version') return rows;
  const aliases = (rows.registered_model_aliases ?? []).filter((row) => String(row['version']) === edit.version);
  return { ...rows, registered_model_aliases: aliases };
}

function act(registry: SqliteRegistry, edit: Edit, at: bigint): void {
  const { tables } = registry;
  const { model: name } = edit;
  const version = 'version' in edit && edit.version !== null ? { version: BigInt(edit.version) } : null;
  const of = { name, ...version };
  switch (edit.kind) {
    case 'set-alias':
      return pointAlias(registry, name, edit.alias, edit.version);
    case 'remove-alias':
      return tables.remove('registered_model_aliases', { name, alias: edit.alias });
    case 'set-tag': {
      const table = version === null ? 'registered_model_tags' : 'model_version_tags';
      const where = { ...of, key: edit.key };
      if (tables.update(table, { value: edit.value }, where) === 0)
        tables.insert(table, { ...where, value: edit.value });
      return;
    }
    case 'remove-tag':
      return tables.remove(version === null ? 'registered_model_tags' : 'model_version_tags', { ...of, key: edit.key });
    case 'describe':
      tables.update(
        version === null ? 'registered_models' : 'model_versions',
        { description: edit.text, last_updated_time: at },
        of,
      );
      return;
    case 'delete-version':
      tables.update('registered_models', { last_updated_time: at }, { name });
      tables.update('model_versions', { ...REDACTED, last_updated_time: at }, of);
      if (tables.aliases) tables.remove('registered_model_aliases', of);
      return;
    case 'delete-model':
      for (const table of [...REGISTRY_TABLES].reverse()) if (tables.has(table)) tables.remove(table, { name });
  }
}
