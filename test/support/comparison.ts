import type { ComparisonSummary } from '../../shared/contract/comparison-summary.ts';
import type { Comparison, Direction, Finding, Row, Verdict } from '../../shared/signature/compare/comparison.ts';
import type { Input, Output } from '../../shared/contract/contract.ts';

const at = (part: Row['place']['part'], ...path: string[]) => ({ part, path });
const long = (name: string, required: boolean | null = true) => ({ name, value: 'long', required });

/** Edad is new and compulsory, Age is gone, the outputs have changed as a whole, a file is another. */
const FINDINGS: readonly Finding[] = [
  found('IN-01', at('inputs', 'Edad'), 'breaks-callers', 'breaks-callers', { name: 'Edad' }),
  found('IN-03', at('inputs', 'Age'), 'converts-silently', 'converts-silently', { name: 'Age' }),
  found('OU-07', at('outputs'), 'breaks-consumers', 'breaks-consumers'),
  found('TY-02', at('inputs', 'visits'), 'converts-silently', 'breaks-callers', {
    name: 'visits',
    a: 'long',
    b: 'double',
  }),
];

const ROWS: readonly Row[] = [
  row(at('inputs', 'BMI'), 'same', long('BMI'), long('BMI')),
  row(at('inputs', 'Age'), 'removed', long('Age'), null, [1]),
  row(at('inputs', 'Edad'), 'added', null, long('Edad'), [0]),
  row(at('inputs', 'visits'), 'changed', long('visits'), { name: 'visits', value: 'double', required: true }, [3]),
  { ...row(at('inputs', 'address'), 'same', long('address'), long('address')) },
  { ...row(at('inputs', 'address', 'zip'), 'changed', long('zip', false), long('zip')), depth: 1 },
  row(at('files', 'model.pkl'), 'changed', long('model.pkl', null), long('model.pkl', null)),
];

/** A comparison to draw: what the engine says of real models is tested with the engine. */
export const COMPARISON: Comparison = {
  forward: directionOf('breaks-callers', FINDINGS),
  rollback: directionOf('converts-silently', [
    found('IN-04', at('inputs', 'Edad'), 'converts-silently', 'converts-silently', { name: 'Edad' }),
  ]),
  rows: ROWS,
  renames: [{ part: 'inputs', from: 'Age', to: 'Edad', likeness: 0.91 }],
};

export function summaryOf(comparison: Comparison, more: Partial<ComparisonSummary> = {}): ComparisonSummary {
  const short = ({ findings, ...direction }: Direction) => ({ ...direction, findings: findings.length });
  const side = (name: string) => ({
    name,
    state: 'whole' as const,
    loadable: true,
    signature: true,
    flavors: [{ name: 'sklearn', monogram: 'sk', family: 'tabular' as const }],
    mlflowVersion: '3.17.2',
  });
  return {
    rules: 'mlflow-3.17',
    other: null,
    forward: short(comparison.forward),
    rollback: short(comparison.rollback),
    rows: comparison.rows.length,
    renames: comparison.renames,
    sides: { a: side('a'), b: side('b') },
    contents: 'compared',
    complete: true,
    size: 1000,
    ...more,
  };
}

/** Answers of a host that compares everything alike. */
export function comparing(
  comparison: Comparison = COMPARISON,
  more: (input: Input<'compare.open'>) => Partial<ComparisonSummary> = () => ({}),
) {
  return {
    'compare.open': (input: Input<'compare.open'>): Output<'compare.open'> => ({
      handle: 'h',
      summary: summaryOf(comparison, more(input)),
    }),
    'compare.rows': ({ cursor, limit }: Input<'compare.rows'>) => pageOf(comparison.rows, cursor, limit),
    'compare.findings': ({ cursor, limit, direction }: Input<'compare.findings'>) =>
      pageOf(comparison[direction].findings, cursor, limit),
    'compare.close': () => ({}),
  };
}

/** So many rows, each tenth of them changed. */
export function wideComparison(columns: number): Comparison {
  const rows = Array.from({ length: columns }, (_, index) =>
    index % 10 === 0
      ? row(at('inputs', `c${index}`), 'added', null, long(`c${index}`), [index / 10])
      : row(at('inputs', `c${index}`), 'same', long(`c${index}`), long(`c${index}`)),
  );
  const findings = rows
    .filter(({ change }) => change === 'added')
    .map(({ place }) => found('IN-01', place, 'breaks-callers', 'breaks-callers', { name: place.path[0] ?? '' }));
  const direction = directionOf('breaks-callers', findings);
  return { forward: direction, rollback: direction, rows, renames: [] };
}

function found(
  rule: string,
  place: Finding['place'],
  rest: Verdict,
  dataframe: Verdict,
  details: Finding['details'] = {},
): Finding {
  const witness = { channel: 'rest' as const, body: '{"inputs": [1]}', effect: 'refused' as const };
  return { rule, place, verdict: { rest, dataframe }, marks: [], details, witness: rule === 'IN-01' ? witness : null };
}

function row(place: Row['place'], change: Row['change'], a: Row['a'], b: Row['b'], findings: number[] = []): Row {
  return { place, depth: 0, change, a, b, findings };
}

function directionOf(verdict: Verdict, findings: readonly Finding[]): Direction {
  return { verdict, channels: { rest: verdict, dataframe: verdict }, findings, rollout: 'both-first' };
}

function pageOf<T>(rows: readonly T[], cursor: number, limit: number): { rows: T[]; next: number | null } {
  const next = cursor + limit;
  return { rows: rows.slice(cursor, next), next: next < rows.length ? next : null };
}
