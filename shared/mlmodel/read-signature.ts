import { parseSchema } from '../signature/parse-schema.ts';
import type { ParamSpec, PartReading, SignatureReading } from '../signature/types.ts';
import { toJson } from '../python/dumps.ts';
import type { Problem } from './problem.ts';
import { child, toValue, type YamlMap, type YamlNode } from './yaml-node.ts';

/** `parseParams`, or what stands in for it. */
export type ParseParams = (source: string) => PartReading<ParamSpec>;

/**
 * The signature of a model (mlflow/models/signature.py, `ModelSignature.from_dict`): three texts that hold JSON. null
 * where the model has none. `problems` get the line of their part.
 */
export function readSignature(root: YamlNode, parseParams: ParseParams): SignatureReading | null {
  const node = child(root, 'signature');
  if (node === undefined || (node.kind === 'scalar' && node.value === null)) return null;
  if (node.kind !== 'map') {
    const found = toJson(toValue(node)).slice(0, 80);
    const problem: Problem = { code: 'signature-not-a-map', severity: 'error', details: { found }, line: node.line };
    return { valid: false, problems: [problem], inputs: null, outputs: null, params: null };
  }
  const problems: Problem[] = [];
  const inputs = readPart(node, 'inputs', parseSchema, problems);
  const outputs = readPart(node, 'outputs', parseSchema, problems);
  const params = readPart(node, 'params', parseParams, problems);
  if (inputs === null && outputs === null && params === null && problems.length === 0) {
    problems.push({ code: 'signature-empty', severity: 'error', details: {}, line: node.line });
  }
  const valid = problems.length === 0 && [inputs, outputs, params].every((part) => part === null || part.valid);
  return { valid, problems, inputs, outputs, params };
}

function readPart<S>(
  signature: YamlMap,
  key: 'inputs' | 'outputs' | 'params',
  parse: (source: string) => PartReading<S>,
  problems: Problem[],
): PartReading<S> | null {
  const node = child(signature, key);
  const value = node === undefined ? null : toValue(node);
  // Python's falsy values count as absent.
  if (node === undefined || isFalsy(value)) return null;
  if (node.kind !== 'scalar' || typeof node.value !== 'string') {
    const details = { part: key, found: toJson(value).slice(0, 80) };
    problems.push({ code: 'signature-part-not-text', severity: 'error', details, line: node.line });
    return null;
  }
  const part = parse(node.value);
  return { ...part, line: node.line, problems: part.problems.map((problem) => ({ ...problem, line: node.line })) };
}

function isFalsy(value: ReturnType<typeof toValue>): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (value instanceof Map) return value.size === 0;
  return value === null || value === false || value === '' || value === 0n || value === 0;
}
