import { toInt64, type Int64 } from '../../shared/contract/int64.ts';
import type { Problem } from '../../shared/mlmodel/problem.ts';
import type { Database } from './sqlite.ts';

export type Row = Readonly<Record<string, unknown>>;

/** The tables of a database of any revision: what this one does not have reads as nothing, what is damaged as far as it goes. */
export class Tables {
  readonly problems: Problem[] = [];
  private readonly database: Database;
  private readonly names: ReadonlySet<string>;
  private readonly strict: boolean;
  private readonly statements = new Set<object>();

  /** `strict`: what cannot be read is thrown, not named. */
  constructor(database: Database, strict = false) {
    this.database = database;
    this.strict = strict;
    const tables = this.guard('sqlite_master', () =>
      database.prepare("select name from sqlite_master where type = 'table'").all(),
    );
    this.names = new Set((tables ?? []).map((row) => String((row as Row)['name'])));
  }

  has(table: string): boolean {
    return this.names.has(table);
  }

  /** Rows with these columns, null where the table has no such column; `where` is about columns that every revision has. */
  *rows(table: string, columns: readonly string[], where = '', values: readonly string[] = []): Generator<Row> {
    yield* this.select<Row>(table, columns, { where, values, tuples: false });
  }

  /** The same as lists of values, in the order of `columns`: half as dear, for tables of a million rows. */
  *tuples(
    table: string,
    columns: readonly string[],
    where = '',
    values: readonly string[] = [],
  ): Generator<readonly unknown[]> {
    yield* this.select<readonly unknown[]>(table, columns, { where, values, tuples: true });
  }

  private *select<T>(
    table: string,
    columns: readonly string[],
    { where, values, tuples }: { where: string; values: readonly string[]; tuples: boolean },
  ): Generator<T> {
    if (!this.names.has(table)) return;
    const there = new Set(
      (this.guard(table, () => this.database.prepare(`pragma table_info("${table}")`).all()) ?? []).map((row) =>
        String((row as Row)['name']),
      ),
    );
    const chosen = columns.map((name) => (there.has(name) ? `"${name}"` : `null as "${name}"`)).join(', ');
    const statement = this.guard(table, () => this.database.prepare(`select ${chosen} from "${table}" ${where}`));
    if (statement === null) return;
    statement.setReadBigInts(true);
    if (tuples) statement.setReturnArrays(true);
    // The rows do not hold on to their statement: collected in their midst, it takes the process with it.
    this.statements.add(statement);
    try {
      const rows = this.guard(table, () => statement.iterate(...values) as Iterator<T>);
      for (;;) {
        const next = rows === null ? null : this.guard(table, () => rows.next());
        if (next === null || next.done) return;
        yield next.value;
      }
    } finally {
      this.statements.delete(statement);
    }
  }

  private guard<T>(table: string, act: () => T): T | null {
    try {
      return act();
    } catch (error) {
      if (this.strict) throw error;
      const reason = (error as Error).message;
      this.problems.push({ code: 'store-table-damaged', severity: 'warning', details: { table, reason } });
      return null;
    }
  }
}

/** SQLite keeps any type in any column: a text as it is, a number as text, else null. */
export function text(row: Row, column: string): string | null {
  return toText(row[column]);
}

export function toText(value: unknown): string | null {
  return typeof value === 'string'
    ? value
    : typeof value === 'bigint' || typeof value === 'number'
      ? String(value)
      : null;
}

/** A number as a double. */
export function number(row: Row, column: string): number | null {
  return toDouble(row[column]);
}

/** A whole number, exactly. */
export function int(row: Row, column: string): Int64 | null {
  return toInt(row[column]);
}

export function toDouble(value: unknown): number | null {
  return typeof value === 'bigint' || typeof value === 'number' ? Number(value) : null;
}

export function toInt(value: unknown): Int64 | null {
  return typeof value === 'bigint' ? toInt64(value) : typeof value === 'number' ? value : null;
}

/** Rows gathered under what they belong to. */
export class Groups<T> {
  private readonly map = new Map<string, T[]>();

  add(key: string | null, item: T): void {
    if (key === null) return;
    const items = this.map.get(key);
    if (items === undefined) this.map.set(key, [item]);
    else items.push(item);
  }

  of(key: string): T[] {
    return this.map.get(key) ?? [];
  }
}

/** Tags or params: key and value of a row. */
export type Pair = readonly [string, string];

/** A whole table of keys and values, by the column(s) that say whose they are. */
export function pairs(
  tables: Tables,
  table: string,
  owner: readonly string[],
  names: { readonly key: string; readonly value: string } = { key: 'key', value: 'value' },
): Groups<Pair> {
  const groups = new Groups<Pair>();
  for (const row of tables.rows(table, [...owner, names.key, names.value]))
    groups.add(ownerOf(row, owner), [text(row, names.key) ?? '', text(row, names.value) ?? '']);
  return groups;
}

/** Several columns as one key; a missing workspace is the default one. */
export function ownerOf(row: Row, columns: readonly string[]): string {
  return columns.map((name) => text(row, name) ?? (name === 'workspace' ? 'default' : '')).join('\n');
}
