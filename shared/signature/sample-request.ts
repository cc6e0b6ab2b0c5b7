import type { PyValue } from '../python/value.ts';
import type { ColumnSpec, DataType, ParamSpec, SignatureReading, Spec, TensorSpec } from './types.ts';

/** The payload forms of MLflow's scoring server (mlflow/pyfunc/scoring_server/__init__.py, `invocations`). */
export type RequestForm = 'dataframe_split' | 'dataframe_records' | 'inputs' | 'instances' | 'csv';

/** A request body a model with this signature accepts; `contentType` goes with it. */
export interface SampleRequest {
  readonly form: RequestForm;
  readonly contentType: 'application/json' | 'text/csv';
  readonly body: string;
}

/** Sample requests in every form that the signature can take; [] without inputs, or when MLflow takes no JSON for it. */
export function sampleRequests(signature: SignatureReading): SampleRequest[] {
  const specs = signature.inputs?.specs ?? [];
  if (!signature.valid || specs.length === 0) return [];
  const params = sampleParams(signature.params?.specs ?? []);
  const json = (form: RequestForm, value: unknown): SampleRequest => {
    const body = layOut({ [form]: value, ...(params === null ? {} : { params }) });
    return { form, contentType: 'application/json', body };
  };
  if (specs.every(isTensor)) return tensorRequests(specs, json);
  return columnRequests(specs.filter(isColumn), params !== null, json);
}

function columnRequests(
  columns: readonly ColumnSpec[],
  hasParams: boolean,
  json: (form: RequestForm, value: unknown) => SampleRequest,
): SampleRequest[] {
  const filled = columns.map((column) => ({ ...column, value: sampleValue(column.type) }));
  if (filled.some(({ value, required, name }) => value === undefined && (required === true || name === null)))
    return [];
  const sent = filled.filter(({ value }) => value !== undefined);
  const values = sent.map(({ value }) => value);
  const names = sent.map(({ name }) => String(name));
  if (columns[0]?.name !== null && new Set(names).size < names.length) return [];
  const named = columns.every(({ name }) => name !== null);
  const split = named ? { columns: sent.map(({ name }) => plainName(name)), data: [values] } : { data: [values] };
  const requests = [json('dataframe_split', split)];
  // JSON's keys are texts: a column named by a number can only be sent by place.
  if (!columns.every(({ name }) => typeof name === 'string')) return requests;
  const record = Object.fromEntries(names.map((name, at) => [name, values[at]]));
  requests.push(json('dataframe_records', [record]), json('inputs', [record]));
  if (
    !hasParams &&
    columns.every(({ type }) => type.kind === 'scalar' && type.name !== 'binary' && type.name !== 'datetime')
  ) {
    const body = `${names.map(csvCell).join(',')}\n${values.map((value) => csvCell(String(value))).join(',')}\n`;
    requests.push({ form: 'csv', contentType: 'text/csv', body });
  }
  return requests;
}

/** Indented JSON with each plain list on one line. */
function layOut(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    /\[\s+([^[\]{}]*?)\s+\]/g,
    (_all, inner: string) => `[${inner.replace(/\n\s*/g, ' ')}]`,
  );
}

function isTensor(spec: Spec): spec is TensorSpec {
  return spec.kind === 'tensor';
}

function isColumn(spec: Spec): spec is ColumnSpec {
  return spec.kind === 'column';
}

function plainName(name: ColumnSpec['name']): string | number | null {
  return typeof name === 'bigint' ? Number(name) : name;
}

function tensorRequests(
  specs: readonly TensorSpec[],
  json: (form: RequestForm, value: unknown) => SampleRequest,
): SampleRequest[] {
  const arrays = specs.map((spec) => ({
    name: spec.name,
    value: sampleTensor(spec),
    batch: spec.shape[0] === -1n && spec.shape.length > 0,
  }));
  const [first] = arrays;
  if (first === undefined || arrays.some(({ value }) => value === undefined)) return [];
  if (first.name === null) return [json('inputs', first.value), json('instances', first.value)];
  const inputs = json('inputs', Object.fromEntries(arrays.map(({ name, value }) => [name, value])));
  if (!arrays.every(({ batch }) => batch)) return [inputs];
  // An instance is one row of each tensor.
  const instance = Object.fromEntries(arrays.map(({ name, value }) => [name, (value as unknown[])[0]]));
  return [inputs, json('instances', [instance])];
}

/** A column's value as JSON writes it; undefined where MLflow takes none over JSON. */
export function sampleValue(type: DataType): unknown {
  return type.kind === 'scalar' ? SCALARS[type.name] : nestedValue(type);
}

/**
 * A value inside a structure. There MLflow does not cast: JSON's whole numbers arrive as int64 and its decimals as float64,
 * so no integer (int32) and no datetime ever fits, and only 0 and 1 fit a float (mlflow/models/utils.py, `_enforce_type`).
 */
function nestedValue(type: DataType): unknown {
  switch (type.kind) {
    case 'scalar':
      if (type.name === 'integer' || type.name === 'datetime') return undefined;
      return type.name === 'float' ? 1 : SCALARS[type.name];
    case 'array': {
      // A float list is cast on the way in and then refused.
      const item = type.items.kind === 'scalar' && type.items.name === 'float' ? undefined : nestedValue(type.items);
      return item === undefined ? undefined : [item];
    }
    case 'map': {
      const item = nestedValue(type.values);
      return item === undefined ? undefined : { key: item };
    }
    case 'object':
      return objectValue(type);
    case 'sparkml_vector':
      return [0.5, 1.5];
    default:
      return 'text';
  }
}

function objectValue(type: DataType & { readonly kind: 'object' }): unknown {
  const entries: [string, unknown][] = [];
  for (const { name, type: inner, required } of type.properties) {
    const value = nestedValue(inner);
    if (value === undefined && required) return undefined;
    if (value !== undefined) entries.push([name, value]);
  }
  return Object.fromEntries(entries);
}

const SCALARS = {
  boolean: true,
  integer: 1,
  long: 1,
  float: 0.5,
  double: 0.5,
  string: 'text',
  binary: 'AAEC',
  datetime: '2024-01-31T12:00:00',
} as const;

/** An array of the tensor's shape, free dimensions one long (two would blow up images); undefined for complex numbers and the like. */
export function sampleTensor(spec: TensorSpec): unknown {
  const leaf = dtypeValue(spec.dtype);
  if (leaf === undefined) return undefined;
  const sizes = spec.shape.map((size) => (size === -1n ? 1 : Number(size)));
  if (sizes.some((size) => !Number.isInteger(size) || size < 1) || sizes.reduce((all, size) => all * size, 1) > 100_000)
    return undefined;
  return sizes.reduceRight<unknown>((inner, size) => Array.from({ length: size }, () => inner), leaf);
}

function dtypeValue(dtype: string): unknown {
  if (/^u?int/.test(dtype)) return 1;
  if (dtype.startsWith('float')) return 0.5;
  if (dtype === 'bool') return true;
  if (dtype === 'str' || dtype === 'object') return 'text';
  return undefined;
}

/** The defaults, so that the request shows every setting; null without params. */
function sampleParams(params: readonly ParamSpec[]): Record<string, unknown> | null {
  const given = params.filter((param) => param.default !== null);
  if (given.length === 0) return null;
  return Object.fromEntries(given.map((param) => [param.name, plain(param.default)]));
}

function plain(value: PyValue): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [String(key), plain(item)]));
  return typeof value === 'object' && value !== null && 'text' in value ? value.text.replace(' ', 'T') : value;
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
