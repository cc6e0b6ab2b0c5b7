import { describe, expect, it } from 'vitest';
import { toJson } from '../../../shared/python/dumps.ts';
import { canonicalParam, canonicalSpec } from '../../../shared/signature/canonical.ts';
import { compareSignatures } from '../../../shared/signature/compare/compare-signatures.ts';
import { directionOf } from '../../../shared/signature/compare/direction.ts';
import { draftOf } from '../../../shared/signature/edit/draft.ts';
import { printParts } from '../../../shared/signature/edit/print-parts.ts';
import { parseParams } from '../../../shared/signature/parse-params.ts';
import { parseSchema } from '../../../shared/signature/parse-schema.ts';
import type { SignatureReading } from '../../../shared/signature/types.ts';
import { Draw } from '../../interop/fuzz/draw.ts';
import { columnsWith, PARAM_TYPES, paramsWith, SCALARS, STRUCTURES } from '../../interop/fuzz/signatures.ts';
import { TENSOR_DTYPES, tensorsWith } from '../../interop/fuzz/signatures.ts';

const SEEDS = 400;
const PAIRS = 10;
const SAME = { rest: 'compatible', dataframe: 'compatible' };
const TYPES = [...SCALARS, ...STRUCTURES];

/** A random signature as MLflow's JSON, and as it is read. */
function aSignature(seed: number): SignatureReading {
  const draw = new Draw('properties', seed);
  const specs = () =>
    draw.chance(0.75) ? columnsWith(draw, draw.pick(TYPES)) : tensorsWith(draw, draw.pick(TENSOR_DTYPES));
  const inputs = parseSchema(JSON.stringify(specs()));
  const outputs = draw.chance(0.5) ? parseSchema(JSON.stringify(specs())) : null;
  const params = draw.chance(0.5) ? parseParams(JSON.stringify(paramsWith(draw, draw.pick(PARAM_TYPES)))) : null;
  return { valid: true, problems: [], inputs, outputs, params };
}

function meaning({ inputs, outputs, params }: SignatureReading): string {
  const schemas = [inputs, outputs].map((part) => toJson((part?.specs ?? []).map(canonicalSpec)));
  return [...schemas, toJson((params?.specs ?? []).map(canonicalParam))].join('\n');
}

describe.each(Array.from({ length: 4 }, (_, at) => at))('any signature (quarter %i)', (quarter) => {
  const signatures = Array.from({ length: SEEDS / 4 }, (_, at) => aSignature(quarter * (SEEDS / 4) + at));

  it('is valid as drawn', () => {
    const refused = signatures.filter(
      (each) => ![each.inputs, each.outputs, each.params].every((part) => part?.valid !== false),
    );
    expect(refused.map(({ inputs, params }) => [inputs?.source, params?.source])).toEqual([]);
  });

  it('says the same, printed and read again', () => {
    for (const signature of signatures) {
      const texts = printParts(draftOf(signature));
      const again: SignatureReading = {
        ...signature,
        inputs: texts.inputs === null ? null : parseSchema(texts.inputs),
        outputs: texts.outputs === null ? null : parseSchema(texts.outputs),
        params: texts.params === null ? null : parseParams(texts.params),
      };
      expect(meaning(again)).toBe(meaning(signature));
      expect(printParts(draftOf(again))).toEqual(texts);
    }
  });

  it('can replace itself, in every channel and both directions', () => {
    for (const signature of signatures) {
      const { forward, rollback } = compareSignatures(signature, signature);
      expect([forward.channels, rollback.channels]).toEqual([SAME, SAME]);
    }
  });

  it('has a verdict that follows from the findings alone', () => {
    for (const [at, signature] of signatures.slice(0, PAIRS).entries()) {
      const { forward } = compareSignatures(signature, signatures[at + 1] ?? null);
      expect(forward).toEqual(directionOf(forward.findings));
    }
  });
});
