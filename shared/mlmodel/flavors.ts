import { FLAVORS, type FlavorRow } from './flavor-table.ts';
import type { Flavor, Reference } from './model-document.ts';
import { child, spelled, textOf, type YamlEntry, type YamlMap, type YamlNode } from './yaml-node.ts';

/** The flavors of a model, in file order; [] where `flavors` is missing or not a map. Unknown ones are kept as they stand. */
export function readFlavors(root: YamlNode): Flavor[] {
  const flavors = child(root, 'flavors');
  return flavors?.kind === 'map' ? flavors.entries.map(readFlavor) : [];
}

function readFlavor({ key, value }: YamlEntry): Flavor {
  const name = key.source;
  const row = Object.hasOwn(FLAVORS, name) ? FLAVORS[name] : undefined;
  const config = value.kind === 'map' ? value : null;
  return {
    name,
    line: key.line,
    known: row !== undefined,
    family: row?.family ?? 'unknown',
    monogram: row?.monogram ?? '?',
    removedIn: row?.removedIn ?? null,
    abilities: row === undefined ? [] : abilities(name, config),
    library: row?.library == null ? null : { name: row.library, version: libraryVersion(row, config) },
    references: config === null ? [] : references(row, config),
    config,
  };
}

function abilities(name: string, config: YamlMap | null): string[] {
  if (name === 'crate' || name === 'r_function') return ['load-in-r'];
  if (name !== 'python_function') return ['native-load'];
  const stream = child(config ?? undefined, 'streamable');
  const streams = stream?.kind === 'scalar' && stream.value === true;
  return ['predict', 'serve', 'spark-udf', ...(streams ? ['stream'] : [])];
}

function libraryVersion(row: FlavorRow, config: YamlMap | null): string | null {
  return row.versionKey === null || config === null ? null : spelled(child(config, row.versionKey));
}

/** MLflow writes down where this file lay, and looks for its last name in the model's folder (mlflow/pyfunc/model.py, mlflow/langchain/model.py). */
const CODE_PATH = 'model_code_path';

/** What was logged on Windows has its separators. */
function lastName(path: string): string {
  return path.split(/[/\\]/).at(-1) || path;
}

/** Every path the flavor's map names: its own keys, and those that all flavors share (code, env, artifacts, extra_files). */
function references(row: FlavorRow | undefined, config: YamlMap): Reference[] {
  const found: Reference[] = [];
  const add = (key: string, role: Reference['role'], node: YamlNode | undefined) => {
    const written = textOf(node);
    const path = key === CODE_PATH && written !== null ? lastName(written) : written;
    if (node !== undefined && path !== null && path !== '') found.push({ key, role, path, line: node.line });
  };
  for (const [key, role] of Object.entries(row?.paths ?? {})) add(key, role, child(config, key));
  add('code', 'code', child(config, 'code'));
  const env = child(config, 'env');
  // A text before MLflow 2.0, a map since.
  if (env?.kind === 'map') for (const { key, value } of env.entries) add(`env.${key.source}`, 'environment', value);
  else add('env', 'environment', env);
  const artifacts = child(config, 'artifacts');
  if (artifacts?.kind === 'map') {
    for (const { key, value } of artifacts.entries) add(`artifacts.${key.source}`, 'artifact', child(value, 'path'));
  }
  const extra = child(config, 'extra_files');
  if (extra?.kind === 'list')
    extra.items.forEach((item, at) => add(`extra_files[${at}]`, 'extra', child(item, 'path')));
  return found;
}
