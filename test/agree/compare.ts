import type { PyDict, PyValue } from '../../shared/python/value.ts';
import { compareSignatures } from '../../shared/signature/compare/compare-signatures.ts';
import type { Verdict } from '../../shared/signature/compare/comparison.ts';
import { parseParams } from '../../shared/signature/parse-params.ts';
import { parseSchema } from '../../shared/signature/parse-schema.ts';
import type { SignatureReading } from '../../shared/signature/types.ts';
import { rulesOf, type Answer, type Row } from './rows.ts';

/**
 * Can B replace A, over JSON? MLflow's answer is what became of the row's requests; ours is the verdict. They agree when
 * - all requests came through unchanged, and our verdict is green, or shows a request that does not;
 * - some were refused, and our verdict is red; or some arrived changed, and it is not green.
 * A green verdict against that is a wrong green; a red or amber one without any request that shows it is unshown.
 */
export function compareRow(row: Row): Answer {
  const { forward } = compareSignatures(reading(row.get('a')), reading(row.get('b')), { rules: rulesOf(row) });
  const verdict = forward.channels.rest;
  const shown = forward.findings.some(
    ({ verdict: each, witness }) => each.rest === verdict && witness?.channel === 'rest',
  );
  const happened = outcome(row);
  const rules = forward.findings.map(({ rule, verdict: each }) => `${rule} ${each.rest}`).join(', ');
  const judged = judge(happened, verdict, shown);
  return { theirs: happened, ours: judged === null ? happened : `${judged}: ${verdict} (${rules})` };
}

function judge(happened: string, verdict: Verdict, shown: boolean): string | null {
  if (verdict === 'unknown') return 'unknown';
  if (happened === 'same') return verdict === 'compatible' || shown ? null : 'unshown';
  if (verdict === 'compatible') return 'wrong green';
  return happened === 'refused' && verdict !== 'breaks-callers' ? 'too mild' : null;
}

function outcome(row: Row): string {
  const all = (column: string) => (row.get(column) as PyValue[]).every((each) => each === true);
  return !all('accepted_by_b') ? 'refused' : all('same_values') ? 'same' : 'changed';
}

function reading(side: PyValue | undefined): SignatureReading | null {
  const { inputs, params } = Object.fromEntries(side as PyDict) as Record<string, string | null>;
  const parts = {
    inputs: inputs == null ? null : parseSchema(inputs),
    params: params == null ? null : parseParams(params),
  };
  if (parts.inputs === null && parts.params === null) return null;
  const valid = [parts.inputs, parts.params].every((part) => part === null || part.valid);
  return { valid, problems: [], outputs: null, ...parts };
}
