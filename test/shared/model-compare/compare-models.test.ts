import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readModelDocument } from '../../../shared/mlmodel/read-model-document.ts';
import { compareModels } from '../../../shared/model-compare/compare-models.ts';
import type { ComparedFile, ModelSide } from '../../../shared/model-compare/model-side.ts';
import { createTexts } from '../../../shared/texts/translator.ts';

const examples = path.resolve(import.meta.dirname, '../../../assets/examples');
const example = (name: string): ModelSide => ({
  document: readModelDocument(readFileSync(path.join(examples, name, 'MLmodel'))),
  environment: {
    requirements: readFileSync(path.join(examples, name, 'requirements.txt'), 'utf8'),
    conda: readFileSync(path.join(examples, name, 'conda.yaml'), 'utf8'),
  },
  files: null,
  example: null,
});

interface Short {
  readonly mlmodel?: string;
  readonly requirements?: string;
  readonly conda?: string;
  readonly files?: readonly ComparedFile[];
  readonly example?: ModelSide['example'];
}
const PYFUNC = 'flavors:\n  python_function:\n    predict_fn: predict\n    python_version: 3.11.7\n';
const LONG = `${PYFUNC}signature:\n  inputs: '[{"name": "x", "type": "long", "required": true}]'\n`;
const side = ({ mlmodel = PYFUNC, requirements, conda, files, example }: Short): ModelSide => ({
  document: readModelDocument(new TextEncoder().encode(mlmodel)),
  environment: { requirements: requirements ?? null, conda: conda ?? null },
  files: files ?? null,
  example: example ?? null,
});
const rowsIn = (a: ModelSide, b: ModelSide, part: string) =>
  compareModels(a, b)
    .rows.filter(({ place }) => place.part === part)
    .map(({ place, change }) => `${place.path.join('.')} ${change}`);

describe('two models', () => {
  it('of the example: the callers must change first', () => {
    const { forward, rows } = compareModels(example('diabetes-2025'), example('diabetes-2026'));
    expect(forward.verdict).toBe('breaks-callers');
    expect(forward.rollout).toMatch(/callers-first|both-first/);
    expect(new Set(rows.map(({ place }) => place.part))).toEqual(
      new Set(['inputs', 'outputs', 'flavors', 'environment', 'metadata']),
    );
  });

  it('a model is the same as itself', () => {
    const { forward, rollback, rows } = compareModels(example('diabetes-2025'), example('diabetes-2025'));
    expect([forward.verdict, rollback.verdict]).toEqual(['compatible', 'compatible']);
    expect(rows.filter(({ change }) => change !== 'same')).toEqual([]);
  });

  it.each([
    ['2.22.1', undefined, 'mlflow-2.22'],
    ['3.4.0', undefined, 'mlflow-3.17'],
    ['2.22.1', 'mlflow-3.17', 'mlflow-3.17'],
  ] as const)(
    'are judged by the rules nearest to B of MLflow %s, or by those asked for: %s',
    (version, asked, rules) => {
      const b = side({ mlmodel: `${PYFUNC}mlflow_version: ${version}\n` });
      const options = asked === undefined ? {} : { rules: asked };
      expect(compareModels(side({}), b, options)).toMatchObject({ rules, other: null });
    },
  );

  it('but not where Python type hints decide: two hints may give one signature', () => {
    const hinted = side({ mlmodel: `${PYFUNC}is_signature_from_type_hint: true\n` });
    expect(compareModels(hinted, hinted).forward.verdict).toBe('unknown');
  });

  const CASES: readonly (readonly [string, Short, Short, string])[] = [
    ['CX-01', {}, { mlmodel: 'flavors:\n  sklearn: {}\n' }, 'breaks-callers'],
    ['CX-02', {}, { mlmodel: PYFUNC.replace(': predict\n', ': predict_proba\n') }, 'breaks-consumers'],
    ['CX-03', {}, { mlmodel: PYFUNC.replace('3.11.7', '3.12.1') }, 'compatible'],
    ['CX-03', { requirements: 'numpy==1.26.4' }, { requirements: 'NumPy == 2.0' }, 'compatible'],
    ['CX-04', {}, { mlmodel: LONG, example: { name: 'e.json', text: '{"inputs": {"x": ["one"]}}' } }, 'compatible'],
    [
      'SG-05',
      {},
      { mlmodel: `${PYFUNC}is_signature_from_type_hint: true\nsignature:\n  inputs: '[{"type": "long"}]'\n` },
      'unknown',
    ],
  ];
  it.each(CASES)('%s, with words', (rule, a, b, verdict) => {
    const found = compareModels(side(a), side(b)).forward.findings.find((each) => each.rule === rule);
    expect(found?.verdict).toEqual({ rest: verdict, dataframe: verdict });
    for (const language of ['en', 'es'] as const) {
      for (const kind of ['title', 'why', 'todo'] as const) {
        const text = createTexts(language).t(`compare.${kind}.${rule as 'CX-01'}`, { ...found?.details });
        expect(text).not.toMatch(/\{\{|^compare\./);
      }
    }
  });

  it.each([
    ['one that fits', LONG, '{"inputs": {"x": [1]}}'],
    ['a model without a signature', PYFUNC, '{"inputs": {"x": ["one"]}}'],
  ])('nothing is said of the example of %s', (_name, mlmodel, text) => {
    const b = side({ mlmodel, example: { name: 'e.json', text } });
    expect(compareModels(side({}), b).forward.findings.map(({ rule }) => rule)).not.toContain('CX-04');
  });

  it('may have the same environment in other words', () => {
    const a = side({ requirements: 'scikit_learn==1.5\nnumpy>=1,<2\n' });
    const b = side({ requirements: '# made by hand\nscikit-learn == 1.5.0\nnumpy<2, >=1.0\n' });
    expect(rowsIn(a, b, 'environment')).toEqual(['Python same', 'scikit-learn same', 'numpy same']);
  });

  it('say what they run with in conda.yaml where requirements.txt is missing', () => {
    const conda = (pip: string) => `dependencies:\n- python=3.11.7\n- pip<=23\n- pip:\n  - ${pip}\nname: x\n`;
    const none = { mlmodel: 'flavors: {sklearn: {}}\n' };
    const [a, b] = [side({ ...none, conda: conda('mlflow==2.0') }), side({ ...none, conda: conda('mlflow==3.0') })];
    expect(rowsIn(a, b, 'environment')).toEqual(['Python same', 'mlflow changed']);
  });

  it('hold files that are told apart by digest, by size where they were not read', () => {
    const file = (name: string, size: number, digest: string | null): ComparedFile => ({ path: name, size, digest });
    const a = side({
      files: [file('m.pkl', 5, 'aa'), file('same', 1, 'cc'), file('old', 1, null), file('size', 1, null)],
    });
    const b = side({
      files: [file('m.pkl', 5, 'bb'), file('same', 1, 'cc'), file('new', 1, null), file('size', 2, 'dd')],
    });
    expect(rowsIn(a, b, 'files')).toEqual(['m.pkl changed', 'same same', 'new added', 'size changed', 'old removed']);
  });
});
