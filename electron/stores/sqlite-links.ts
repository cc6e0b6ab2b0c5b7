import type { DatasetInput, ModelOutput } from './store.ts';
import { Groups, int, pairs, text, type Row, type Tables } from './tables.ts';

/** What runs read and made, by run. */
export interface Links {
  readonly datasets: Groups<DatasetInput>;
  readonly inputs: Groups<string>;
  readonly outputs: Groups<ModelOutput>;
}

/** The table `inputs`, whose rows mean one of three things (mlflow/store/tracking/sqlalchemy_store.py). */
export function readLinks(tables: Tables): Links {
  const links: Links = { datasets: new Groups(), inputs: new Groups(), outputs: new Groups() };
  if (!tables.has('inputs')) return links;
  const datasets = readDatasets(tables);
  const tags = pairs(tables, 'input_tags', ['input_uuid'], { key: 'name', value: 'value' });
  const columns = ['source_type', 'source_id', 'destination_type', 'destination_id', 'input_uuid', 'step'];
  for (const row of tables.rows('inputs', columns)) {
    const from = text(row, 'source_id') ?? '';
    const to = text(row, 'destination_id') ?? '';
    const kind = `${text(row, 'source_type')} ${text(row, 'destination_type')}`;
    const dataset = datasets.get(from);
    if (kind === 'DATASET RUN' && dataset !== undefined)
      links.datasets.add(to, toDataset(dataset, tags.of(text(row, 'input_uuid') ?? '')));
    if (kind === 'RUN_INPUT MODEL_INPUT') links.inputs.add(from, to);
    if (kind === 'RUN_OUTPUT MODEL_OUTPUT') links.outputs.add(from, { model: to, step: int(row, 'step') ?? 0 });
  }
  return links;
}

function readDatasets(tables: Tables): Map<string, Row> {
  const columns = ['name', 'digest', 'dataset_source_type', 'dataset_source', 'dataset_schema', 'dataset_profile'];
  const rows = [...tables.rows('datasets', ['dataset_uuid', ...columns])];
  return new Map(rows.map((row) => [text(row, 'dataset_uuid') ?? '', row]));
}

function toDataset(row: Row, tags: readonly (readonly [string, string])[]): DatasetInput {
  return {
    name: text(row, 'name') ?? '',
    digest: text(row, 'digest') ?? '',
    sourceType: text(row, 'dataset_source_type'),
    source: text(row, 'dataset_source'),
    schema: text(row, 'dataset_schema'),
    profile: text(row, 'dataset_profile'),
    tags: new Map(tags),
  };
}
