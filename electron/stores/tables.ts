import type { Problem } from '../../shared/mlmodel/problem.ts';
import type { Database } from './sqlite.ts';

export type Row = Readonly<Record<string, unknown>>;

/** The tables of a database of any revision: what this one does not have reads as nothing, what is damaged as far as it goes. */
export class Tables {
  readonly problems: Problem[] = [];
  private readonly database: Database;
  private readonly names: ReadonlySet<string>;

  constructor(database: Database) {
    this.database = database;
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
    if (!this.names.has(table)) return;
    const there = new Set(
      (this.guard(table, () => this.database.prepare(`pragma table_info("${table}")`).all()) ?? []).map((row) =>
        String((row as Row)['name']),
      ),
    );
    const chosen = columns.map((name) => (there.has(name) ? `"${name}"` : `null as "${name}"`)).join(', ');
    const rows = this.guard(table, () => {
      const statement = this.database.prepare(`select ${chosen} from "${table}" ${where}`);
      statement.setReadBigInts(true);
      return statement.iterate(...values) as Iterator<Row>;
    });
    if (rows === null) return;
    for (;;) {
      const next = this.guard(table, () => rows.next());
      if (next === null || next.done) return;
      yield next.value;
    }
  }

  private guard<T>(table: string, act: () => T): T | null {
    try {
      return act();
    } catch (error) {
      const reason = (error as Error).message;
      this.problems.push({ code: 'store-table-damaged', severity: 'warning', details: { table, reason } });
      return null;
    }
  }
}

/** SQLite keeps any type in any column: a text as it is, a number as text, else null. */
export function text(row: Row, column: string): string | null {
  const value = row[column];
  return typeof value === 'string'
    ? value
    : typeof value === 'bigint' || typeof value === 'number'
      ? String(value)
      : null;
}

export function number(row: Row, column: string): number | null {
  const value = row[column];
  return typeof value === 'bigint' || typeof value === 'number' ? Number(value) : null;
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
