import { describe, expect, it } from 'vitest';
import { compareSignatures } from '../../../../shared/signature/compare/compare-signatures.ts';
import { VERDICTS, type Comparison, type Direction } from '../../../../shared/signature/compare/comparison.ts';
import { Draw } from '../../../interop/fuzz/draw.ts';
import {
  columnsWith,
  NAMES,
  paramsWith,
  SCALARS,
  STRUCTURES,
  tensorsWith,
  TENSOR_DTYPES,
} from '../../../interop/fuzz/signatures.ts';
import { reading, type Short } from './pairs.ts';

const SEEDS = Array.from({ length: 60 }, (_, at) => at);

function signature(seed: number): Short {
  const draw = new Draw('compare', seed);
  const inputs =
    seed % 5 === 4
      ? tensorsWith(draw, draw.pick(TENSOR_DTYPES))
      : columnsWith(draw, draw.pick([...SCALARS, ...STRUCTURES]));
  const outputs = draw.chance(0.5) ? { outputs: columnsWith(draw, draw.pick(SCALARS)) } : {};
  return { inputs, ...outputs, ...(draw.chance(0.4) ? { params: paramsWith(draw, 'double') } : {}) };
}

/** What the verdict is, worked out again from the findings alone. */
function fromFindings({ findings }: Direction): Pick<Direction, 'verdict' | 'channels'> {
  const worst = (of: (finding: Direction['findings'][number]) => readonly number[]) =>
    VERDICTS[Math.max(0, ...findings.flatMap(of))] ?? 'compatible';
  const rank = (verdict: string) => VERDICTS.indexOf(verdict as (typeof VERDICTS)[number]);
  return {
    verdict: worst(({ verdict }) => [rank(verdict.rest), rank(verdict.dataframe)]),
    channels: {
      rest: worst(({ verdict }) => [rank(verdict.rest)]),
      dataframe: worst(({ verdict }) => [rank(verdict.dataframe)]),
    },
  };
}

function holds({ forward, rollback, rows }: Comparison): void {
  expect({ verdict: forward.verdict, channels: forward.channels }).toEqual(fromFindings(forward));
  expect({ verdict: rollback.verdict, channels: rollback.channels }).toEqual(fromFindings(rollback));
  for (const at of rows.flatMap(({ findings }) => findings)) expect(forward.findings[at]).toBeDefined();
}

describe('whatever the signatures', () => {
  it.each(SEEDS)('a model can replace itself in every channel (%i)', (seed) => {
    const short = signature(seed);
    const compared = compareSignatures(reading(short), reading(short));
    expect([compared.forward, compared.rollback].map(({ channels }) => channels)).toEqual([
      { rest: 'compatible', dataframe: 'compatible' },
      { rest: 'compatible', dataframe: 'compatible' },
    ]);
    expect(compared.rows.filter(({ change }) => change !== 'same')).toEqual([]);
  });

  it.each(SEEDS)('the verdict follows from the findings alone (%i)', (seed) =>
    holds(compareSignatures(reading(signature(seed)), reading(signature(seed + 1)))),
  );

  // Real MLflow breaks two forms of request in which columns go without names: IN-15 and NE-08 tell of them.
  it.each(SEEDS)('an optional plain column more never breaks callers who name their columns (%i)', (seed) => {
    const draw = new Draw('optional', seed);
    const inputs = columnsWith(draw, draw.pick([...SCALARS, ...STRUCTURES]));
    if (inputs.some(({ name }) => name === undefined)) return;
    const free = NAMES.filter((name) => inputs.every((each) => each.name !== name));
    const more = inputs.toSpliced(draw.int(0, inputs.length), 0, {
      type: draw.pick(SCALARS),
      name: draw.pick(free),
      required: false,
    });
    const { forward } = compareSignatures(reading({ inputs }), reading({ inputs: more }));
    const breaking = forward.findings.filter(({ rule }) => rule !== 'IN-15');
    expect(breaking.map(({ rule, verdict }) => [rule, verdict.rest, verdict.dataframe])).toEqual([
      ['IN-02', 'compatible', 'compatible'],
    ]);
  });
});
