import type { YAMLError } from 'yaml';
import type { Refusal } from './pyyaml-checks.ts';

/** Where and why the reading of a YAML text stops. */
export type Stop = Refusal;

/** Our words for the parser's error codes; the rest are `yaml-syntax` with the parser's own message. */
const CODES: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'yaml-tab',
  MULTIPLE_DOCS: 'yaml-two-documents',
  RESOURCE_EXHAUSTION: 'yaml-too-deep',
  BLOCK_AS_IMPLICIT_KEY: 'yaml-nested-colon',
  BAD_INDENT: 'yaml-indent',
  MISSING_CHAR: 'yaml-missing-character',
};

/** The earliest of the parser's errors and PyYAML's extra refusals; null when there is none. */
export function stopOf(errors: readonly YAMLError[], refusals: readonly (Refusal | null)[]): Stop | null {
  // At the same place, what PyYAML says is the cause of what the parser says.
  const stops: Stop[] = refusals.filter((refusal) => refusal !== null);
  for (const error of errors) {
    const details = { reason: error.message, limit: 200 };
    stops.push({ offset: error.pos[0], code: CODES[error.code] ?? 'yaml-syntax', details });
  }
  return stops.reduce<Stop | null>(
    (first, stop) => (first === null || stop.offset < first.offset ? stop : first),
    null,
  );
}
