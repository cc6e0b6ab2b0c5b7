import { NEWEST_RULES, type RuleSet } from '../serve/rules.ts';
import type { ColumnSpec, SignatureReading, Spec, TensorSpec } from '../types.ts';
import { columnFindings } from './columns.ts';
import type { Comparison, Finding, RenameProposal } from './comparison.ts';
import { directionOf } from './direction.ts';
import { finding, placeOf } from './findings.ts';
import { outputFindings } from './outputs.ts';
import { paramFindings } from './params.ts';
import { proposeRenames } from './renames.ts';
import { rowsOf, type Renames } from './rows.ts';
import { tensorFindings } from './tensors.ts';
import { unknownFindings } from './unknown.ts';
import { settle } from './witness/settle.ts';

export interface CompareOptions {
  /** What a person says was renamed from A to B; everything else is taken by its name. */
  readonly renames?: readonly Pick<RenameProposal, 'part' | 'from' | 'to'>[];
  /** The MLflow that serves both; the newest where it is not said. */
  readonly rules?: RuleSet;
}

/**
 * Can B replace A, and A replace B again? Judged for requests made for A: they send what A declares, as values of the
 * declared types, empty ones where MLflow takes them. What they might send besides, A ignores, and it is not judged.
 */
export function compareSignatures(
  a: SignatureReading | null,
  b: SignatureReading | null,
  options: CompareOptions = {},
): Comparison {
  const there = renamesOf(options.renames ?? [], ({ from, to }) => [from, to]);
  const back = renamesOf(options.renames ?? [], ({ from, to }) => [to, from]);
  const rules = options.rules ?? NEWEST_RULES;
  const forward = directionOf(settle(judge(a, b, there), a, b, rules));
  return {
    forward,
    rollback: directionOf(settle(judge(b, a, back), b, a, rules)),
    rows: rowsOf(a, b, forward.findings, there),
    renames: proposeRenames(a, b),
  };
}

function renamesOf(
  renames: readonly Pick<RenameProposal, 'part' | 'from' | 'to'>[],
  direction: (rename: Pick<RenameProposal, 'from' | 'to'>) => [string, string],
): Renames {
  const of = (part: RenameProposal['part']) => new Map(renames.filter((rename) => rename.part === part).map(direction));
  return { inputs: of('inputs'), outputs: of('outputs'), params: of('params') };
}

/** The findings of one direction. */
function judge(a: SignatureReading | null, b: SignatureReading | null, renames: Renames): Finding[] {
  if (a === null && b === null) return [finding('SG-03', placeOf('signature'), { part: 'none' })];
  const unknown = unknownFindings(a, b);
  if (unknown.some(({ place }) => place.path.length === 0)) return unknown;
  const found = [
    ...unknown,
    ...inputFindings(a?.inputs?.specs ?? null, b?.inputs?.specs ?? null, renames.inputs),
    ...outputFindings(a?.outputs?.specs ?? null, b?.outputs?.specs ?? null, renames.outputs),
    ...paramFindings(a?.params?.specs ?? null, b?.params?.specs ?? null, renames.params),
  ];
  return found.length > 0 ? found : [finding('SG-03', placeOf('signature'), { part: 'all' })];
}

function inputFindings(
  a: readonly Spec[] | null,
  b: readonly Spec[] | null,
  renames: ReadonlyMap<string, string>,
): Finding[] {
  if (a === null) return b === null ? [] : [finding('SG-01', placeOf('inputs'))];
  if (b === null) return [finding('SG-02', placeOf('inputs'))];
  if (isTensors(a) && isTensors(b)) return tensorFindings(a, b, renames);
  if (isColumns(a) && isColumns(b)) return columnFindings(a, b, renames);
  return [finding('TE-08', placeOf('inputs'), { a: kindOf(a), b: kindOf(b) })];
}

function isTensors(specs: readonly Spec[]): specs is readonly TensorSpec[] {
  return specs.every(({ kind }) => kind === 'tensor');
}

function isColumns(specs: readonly Spec[]): specs is readonly ColumnSpec[] {
  return specs.every(({ kind }) => kind === 'column');
}

function kindOf(specs: readonly Spec[]): string {
  return isTensors(specs) ? 'tensors' : 'columns';
}
