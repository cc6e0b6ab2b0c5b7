import { JsonError, parseJson } from '../python/json.ts';
import { toJson } from '../python/dumps.ts';
import type { PyDict, PyValue } from '../python/value.ts';
import { dtypeName } from './numpy-dtype.ts';
import { PartProblems } from './part-problems.ts';
import { COMPLEX_TYPES, parseType } from './parse-type.ts';
import type { ColumnSpec, PartReading, Spec, TensorSpec } from './types.ts';

/**
 * Reads the inputs or outputs of a signature as MLflow does (mlflow/types/schema.py, `Schema.from_json`). What MLflow
 * would refuse is read as far as it goes, with `valid: false` and a problem that names the place.
 */
export function parseSchema(source: string): PartReading<Spec> {
  const problems = new PartProblems();
  const specs: Spec[] = [];
  const items = parsePart(source, problems);
  if (items !== null) {
    items.forEach((item, index) => specs.push(parseSpec(item, index, problems)));
    checkWhole(specs, problems);
  }
  return { source, valid: problems.valid, problems: problems.found, specs };
}

/** The JSON list in a part; null (and a problem) where there is none. An empty object or text counts as an empty list. */
export function parsePart(source: string, problems: PartProblems): PyValue[] | null {
  let value: PyValue;
  try {
    value = parseJson(source);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    problems.error('signature-not-json', { reason: error.message, offset: error.offset });
    return null;
  }
  if (Array.isArray(value)) return value;
  if ((value instanceof Map && value.size === 0) || value === '') return [];
  problems.error('signature-not-a-list', { found: toJson(value).slice(0, 80) });
  return null;
}

function parseSpec(item: PyValue, index: number, problems: PartProblems): Spec {
  if (!(item instanceof Map) || !item.has('type')) {
    problems.error('signature-entry-without-type', { index: index + 1 });
    return {
      kind: 'column',
      name: null,
      type: { kind: 'unknown', source: toJson(item).slice(0, 200) },
      required: null,
    };
  }
  return item.get('type') === 'tensor' ? parseTensor(item, index, problems) : parseColumn(item, index, problems);
}

/** What people call an entry: its name, or its place in the list. */
function placeOf(item: PyDict, index: number): string {
  const name = item.get('name');
  return typeof name === 'string' ? name : `#${index + 1}`;
}

function parseColumn(item: PyDict, index: number, problems: PartProblems): ColumnSpec {
  const place = placeOf(item, index);
  const given = item.get('type') ?? null;
  const complex = (COMPLEX_TYPES as readonly PyValue[]).includes(given);
  if (!complex) refuseExtraKeys(item, place, problems);
  const legacy = item.get('optional');
  const required = item.get('required');
  return {
    kind: 'column',
    name: columnName(item.get('name') ?? null),
    type: parseType(item, place, problems),
    required: item.has('required') ? toRequired(required ?? null) : complex ? null : legacy !== true,
  };
}

/** A scalar column's keys are passed on as arguments, so any other key is a Python TypeError; `optional` is what 2.4-2.9 wrote. */
function refuseExtraKeys(item: PyDict, place: string, problems: PartProblems): void {
  for (const key of item.keys()) {
    if (key === 'type' || key === 'name' || key === 'required') continue;
    if (key === 'optional') problems.error('signature-optional-key', { place });
    else problems.error('signature-extra-key', { place, key: String(key) });
  }
}

function toRequired(value: PyValue): boolean | null {
  return value === null ? null : value !== false && value !== 0n && value !== '';
}

function columnName(name: PyValue): ColumnSpec['name'] {
  if (name === null || typeof name === 'string' || typeof name === 'bigint' || typeof name === 'number') return name;
  return toJson(name);
}

function parseTensor(item: PyDict, index: number, problems: PartProblems): TensorSpec {
  const place = placeOf(item, index);
  const name = item.get('name');
  const base = { kind: 'tensor', name: name === undefined || name === null ? null : String(columnName(name)) } as const;
  const spec = item.get('tensor-spec');
  if (!(spec instanceof Map) || !spec.has('dtype') || !spec.has('shape')) {
    problems.error('signature-tensor-without-spec', { place });
    return { ...base, dtype: '?', shape: [] };
  }
  const given = spec.get('dtype') ?? null;
  const dtype = given === null ? 'float64' : typeof given === 'string' ? dtypeName(given) : null;
  if (dtype === null)
    problems.error('signature-tensor-dtype', { place, dtype: typeof given === 'string' ? given : toJson(given) });
  const shape = spec.get('shape') ?? null;
  if (!Array.isArray(shape)) problems.error('signature-tensor-shape', { place, shape: toJson(shape) });
  else if (shape.some((size) => typeof size !== 'bigint' || size < -1n)) {
    problems.warning('signature-odd-shape', { place, shape: toJson(shape) });
  }
  return { ...base, dtype: dtype ?? String(given), shape: Array.isArray(shape) ? shape : [] };
}

/** The rules of `Schema.__init__`. */
function checkWhole(specs: readonly Spec[], problems: PartProblems): void {
  if (specs.length === 0) return problems.error('signature-empty-part');
  const unnamed = specs.filter((spec) => spec.name === null).length;
  const tensors = specs.filter((spec) => spec.kind === 'tensor').length;
  if (unnamed > 0 && unnamed < specs.length) problems.error('signature-some-unnamed', { unnamed, all: specs.length });
  if (tensors > 0 && tensors < specs.length)
    problems.error('signature-columns-and-tensors', { tensors, all: specs.length });
  else if (tensors > 1 && unnamed > 0) problems.error('signature-unnamed-tensors');
  if (unnamed === specs.length && specs.some((spec) => spec.kind === 'column' && spec.required === false)) {
    problems.error('signature-unnamed-optional');
  }
  noteRepeated(specs, problems);
}

/** MLflow accepts a repeated column name, and then only the last one counts. */
function noteRepeated(specs: readonly Spec[], problems: PartProblems): void {
  const seen = new Set<unknown>();
  for (const { name } of specs) {
    if (name !== null && seen.has(name)) problems.warning('signature-repeated-name', { name: String(name) });
    seen.add(name);
  }
}
