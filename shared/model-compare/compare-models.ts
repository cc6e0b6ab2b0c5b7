import { compareSignatures, type CompareOptions } from '../signature/compare/compare-signatures.ts';
import type { Comparison, Direction, Finding } from '../signature/compare/comparison.ts';
import { directionOf } from '../signature/compare/direction.ts';
import { finding, placeOf } from '../signature/compare/findings.ts';
import { withFindings } from '../signature/compare/rows.ts';
import { RULE_SETS, ruleSetFor, type RuleSet } from '../signature/serve/rules.ts';
import { fieldText, isFromTypeHints } from '../mlmodel/summary.ts';
import { environmentFindings, environmentRows } from './environment-rows.ts';
import { exampleFindings } from './example-findings.ts';
import { fileRows } from './file-rows.ts';
import { flavorFindings, flavorRows } from './flavor-rows.ts';
import { metadataRows } from './metadata-rows.ts';
import type { ModelSide } from './model-side.ts';

export interface ModelComparison extends Comparison {
  /** The MLflow that this is the answer of. */
  readonly rules: RuleSet;
  /** What another MLflow makes of it; null where it judges every change alike. */
  readonly other: OtherAnswer | null;
}

export interface OtherAnswer {
  readonly rules: RuleSet;
  readonly forward: Answer;
  readonly rollback: Answer;
}
export type Answer = Pick<Direction, 'verdict' | 'channels'>;

/**
 * Can model B replace model A? The signatures' comparison with the rows and findings of flavors, environment, files and
 * metadata after its own; the verdict follows from all findings. Where `rules` are not said, they are those nearest to the
 * MLflow that wrote B, since it is B that will be served.
 */
export function compareModels(a: ModelSide, b: ModelSide, options: CompareOptions = {}): ModelComparison {
  const rules = options.rules ?? ruleSetFor(fieldText(b.document, 'mlflow_version'));
  const compared = compareUnder(rules, a, b, options);
  const others = RULE_SETS.filter((each) => each !== rules).map((each) => compareUnder(each, a, b, options));
  const differing = others.find((each) => judgements(each) !== judgements(compared));
  return { ...compared, rules, other: differing === undefined ? null : answerOf(differing) };
}

type Judged = Omit<ModelComparison, 'other'>;

function judgements({ forward, rollback }: Judged): string {
  const verdicts = ({ findings }: Direction) => findings.map(({ rule, place, verdict }) => [rule, place, verdict]);
  return JSON.stringify([verdicts(forward), verdicts(rollback)]);
}

function answerOf({ rules, forward, rollback }: Judged): OtherAnswer {
  const answer = ({ verdict, channels }: Direction): Answer => ({ verdict, channels });
  return { rules, forward: answer(forward), rollback: answer(rollback) };
}

function compareUnder(rules: RuleSet, a: ModelSide, b: ModelSide, options: CompareOptions): Judged {
  const signatures = compareSignatures(a.document.signature, b.document.signature, { ...options, rules });
  const forward = [...hinted(signatures.forward.findings, a, b), ...around(a, b)];
  const rollback = [...hinted(signatures.rollback.findings, b, a), ...around(b, a)];
  const rows = [
    ...signatures.rows,
    ...flavorRows(a.document, b.document),
    ...environmentRows(a, b),
    ...fileRows(a.files, b.files),
    ...metadataRows(a.document, b.document),
  ];
  return {
    rules,
    forward: directionOf(forward),
    rollback: directionOf(rollback),
    rows: withFindings(rows, forward),
    renames: signatures.renames,
  };
}

function around(a: ModelSide, b: ModelSide): Finding[] {
  return [...flavorFindings(a.document, b.document), ...environmentFindings(a, b), ...exampleFindings(b)];
}

/**
 * A signature made from type hints is not what checks requests (mlflow/pyfunc/utils/data_validation.py), and two hints
 * may give one signature: where either side has such, no verdict is given.
 */
function hinted(findings: readonly Finding[], a: ModelSide, b: ModelSide): readonly Finding[] {
  const hints = isFromTypeHints(a.document) || isFromTypeHints(b.document);
  return hints ? [...findings, finding('SG-05', placeOf('signature'))] : findings;
}
