import { parseParams } from '../../shared/signature/parse-params.ts';
import { parseSchema } from '../../shared/signature/parse-schema.ts';
import type { SignatureReading } from '../../shared/signature/types.ts';
import type { Short } from '../shared/signature/compare/pairs.ts';
import type { Side } from './fuzz/pairs.ts';

/** A short signature as MLflow is asked with it: no outputs, which it never checks. */
export const sideOf = (short: Short | null): Side => ({
  inputs: short?.inputs === undefined ? null : JSON.stringify(short.inputs),
  params: short?.params === undefined ? null : JSON.stringify(short.params),
});

export function readingOf({ inputs, params }: Side): SignatureReading | null {
  const parts = {
    inputs: inputs === null ? null : parseSchema(inputs),
    params: params === null ? null : parseParams(params),
  };
  if (inputs === null && params === null) return null;
  const valid = Object.values(parts).every((part) => part === null || part.valid);
  return { valid, problems: [], outputs: null, ...parts };
}
