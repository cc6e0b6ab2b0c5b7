import { readAzureArmId, readAzureShort, readAzureUri, type AzureUri } from './azure-uri.ts';
import { pathOfFileUrl } from './file-url.ts';

/** What a person pasted as the source of a port. Texts are as they stand in it: MLflow decodes nothing either. */
export type SourceUri =
  /** A folder, zip or file of this machine. */
  | { readonly kind: 'place'; readonly place: string }
  /** `models:/name/3`, `models:/name@alias`, `models:/name/Stage`; all three null: the latest. */
  | {
      readonly kind: 'version';
      readonly name: string;
      readonly version: string | null;
      readonly alias: string | null;
      readonly stage: string | null;
    }
  /** `models:/m-<id>`: a logged model of MLflow 3. */
  | { readonly kind: 'logged-model'; readonly id: string }
  /** `runs:/<run>/<path>`; `path` is '' where none stands there. */
  | { readonly kind: 'run'; readonly run: string; readonly path: string }
  | AzureUri
  /** Databricks' file system. */
  | { readonly kind: 'dbfs'; readonly path: string }
  /** What an MLflow server keeps and hands out. */
  | { readonly kind: 'artifact-server'; readonly uri: string }
  /** A bucket of a cloud, or a web address. */
  | { readonly kind: 'cloud' | 'web'; readonly scheme: string; readonly uri: string }
  /** Its scheme is known, the rest is not well formed; or nobody knows its scheme. */
  | { readonly kind: 'malformed' | 'unknown'; readonly scheme: string; readonly uri: string };

export type SourceUriKind = SourceUri['kind'];

/** here: can be opened as it is. workspace: once it is said which one. later: its kind of workspace is to come. download: fetch it first. */
export type SourceUriUse = 'here' | 'workspace' | 'later' | 'download' | 'no';

const USES: Readonly<Record<SourceUriKind, SourceUriUse>> = {
  place: 'here',
  version: 'workspace',
  'logged-model': 'workspace',
  run: 'workspace',
  'azure-model': 'later',
  'azure-job': 'later',
  'azure-datastore': 'later',
  'azure-artifact': 'later',
  dbfs: 'download',
  'artifact-server': 'later',
  cloud: 'download',
  web: 'download',
  malformed: 'no',
  unknown: 'no',
};
const CLOUDS = new Set([
  's3',
  's3a',
  's3n',
  'gs',
  'gcs',
  'wasb',
  'wasbs',
  'abfs',
  'abfss',
  'adl',
  'hdfs',
  'viewfs',
  'oss',
  'r2',
  'b2',
]);

/** What can be done with it today. */
export function usageOf({ kind }: SourceUri): SourceUriUse {
  return USES[kind];
}

/** Reads what was pasted; blanks and quotes around it do not count. `''` is a place without a name. */
export function readSourceUri(pasted: string): SourceUri {
  const uri = pasted.trim().replace(/^(["'])(.*)\1$/s, '$2');
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(uri)?.[1]?.toLowerCase();
  const bad = { kind: 'malformed', scheme: scheme ?? '', uri } as const;
  if (scheme === undefined) return readAzureArmId(uri) ?? readAzureShort(uri) ?? { kind: 'place', place: uri };
  switch (scheme) {
    case 'file': {
      const place = pathOfFileUrl(uri);
      return place === null ? bad : { kind: 'place', place };
    }
    case 'models':
      return readModels(uri) ?? bad;
    case 'runs':
      return readRuns(uri) ?? bad;
    case 'azureml':
      return readAzureUri(uri) ?? bad;
    case 'dbfs': {
      const path = /^dbfs:(?:\/\/[^/]*)?(\/.+)$/i.exec(uri)?.[1];
      return path === undefined ? bad : { kind: 'dbfs', path };
    }
    case 'mlflow-artifacts':
      return { kind: 'artifact-server', uri };
    case 'http':
    case 'https':
    case 'ftp':
    case 'sftp':
      return { kind: 'web', scheme, uri };
    default:
      return { kind: CLOUDS.has(scheme) ? 'cloud' : 'unknown', scheme, uri };
  }
}

/** The path of a URI with or without a server (`models://profile@databricks/name/3`), before its query, as urllib cuts it. */
function pathOf(uri: string): string | null {
  return /^[a-z]+:(?:\/\/[^/?]*)?(\/[^?]*)/i.exec(uri)?.[1] ?? null;
}

/** mlflow/store/artifact/utils/models.py `_parse_model_uri`. */
function readModels(uri: string): SourceUri | null {
  const parts = pathOf(uri)?.replace(/^\/+/, '').split('/') ?? [];
  const [first = '', suffix] = parts;
  if (parts.length > 2 || first.trim() === '') return null;
  const none = { version: null, alias: null, stage: null };
  if (suffix !== undefined) {
    if (suffix.trim() === '') return null;
    if (/^\p{Nd}+$/u.test(suffix)) return { kind: 'version', name: first, ...none, version: suffix };
    if (suffix.toLowerCase() === 'latest') return { kind: 'version', name: first, ...none };
    return { kind: 'version', name: first, ...none, stage: suffix };
  }
  const at = first.lastIndexOf('@');
  if (at < 0) return { kind: 'logged-model', id: first };
  const alias = first.slice(at + 1);
  return alias.trim() === '' ? null : { kind: 'version', name: first.slice(0, at), ...none, alias };
}

/** mlflow/store/artifact/runs_artifact_repo.py `parse_runs_uri`. */
function readRuns(uri: string): SourceUri | null {
  const [run = '', ...rest] = pathOf(uri.replace(/#.*$/s, ''))?.slice(1).split('/') ?? [];
  return run === '' ? null : { kind: 'run', run, path: rest.join('/') };
}

/** The text that reads as the same again. */
export function sourceUriText(uri: SourceUri): string {
  switch (uri.kind) {
    case 'place':
      return uri.place;
    case 'version': {
      const { name, version, alias, stage } = uri;
      return alias === null ? `models:/${name}/${version ?? stage ?? 'latest'}` : `models:/${name}@${alias}`;
    }
    case 'logged-model':
      return `models:/${uri.id}`;
    case 'run':
      return `runs:/${uri.run}${uri.path === '' ? '' : `/${uri.path}`}`;
    case 'dbfs':
      return `dbfs:${uri.path}`;
    default:
      return uri.uri;
  }
}
