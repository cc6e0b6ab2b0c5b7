import { describe, expect, it } from 'vitest';
import { compareSignatures } from '../../../../shared/signature/compare/compare-signatures.ts';
import { RULES } from '../../../../shared/signature/compare/rules.ts';
import { createTexts } from '../../../../shared/texts/translator.ts';
import { column, PAIRS, param, reading } from './pairs.ts';

/** Rules that need more than two signatures: a person's word, or the model around them. */
const ELSEWHERE = ['IN-07', 'PA-03', 'SG-05', 'CX-01', 'CX-02', 'CX-03', 'CX-04'];

describe('the rules', () => {
  it('each have a pair that shows them', () => {
    const shown = new Set<string>(PAIRS.map(([rule]) => rule));
    expect(Object.keys(RULES).filter((rule) => !shown.has(rule) && !ELSEWHERE.includes(rule))).toEqual([]);
  });

  it.each(PAIRS.map((pair) => [pair[0], pair] as const))(
    '%s is found (case %#)',
    (_rule, [rule, a, b, rest, dataframe = rest]) => {
      const { forward } = compareSignatures(reading(a), reading(b));
      const found = forward.findings.find((finding) => finding.rule === rule);
      expect(forward.findings.map(({ rule: each }) => each)).toContain(rule);
      expect(found?.verdict).toEqual({ rest, dataframe });
      for (const language of ['en', 'es'] as const) {
        const texts = createTexts(language);
        for (const kind of ['title', 'why', 'todo'] as const) {
          const text = texts.t(`compare.${kind}.${rule as 'IN-01'}`, { ...found?.details });
          expect(text, `${language} ${kind}`).not.toMatch(/\{\{|^compare\./);
          expect(text.length).toBeGreaterThan(10);
        }
      }
    },
  );

  it('take a rename at a person’s word only', () => {
    const a = reading({ inputs: [column('bmi', 'double'), column('age', 'long')], params: [param('k', 'long', 1)] });
    const b = reading({
      inputs: [column('bmi_2', 'double'), column('age', 'long')],
      params: [param('top_k', 'long', 1)],
    });
    const plain = compareSignatures(a, b);
    expect(plain.forward.findings.map(({ rule }) => rule).sort()).toEqual([
      'IN-01',
      'IN-03',
      'IN-16',
      'PA-01',
      'PA-02',
    ]);
    expect(plain.renames.map(({ from, to }) => [from, to])).toContainEqual(['bmi', 'bmi_2']);
    const renames = [
      { part: 'inputs', from: 'bmi', to: 'bmi_2' },
      { part: 'params', from: 'k', to: 'top_k' },
    ] as const;
    const said = compareSignatures(a, b, { renames });
    expect(said.forward.findings.map(({ rule, verdict }) => [rule, verdict.rest])).toEqual([
      ['IN-07', 'breaks-callers'],
      ['PA-03', 'converts-silently'],
    ]);
    expect(said.rollback.verdict).toBe('breaks-callers');
    expect(said.rows.filter(({ change }) => change === 'renamed').map((row) => [row.a?.name, row.b?.name])).toEqual([
      ['bmi', 'bmi_2'],
      ['k', 'top_k'],
    ]);
  });
});
