import { sampleTensor, sampleValue } from '../sample-request.ts';
import type { Spec } from '../types.ts';

/** JSON text of a value that fits an input, for a fix that adds it. */
export function sampleOf(spec: Spec): string {
  const value = spec.kind === 'tensor' ? sampleTensor(spec) : sampleValue(spec.type);
  return JSON.stringify(value) ?? 'null';
}
