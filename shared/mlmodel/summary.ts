import type { DataType, SignatureReading, Spec } from '../signature/types.ts';
import type { ModelDocument } from './model-document.ts';
import { child, spelled, type YamlNode } from './yaml-node.ts';

/** A side of the signature in facts that a sentence can be made of. */
export type SideSummary =
  | { readonly kind: 'none' }
  | { readonly kind: 'columns'; readonly count: number; readonly required: number }
  | { readonly kind: 'tensors'; readonly count: number; readonly shape: string };

export function summarizeSide(signature: SignatureReading | null, side: 'inputs' | 'outputs'): SideSummary {
  const specs = signature?.[side]?.specs ?? [];
  const [first] = specs;
  if (first === undefined) return { kind: 'none' };
  if (first.kind === 'tensor')
    return { kind: 'tensors', count: specs.length, shape: `${first.dtype} [${first.shape.map(String).join(', ')}]` };
  return { kind: 'columns', count: specs.length, required: specs.filter(isRequired).length };
}

function isRequired(spec: Spec): boolean {
  return spec.kind === 'tensor' || spec.required === true;
}

/** The top-level value of a key, as it is spelled; null without one. */
export function fieldText(document: ModelDocument, key: string): string | null {
  return spelled(fieldNode(document, key));
}

export function fieldNode(document: ModelDocument, key: string): YamlNode | undefined {
  return document.fields.find((field) => field.key === key)?.node;
}

/** Whether MLflow checks requests against Python type hints, by running the model's code, and not against the signature. */
export function isFromTypeHints(document: ModelDocument): boolean {
  const node = fieldNode(document, 'is_signature_from_type_hint');
  return node?.kind === 'scalar' && node.value === true;
}

/** The Python version that python_function names. */
export function pythonVersion(document: ModelDocument): string | null {
  const config = document.flavors.find((flavor) => flavor.name === 'python_function')?.config;
  return spelled(child(config ?? undefined, 'python_version'));
}

/** Whether any type inside is one that this program does not know. */
export function hasUnknown(type: DataType): boolean {
  if (type.kind === 'array') return hasUnknown(type.items);
  if (type.kind === 'map') return hasUnknown(type.values);
  if (type.kind === 'object') return type.properties.some((property) => hasUnknown(property.type));
  return type.kind === 'unknown';
}
