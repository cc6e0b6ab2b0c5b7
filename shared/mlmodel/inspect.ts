import { canonicalParam, canonicalSpec } from '../signature/canonical.ts';
import type { SignatureReading, Spec } from '../signature/types.ts';
import { isDate, toJson } from '../python/dumps.ts';
import type { PyValue } from '../python/value.ts';
import { KNOWN_FIELDS } from './fields.ts';
import type { ModelDocument } from './model-document.ts';
import type { Problem } from './problem.ts';
import { toValue } from './yaml-node.ts';

/** Plain columns of `Model.to_dict`: null where the file has none. */
const COLUMNS = [
  'mlflow_version',
  'run_id',
  'model_uuid',
  'model_id',
  'artifact_path',
  'utc_time_created',
  'model_size_bytes',
  'metadata',
  'resources',
  'auth_policy',
  'prompts',
  'env_vars',
  'saved_input_example_info',
] as const;

/** What `model-porter inspect --json` prints of one model: one line of JSON, values as MLflow's `Model` holds them. */
export function inspectJson(document: ModelDocument, path: string, more: readonly Problem[] = []): string {
  return toJson(inspectObject(document, path, more));
}

export function inspectObject(document: ModelDocument, path: string, more: readonly Problem[] = []): PyValue {
  const values = new Map<string, PyValue>(document.fields.map((field) => [field.key, toValue(field.node)]));
  const signature = signatureValue(document.signature);
  const flavors = values.get('flavors') ?? null;
  const own = document.fields.filter((field) => !Object.hasOwn(KNOWN_FIELDS, field.key));
  return new Map<PyValue, PyValue>([
    ['path', path],
    ['ok', document.loadable],
    ['error', errorText(document)],
    ['state', document.state],
    ['flavors', flavors ?? (document.loadable ? new Map() : null)],
    ...COLUMNS.map((column): [PyValue, PyValue] => [column, values.get(column) ?? null]),
    ...['loader_module', 'python_version'].map((key): [PyValue, PyValue] => [key, fromPyfunc(flavors, key)]),
    ...['is_signature_from_type_hint', 'type_hint_from_example'].map((key): [PyValue, PyValue] => [
      key,
      values.get(key) ?? (signature === null ? null : false),
    ]),
    ['signature', signature],
    ['input_names', names(document.signature?.inputs?.specs)],
    ['output_names', names(document.signature?.outputs?.specs)],
    ['required_input_names', names(document.signature?.inputs?.specs, true)],
    ['unknown_keys', new Map(own.map((field) => [field.key, toValue(field.node)]))],
    ['problems', [...document.problems, ...more].map(problemValue)],
  ]);
}

/** The code of the first thing that makes MLflow refuse the model. */
function errorText(document: ModelDocument): string | null {
  if (document.loadable) return null;
  return document.problems.find((problem) => problem.severity === 'error')?.code ?? 'not-loadable';
}

function signatureValue(signature: SignatureReading | null): PyValue {
  if (signature === null) return null;
  return new Map<PyValue, PyValue>([
    ['inputs', signature.inputs?.specs.map(canonicalSpec) ?? null],
    ['outputs', signature.outputs?.specs.map(canonicalSpec) ?? null],
    ['params', signature.params?.specs.map(canonicalParam) ?? null],
  ]);
}

function fromPyfunc(flavors: PyValue, key: string): PyValue {
  const pyfunc = flavors instanceof Map ? flavors.get('python_function') : undefined;
  const value = pyfunc instanceof Map ? (pyfunc.get(key) ?? null) : null;
  return value !== null && isDate(value) ? value.text : value;
}

/** `Schema.input_names`: the name, or the place of an unnamed one. */
function names(specs: readonly Spec[] | undefined, required = false): PyValue {
  if (specs === undefined) return null;
  return specs.flatMap((spec, index): PyValue[] =>
    required && spec.kind === 'column' && spec.required !== true ? [] : [spec.name || BigInt(index)],
  );
}

function problemValue(problem: Problem): PyValue {
  const line: [PyValue, PyValue][] = problem.line === undefined ? [] : [['line', BigInt(problem.line)]];
  const details = Object.entries(problem.details).map(([key, value]): [PyValue, PyValue] => [
    key,
    typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : value,
  ]);
  return new Map<PyValue, PyValue>([
    ['code', problem.code],
    ['severity', problem.severity],
    ...line,
    ['details', new Map(details)],
  ]);
}
