import { KnownError } from '../../shared/contract/errors.ts';
import { encode } from '../../shared/contract/wire.ts';
import type { RegistryTables, Row } from './registry-tables.ts';

/** What tells the rows of a table apart, within MLflow's default workspace; those that others refer to come first. */
const KEYS = {
  registered_models: ['name'],
  model_versions: ['name', 'version'],
  model_version_tags: ['name', 'version', 'key'],
  registered_model_tags: ['name', 'key'],
  registered_model_aliases: ['name', 'alias'],
} as const;
export type RegistryTable = keyof typeof KEYS;
export const REGISTRY_TABLES = Object.keys(KEYS) as RegistryTable[];

/** Some rows of the registry, by table. */
export type RowSet = Readonly<Partial<Record<RegistryTable, readonly Row[]>>>;
/** Which rows an edit may change. */
export type Scope = Readonly<Partial<Record<RegistryTable, Row>>>;

export function rowsIn(tables: RegistryTables, scope: Scope): RowSet {
  return Object.fromEntries(
    REGISTRY_TABLES.flatMap((table) => {
      const where = scope[table];
      return where === undefined || !tables.has(table) ? [] : [[table, tables.select(table, where)]];
    }),
  );
}

export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(encode(a)) === JSON.stringify(encode(b));
}

/** When something was changed: written again with every change, so it stands in nobody's way. */
const TIMES = new Set(['last_updated_time']);

/**
 * Makes the rows what they were before an edit, where they still are what it made of them. An alias that points elsewhere by now
 * stays there; returns those. Errors: `edit-changed`, `edit-taken`.
 */
export function putBack(tables: RegistryTables, before: RowSet, after: RowSet, now: RowSet): string[] {
  const left: string[] = [];
  const inserts: (() => void)[] = [];
  const removals: (() => void)[] = [];
  for (const table of REGISTRY_TABLES) {
    const was = byKey(table, before[table] ?? []);
    const made = byKey(table, after[table] ?? []);
    const is = byKey(table, now[table] ?? []);
    for (const [key, row] of was) {
      const [turned, there] = [made.get(key), is.get(key)];
      if (turned === undefined) {
        if (there === undefined) inserts.push(() => tables.insert(table, row));
        else if (table === 'registered_model_aliases') left.push(String(row['alias']));
        else throw new KnownError('edit-taken', `${table} has such a row again.`, { name: String(row['name']) });
      } else if (!isSame(row, turned)) removals.push(() => restore(tables, table, { row, made: turned, there }));
    }
    for (const [key, row] of made) {
      if (was.has(key)) continue;
      if (!isSame(is.get(key), row)) throw changed(row);
      removals.unshift(() => tables.remove(table, keyOf(table, row)));
    }
  }
  for (const act of [...removals, ...inserts]) act();
  return left;
}

/** The columns that the edit changed, and no others. */
function restore(
  tables: RegistryTables,
  table: RegistryTable,
  { row, made, there }: { row: Row; made: Row; there: Row | undefined },
): void {
  if (there === undefined) throw changed(row);
  const set: Record<string, Row[string]> = {};
  for (const [column, value] of Object.entries(row)) {
    if (isSame(value, made[column])) continue;
    if (isSame(there[column], made[column])) set[column] = value;
    else if (!TIMES.has(column)) throw changed(row);
  }
  if (Object.keys(set).length > 0) tables.update(table, set, keyOf(table, row));
}

function changed(row: Row): KnownError {
  return new KnownError('edit-changed', 'Somebody changed it since.', { name: String(row['name']) });
}

function byKey(table: RegistryTable, rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [JSON.stringify(encode(Object.values(keyOf(table, row)))), row]));
}

function keyOf(table: RegistryTable, row: Row): Row {
  return Object.fromEntries(KEYS[table].map((column) => [column, row[column] ?? null]));
}
