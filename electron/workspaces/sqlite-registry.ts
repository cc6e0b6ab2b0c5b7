import { KnownError } from '../../shared/contract/errors.ts';
import { DIGEST_TAG, PORT_TAG } from '../../shared/export/provenance.ts';
import { nextVersion, PROMPT_TAG } from '../../shared/workspace/names.ts';
import { lostPlace, PROXIED } from '../stores/artifact-place.ts';
import { DELETED_STAGE, type RegisteredModel } from '../stores/store.ts';
import type { RegistryTables, Row } from './registry-tables.ts';
import type { FilesUser, Prospect } from './workspace.ts';

/** Questions to the registry of a database; each sees it as it is now. */
export class SqliteRegistry {
  readonly tables: RegistryTables;

  constructor(tables: RegistryTables) {
    this.tables = tables;
  }

  names(): string[] {
    return this.tables.select('registered_models', {}, 'name').map((row) => String(row['name']));
  }

  /** Prompts are not counted. */
  count(): number {
    const prompts = this.tables.select('registered_model_tags', { key: PROMPT_TAG, value: 'true' }, 'name');
    return this.names().length - prompts.length;
  }

  exists(name: string): boolean {
    return this.tables.select('registered_models', { name }, 'name').length > 0;
  }

  /** null where there is none of that name, and for a prompt. */
  model(name: string): RegisteredModel | null {
    const [row] = this.tables.select('registered_models', { name });
    const tags = new Map(this.tables.select('registered_model_tags', { name }).map(pairOf));
    if (row === undefined || tags.get(PROMPT_TAG) === 'true') return null;
    const versionTags = new Map<string, Map<string, string>>();
    for (const tag of this.tables.select('model_version_tags', { name })) {
      const of = versionTags.get(String(tag['version'])) ?? new Map<string, string>();
      versionTags.set(String(tag['version']), of.set(...pairOf(tag)));
    }
    return {
      name,
      workspace: textOf(row, 'workspace') ?? 'default',
      description: textOf(row, 'description'),
      created: numberOf(row, 'creation_time'),
      updated: numberOf(row, 'last_updated_time'),
      tags,
      aliases: new Map(this.aliases(name)),
      versions: this.tables
        .select('model_versions', { name })
        .filter((version) => version['current_stage'] !== DELETED_STAGE)
        .sort((a, b) => Number(a['version']) - Number(b['version']))
        .map((version) => ({
          version: String(version['version']),
          stage: textOf(version, 'current_stage') ?? 'None',
          status: textOf(version, 'status'),
          description: textOf(version, 'description'),
          source: textOf(version, 'source'),
          // Older databases have no such column.
          storage: textOf(version, 'storage_location') || null,
          run: textOf(version, 'run_id'),
          runLink: textOf(version, 'run_link'),
          user: textOf(version, 'user_id'),
          created: numberOf(version, 'creation_time'),
          updated: numberOf(version, 'last_updated_time'),
          tags: versionTags.get(String(version['version'])) ?? new Map<string, string>(),
        })),
    };
  }

  version(name: string, version: string): Row | null {
    const [row] = /^\d+$/.test(version) ? this.tables.select('model_versions', { name, version: BigInt(version) }) : [];
    return row === undefined || row['current_stage'] === DELETED_STAGE ? null : row;
  }

  /** What is said of where a version's files are; null where there is none. */
  location(name: string, version: string): string | null {
    const row = this.version(name, version);
    return row === null ? null : textOf(row, 'storage_location') || textOf(row, 'source');
  }

  aliases(name: string): [string, string][] {
    if (!this.tables.aliases) return [];
    return this.tables
      .select('registered_model_aliases', { name })
      .map((row) => [String(row['alias']), String(row['version'])]);
  }

  alias(name: string, alias: string): string | null {
    return this.aliases(name).find(([each]) => each === alias)?.[1] ?? null;
  }

  /** Errors: `name-prompt`, `store-no-aliases`. */
  prospect(name: string, alias: string | null): Prospect {
    if (alias !== null && !this.tables.aliases)
      throw new KnownError('store-no-aliases', 'Databases of that age know no aliases.', {
        revision: this.tables.revision ?? '-',
      });
    const tags = this.tables.select('registered_model_tags', { name }).map(pairOf);
    if (tags.some(([key, value]) => key === PROMPT_TAG && value === 'true'))
      throw new KnownError('name-prompt', `${name} is a prompt.`, { name });
    const taken = this.tables.select('model_versions', { name }, 'version').map((row) => Number(row['version']));
    return {
      next: String(nextVersion(taken)),
      fresh: !this.exists(name),
      aliasBefore: alias === null ? null : this.alias(name, alias),
    };
  }

  /** The live version with this value of a tag of ours. */
  tagged(name: string, key: string, value: string, fits: (version: string) => boolean = () => true): string | null {
    const found = this.tables
      .select('model_version_tags', { name, key, value }, 'version')
      .map((row) => String(row['version']))
      .find((version) => this.version(name, version) !== null && fits(version));
    return found ?? null;
  }

  /** The version of this content that MLflow finds where it looks. */
  sameAs(name: string, digest: string): string | null {
    return this.tagged(name, DIGEST_TAG, digest, (version) => lostPlace(this.location(name, version)) === null);
  }

  portOf(name: string, version: string): string | null {
    const tags = this.tables.select('model_version_tags', { name, version: BigInt(version), key: PORT_TAG });
    return tags[0] === undefined ? null : textOf(tags[0], 'value');
  }

  hasRun(run: string): boolean {
    return this.tables.has('runs') && this.tables.select('runs', { run_uuid: run }, 'run_uuid').length > 0;
  }

  /** Whether a server of MLflow hands out files of experiments or versions. */
  isServed(): boolean {
    const all = ['model_versions.storage_location', 'model_versions.source', 'experiments.artifact_location'];
    return all.some((each) => this.tables.begins(...(each.split('.') as [string, string]), `${PROXIED}:`));
  }

  /** A live version, of any of MLflow's workspaces, that says that its files are where this port put them; null where there is none. */
  userOf(port: string): FilesUser | null {
    const found = this.tables
      .selectAll('model_versions')
      .find(
        (row) =>
          row['current_stage'] !== DELETED_STAGE &&
          (textOf(row, 'source')?.includes(port) || textOf(row, 'storage_location')?.includes(port)),
      );
    return found === undefined ? null : { name: String(found['name']), version: String(found['version']) };
  }
}

function pairOf(row: Row): [string, string] {
  return [String(row['key']), textOf(row, 'value') ?? ''];
}

export function textOf(row: Row, column: string): string | null {
  const value = row[column];
  return typeof value === 'string' ? value : null;
}

function numberOf(row: Row, column: string): number | null {
  const value = row[column];
  return typeof value === 'bigint' || typeof value === 'number' ? Number(value) : null;
}
