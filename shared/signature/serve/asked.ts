import type { ParamSpec, PartReading, SignatureReading, Spec } from '../types.ts';
import type { RuleSet } from './rules.ts';

/** The parts of a signature that a request is checked against; null where the model has none. */
export interface Asked {
  readonly inputs: readonly Spec[] | null;
  readonly params: readonly ParamSpec[] | null;
  /** The newest where it is not said. */
  readonly rules?: RuleSet;
}

/** A signature's parts to check requests against; null where MLflow can't load it. */
export function askedOf(signature: Pick<SignatureReading, 'inputs' | 'params'>, rules: RuleSet): Asked | null {
  const { inputs, params } = signature;
  if (inputs?.valid === false || (params !== null && !loads(params))) return null;
  return { inputs: inputs?.specs ?? null, params: params?.specs ?? null, rules };
}

/** A datetime param with no default can't be written again, yet it loads. */
function loads(part: PartReading<ParamSpec>): boolean {
  return part.problems.every(({ code, severity }) => severity !== 'error' || code === 'param-date-without-default');
}
