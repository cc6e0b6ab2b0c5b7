import { PROMPT_TAG } from '../../shared/workspace/names.ts';
import { DELETED_STAGE, modelStatus } from './store.ts';
import type { LoggedModel, Metric, ModelVersion, RegisteredModel } from './store.ts';
import { Groups, int, number, ownerOf, pairs, text, type Row, type Tables } from './tables.ts';

const LOGGED = [
  'model_id experiment_id name artifact_location creation_timestamp_ms last_updated_timestamp_ms status lifecycle_stage',
  'model_type source_run_id',
].flatMap((line) => line.split(' '));
const MODEL_METRIC = [
  'model_id metric_name metric_timestamp_ms metric_step metric_value dataset_name dataset_digest',
].flatMap((line) => line.split(' '));
const VERSION = [
  'workspace name version creation_time last_updated_time description user_id current_stage source run_id run_link status',
  'storage_location',
].flatMap((line) => line.split(' '));
const REGISTERED = ['workspace', 'name', 'creation_time', 'last_updated_time', 'description'];
const MODEL = ['workspace', 'name'];

export function readLoggedModels(tables: Tables): LoggedModel[] {
  const tags = pairs(tables, 'logged_model_tags', ['model_id'], { key: 'tag_key', value: 'tag_value' });
  const params = pairs(tables, 'logged_model_params', ['model_id'], { key: 'param_key', value: 'param_value' });
  const metrics = new Groups<Metric>();
  for (const row of tables.rows('logged_model_metrics', MODEL_METRIC))
    metrics.add(text(row, 'model_id'), toMetric(row));
  return [...tables.rows('logged_models', LOGGED)].map((row) => {
    const id = text(row, 'model_id') ?? '';
    return {
      id,
      experiment: text(row, 'experiment_id') ?? '',
      name: text(row, 'name'),
      status: modelStatus(text(row, 'status')),
      lifecycle: text(row, 'lifecycle_stage') === 'deleted' ? 'deleted' : 'active',
      type: text(row, 'model_type'),
      run: text(row, 'source_run_id'),
      artifactLocation: text(row, 'artifact_location'),
      created: int(row, 'creation_timestamp_ms'),
      updated: int(row, 'last_updated_timestamp_ms'),
      params: new Map(params.of(id)),
      tags: new Map(tags.of(id)),
      metrics: metrics.of(id),
    };
  });
}

function toMetric(row: Row): Metric {
  const name = text(row, 'dataset_name');
  const digest = text(row, 'dataset_digest');
  return {
    key: text(row, 'metric_name') ?? '',
    // SQLite keeps NaN as null.
    value: number(row, 'metric_value') ?? NaN,
    step: int(row, 'metric_step') ?? 0,
    timestamp: int(row, 'metric_timestamp_ms') ?? 0,
    dataset: name === null || digest === null ? null : { name, digest },
  };
}

export function readRegistered(tables: Tables): RegisteredModel[] {
  const tags = pairs(tables, 'registered_model_tags', MODEL);
  const aliases = pairs(tables, 'registered_model_aliases', MODEL, { key: 'alias', value: 'version' });
  const versions = readVersions(tables);
  return [...tables.rows('registered_models', REGISTERED)].flatMap((row) => {
    const owner = ownerOf(row, MODEL);
    const own = new Map(tags.of(owner));
    if (own.get(PROMPT_TAG) === 'true') return [];
    return {
      name: text(row, 'name') ?? '',
      workspace: text(row, 'workspace') ?? 'default',
      description: text(row, 'description'),
      created: int(row, 'creation_time'),
      updated: int(row, 'last_updated_time'),
      tags: own,
      aliases: new Map(aliases.of(owner)),
      versions: versions.of(owner).sort((a, b) => Number(a.version) - Number(b.version)),
    };
  });
}

function readVersions(tables: Tables): Groups<ModelVersion> {
  const tags = pairs(tables, 'model_version_tags', [...MODEL, 'version']);
  const versions = new Groups<ModelVersion>();
  for (const row of tables.rows('model_versions', VERSION)) {
    if (text(row, 'current_stage') === DELETED_STAGE) continue;
    versions.add(ownerOf(row, MODEL), {
      version: text(row, 'version') ?? '',
      stage: text(row, 'current_stage') ?? 'None',
      status: text(row, 'status'),
      description: text(row, 'description'),
      source: text(row, 'source'),
      storage: text(row, 'storage_location') || null,
      run: text(row, 'run_id'),
      runLink: text(row, 'run_link'),
      user: text(row, 'user_id'),
      created: int(row, 'creation_time'),
      updated: int(row, 'last_updated_time'),
      tags: new Map(tags.of(ownerOf(row, [...MODEL, 'version']))),
    });
  }
  return versions;
}
