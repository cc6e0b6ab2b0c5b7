import { PROMPT_TAG } from '../../shared/workspace/names.ts';
import type { RegisteredRow } from '../../shared/contract/store-schemas.ts';
import type { ModelPage, ModelQuery } from '../../shared/contract/workspace-schemas.ts';
import { registeredRow } from '../stores/store-answers.ts';
import type { Database } from '../stores/sqlite.ts';
import { DELETED_STAGE } from '../stores/store.ts';
import { wordsOf } from './model-page.ts';
import type { RegistryTables, Row } from './registry-tables.ts';

/**
 * One page of a database's registered models: the database itself searches, sorts and counts, so ten thousand models are no
 * more work than the hundred that are shown.
 */
export function sqlitePage({ tables }: { readonly tables: RegistryTables }, query: ModelQuery): ModelPage {
  const { database } = tables;
  database.function('folded', { deterministic: true }, (text: unknown) =>
    typeof text === 'string' ? text.toLowerCase() : '',
  );
  const words = wordsOf(query.search);
  const { where, values } = conditions(tables, words);
  const total = Number(
    (all(database, `select count(*) as n from registered_models m where ${where}`, values)[0] as Row)['n'],
  );
  const rows = all(
    database,
    `select * from registered_models m where ${where} order by ${orderOf(tables, query)} limit ? offset ?`,
    [...values, query.limit, query.cursor],
  );
  const next = query.cursor + query.limit;
  return {
    rows: completed(tables, rows),
    next: next < total ? next : null,
    total,
    index: { done: total, of: total },
  };
}

/** The default workspace alone, where there are several; no prompts; every word in one of the texts. */
function conditions(tables: RegistryTables, words: readonly string[]): { where: string; values: string[] } {
  const same = (table: string) =>
    (tables.parted ? `${table}.workspace = m.workspace and ` : '') + `${table}.name = m.name`;
  const own = tables.parted ? `m.workspace = 'default'` : '1';
  const prompt = `exists (select 1 from registered_model_tags t where ${same('t')} and t.key = '${PROMPT_TAG}' and t.value = 'true')`;
  const among = [
    'instr(folded(m.name), ?) > 0',
    'instr(folded(m.description), ?) > 0',
    `exists (select 1 from registered_model_tags t where ${same('t')} and instr(folded(t.key || '=' || t.value), ?) > 0)`,
    ...(tables.aliases
      ? [`exists (select 1 from registered_model_aliases a where ${same('a')} and instr(folded(a.alias), ?) > 0)`]
      : []),
  ];
  return {
    where: [own, `not ${prompt}`, ...words.map(() => `(${among.join(' or ')})`)].join(' and '),
    values: words.flatMap((word) => among.map(() => word)),
  };
}

function orderOf(tables: RegistryTables, { sort, descending }: ModelQuery): string {
  const way = descending ? 'desc' : 'asc';
  if (sort === 'updated') return `coalesce(m.last_updated_time, 0) ${way}, m.name collate nocase, m.name`;
  if (sort === 'name') return `m.name collate nocase ${way}, m.name ${way}`;
  const same = (tables.parted ? 'v.workspace = m.workspace and ' : '') + 'v.name = m.name';
  const count = `(select count(*) from model_versions v where ${same} and v.current_stage <> '${DELETED_STAGE}')`;
  return `${count} ${way}, m.name collate nocase, m.name`;
}

/** What belongs to the models of one page, in a few questions for all of them. */
function completed(tables: RegistryTables, rows: readonly Row[]): RegisteredRow[] {
  const names = rows.map((row) => String(row['name']));
  const own = tables.parted ? `workspace = 'default' and ` : '';
  const within = (columns: string, table: string, more = '') =>
    all(
      tables.database,
      `select ${columns} from ${table} where ${own}name in (${names.map(() => '?').join(', ')}) ${more}`,
      names,
    );
  const versions = new Map(
    within(
      'name, count(*) as n, max(version) as latest',
      'model_versions',
      `and coalesce(current_stage, '') <> '${DELETED_STAGE}' group by name`,
    ).map((row) => [row['name'], row]),
  );
  const tags = grouped(within('name, key, value', 'registered_model_tags', 'order by key'));
  const aliases = grouped(
    tables.aliases ? within('name, alias as key, version as value', 'registered_model_aliases') : [],
  );
  return rows.map((row) => {
    const name = String(row['name']);
    const counted = versions.get(name);
    const [created, updated] = [row['creation_time'], row['last_updated_time']].map((time) =>
      time === null || time === undefined ? null : Number(time),
    );
    return {
      ...registeredRow({
        name,
        workspace: String(row['workspace'] ?? 'default'),
        description: typeof row['description'] === 'string' ? row['description'] : null,
        created: created ?? null,
        updated: updated ?? null,
        tags: tags.get(name) ?? new Map<string, string>(),
        aliases: aliases.get(name) ?? new Map<string, string>(),
        versions: [],
      }),
      versions: Number(counted?.['n'] ?? 0),
      latest: counted === undefined ? null : String(counted['latest']),
    };
  });
}

function grouped(rows: readonly Row[]): Map<string, Map<string, string>> {
  const groups = new Map<string, Map<string, string>>();
  for (const row of rows) {
    const name = String(row['name']);
    const own = groups.get(name) ?? new Map<string, string>();
    groups.set(name, own.set(String(row['key']), String(row['value'] ?? '')));
  }
  return groups;
}

function all(database: Database, query: string, values: readonly (string | number)[]): Row[] {
  const statement = database.prepare(query);
  statement.setReadBigInts(true);
  return statement.all(...values) as Row[];
}
