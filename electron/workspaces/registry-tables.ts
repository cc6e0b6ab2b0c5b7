import type { Refusal } from '../../shared/workspace/names.ts';
import { REVISIONS } from '../stores/revisions.ts';
import type { Database } from '../stores/sqlite.ts';

/*
 * The registry's tables in MLflow's databases (mlflow/store/model_registry/dbmodels/models.py). They grew with its revisions:
 * `run_link` in 2020, aliases in 2.3, `storage_location` in 2.8, `workspace` in 3.10.
 */

type Value = string | number | bigint | null;
export type Row = Readonly<Record<string, Value>>;

interface Shape {
  readonly needed: readonly string[];
  readonly known: readonly string[];
}

const SHAPES: Readonly<Record<string, Shape>> = {
  registered_models: {
    needed: ['name', 'creation_time', 'last_updated_time', 'description'],
    known: ['workspace'],
  },
  model_versions: {
    needed: [
      'name',
      'version',
      'creation_time',
      'last_updated_time',
      'description',
      'user_id',
      'current_stage',
      'source',
      'run_id',
      'status',
      'status_message',
    ],
    known: ['workspace', 'run_link', 'storage_location'],
  },
  model_version_tags: { needed: ['name', 'version', 'key', 'value'], known: ['workspace'] },
  registered_model_tags: { needed: ['name', 'key', 'value'], known: ['workspace'] },
};
const ALIASES = 'registered_model_aliases';

/** The workspace that MLflow uses where none is named (mlflow/utils/workspace_utils.py). */
export const WORKSPACE = 'default';

/** One open connection to a database of MLflow, and what its tables are like. */
export class RegistryTables {
  readonly database: Database;
  readonly revision: string | null;
  private readonly columns = new Map<string, ReadonlySet<string>>();

  constructor(database: Database) {
    this.database = database;
    for (const table of [...Object.keys(SHAPES), ALIASES, 'alembic_version', 'runs', 'logged_models', 'experiments'])
      this.columns.set(table, new Set(this.infoOf(table).map(({ name }) => name)));
    this.revision = this.has('alembic_version')
      ? text(this.first('select version_num as v from alembic_version'))
      : null;
  }

  has(table: string): boolean {
    return (this.columns.get(table)?.size ?? 0) > 0;
  }

  /** Why this database is not written to; null where it is one that is known. */
  refusal(): Refusal {
    const { revision } = this;
    if (revision === null) return { code: 'store-no-revision', details: {} };
    if (!REVISIONS.has(revision)) return { code: 'store-unknown-revision', details: { revision } };
    for (const [table, { needed, known }] of Object.entries(SHAPES)) {
      const there = this.columns.get(table) ?? new Set();
      const missing = needed.find((column) => !there.has(column));
      if (missing !== undefined)
        return { code: 'store-no-registry', details: { revision, column: `${table}.${missing}` } };
      const strange = this.infoOf(table).find(
        ({ name, notnull, dflt_value: otherwise }) =>
          !needed.includes(name) && !known.includes(name) && notnull !== 0 && otherwise === null,
      );
      if (strange !== undefined)
        return { code: 'store-unknown-column', details: { revision, column: `${table}.${strange.name}` } };
    }
    return null;
  }

  /** Several workspaces of MLflow share the tables (since 3.10); ours is the default one. */
  get parted(): boolean {
    return this.columns.get('registered_models')?.has('workspace') ?? false;
  }

  /** How many workspaces besides the default one have models or prompts in these tables. */
  others(): number {
    if (!this.parted) return 0;
    const query = 'select count(distinct workspace) as v from registered_models where workspace <> ?';
    return Number((this.database.prepare(query).get(WORKSPACE) as Row)['v']);
  }

  get aliases(): boolean {
    return this.has(ALIASES);
  }

  /** Adds a row; columns that this revision does not have are left out. */
  insert(table: string, row: Row): void {
    const given = this.own(table, row);
    const names = Object.keys(given);
    const places = names.map(() => '?').join(', ');
    this.database
      .prepare(`insert into "${table}" (${names.map((name) => `"${name}"`).join(', ')}) values (${places})`)
      .run(...Object.values(given));
  }

  /** Changes the rows of a model (and version); returns how many. */
  update(table: string, set: Row, where: Row): number {
    const given = Object.fromEntries(
      Object.entries(set).filter(([name]) => this.columns.get(table)?.has(name) ?? false),
    ) as Row;
    const found = this.own(table, where);
    const words = (row: Row, between: string) =>
      Object.keys(row)
        .map((name) => `"${name}" = ?`)
        .join(between);
    const statement = this.database.prepare(
      `update "${table}" set ${words(given, ', ')} where ${words(found, ' and ')}`,
    );
    return Number(statement.run(...Object.values(given), ...Object.values(found)).changes);
  }

  remove(table: string, where: Row): void {
    const found = this.own(table, where);
    const words = Object.keys(found)
      .map((name) => `"${name}" = ?`)
      .join(' and ');
    this.database.prepare(`delete from "${table}" where ${words}`).run(...Object.values(found));
  }

  /** Rows of a table in MLflow's default workspace. */
  select(table: string, where: Row, columns = '*'): Row[] {
    const found = this.own(table, where);
    const words = Object.keys(found)
      .map((name) => `"${name}" = ?`)
      .join(' and ');
    const statement = this.database.prepare(`select ${columns} from "${table}" where ${words || '1'}`);
    statement.setReadBigInts(true);
    return statement.all(...Object.values(found)) as Row[];
  }

  /** Rows of a table in all of MLflow's workspaces. */
  selectAll(table: string): Row[] {
    return this.database.prepare(`select * from "${table}"`).all() as Row[];
  }

  /** Whether a column begins so in any row of the default workspace. */
  begins(table: string, column: string, text: string): boolean {
    if (this.columns.get(table)?.has(column) !== true) return false;
    const where = this.columns.get(table)?.has('workspace') === true ? `workspace = '${WORKSPACE}' and ` : '';
    const query = `select 1 as v from "${table}" where ${where}substr("${column}", 1, ${text.length}) = ? limit 1`;
    return this.database.prepare(query).get(text) !== undefined;
  }

  private first(query: string): Row | undefined {
    return this.database.prepare(query).get() as Row | undefined;
  }

  /** A row as this revision can have it, in the default workspace where there are several. */
  private own(table: string, row: Row): Row {
    const there = this.columns.get(table) ?? new Set();
    const all: Row = there.has('workspace') ? { workspace: WORKSPACE, ...row } : row;
    return Object.fromEntries(Object.entries(all).filter(([name]) => there.has(name))) as Row;
  }

  private infoOf(table: string): { name: string; notnull: number; dflt_value: string | null }[] {
    return this.database.prepare(`pragma table_info("${table}")`).all() as never;
  }
}

function text(row: Row | undefined): string | null {
  const value = row?.['v'];
  return typeof value === 'string' ? value : null;
}
