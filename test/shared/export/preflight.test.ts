import { describe, expect, it } from 'vitest';
import { CHECK_IDS } from '../../../shared/export/checks.ts';
import { asInProduction } from '../../../shared/export/production-since.ts';
import { preflight, preflightOther } from '../../../shared/export/preflight.ts';
import type { OtherFacts } from '../../../shared/export/preflight-facts.ts';
import { TRITON_RULES } from '../../../shared/export/triton.ts';
import { createTexts } from '../../../shared/texts/translator.ts';
import { en } from '../../../shared/texts/en.ts';
import { CASES } from './preflight-cases.ts';
import { facts, file, MLMODEL, TARGET, type Change } from './preflight-facts.ts';

describe('the pre-flight', () => {
  it('has nothing to say of a sound model, and says it of every check', () => {
    const checks = preflight(facts({}));
    expect(checks.map(({ id }) => id)).toEqual(CHECK_IDS.filter((id) => !id.startsWith('T')));
    expect(checks.filter(({ state }) => state !== 'ok')).toEqual([]);
  });

  it.each(CASES)('%s: %s is a %s', (id, _what, state, code, change) => {
    const check = preflight(facts(change)).find((each) => each.id === id);
    expect(check).toMatchObject({ state, code });
    const words = code.startsWith('name-') ? `error.${code}` : `port.finding.${code}`;
    // Some count: theirs is a form for one and one for several.
    expect(createTexts('en').exists(words, { count: 1 })).toBe(true);
    expect(en.port.fix).toHaveProperty([id]);
  });

  // A plan that is older than the role of its target is asked what one made for production is.
  it.each(CASES)(
    '%s: %s is known to stop in production without being looked at again',
    (_id, _what, _s, _code, change) => {
      const into = (role: 'DEV' | 'PROD') => preflight(facts({ ...change, target: { ...change.target, role } }));
      expect(asInProduction(into('DEV'))).toEqual(into('PROD'));
      expect(asInProduction(into('PROD'))).toEqual(into('PROD'));
    },
  );

  it('has a case for each check', () => {
    const seen = new Set(CASES.map(([id]) => id));
    // What is not of MLflow's has cases of its own below.
    expect(CHECK_IDS.filter((id) => !seen.has(id) && !/^T|^type$/.test(id))).toEqual([]);
    expect(Object.keys(en.port.check)).toEqual([...CHECK_IDS]);
  });

  it.each(['link', 'special'] as const)('says of no %s that it goes along', (type) => {
    const odd = ['x.bin', '.DS_Store'].map((name) => file(name, { type, purpose: 'unknown' }));
    const about = preflight(facts({ files: odd })).filter(({ items }) => items.length > 0);
    expect(about.map(({ id, items }) => [id, items])).toEqual([['P27', ['x.bin', '.DS_Store']]]);
  });

  it.each<[string, Change]>([
    ['columns without names', { mlmodel: MLMODEL.replace(', "name": "age"', '') }],
    [
      'a loader of every flavor',
      { mlmodel: MLMODEL.replace('mlflow.sklearn', 'mlflow.pyfunc.loaders.responses_agent') },
    ],
    [
      'files that tell of the model',
      { files: ['LICENSE', 'MODEL_CARD.md', 'model_card_data.yaml'].map((path) => file(path, { purpose: 'unknown' })) },
    ],
    [
      'constraints, and a file that is part of the model',
      { requirements: 'mlflow==3.17.2\nscikit-learn==1.5.0\n-c constraints.txt\n' },
    ],
    [
      'public channels',
      {
        conda:
          'channels:\n- https://conda.anaconda.org/conda-forge\n- defaults\ndependencies:\n- pip:\n  - mlflow==3.17.2\n  - scikit-learn==1.5.0\n',
      },
    ],
    ['columns that only sound alike', { mlmodel: MLMODEL.replace('"age"', '"file_name"') }],
    ['weights in a folder of training', { files: [file('model/checkpoint-5/w.bin')] }],
  ])('has nothing to say of %s', (_what, change) => {
    expect(preflight(facts(change)).filter(({ state }) => state !== 'ok')).toEqual([]);
  });

  it('says nothing of what an MLmodel that can not be read would say', () => {
    const ids = preflight(facts({ mlmodel: 'flavors: [', example: 'none' })).flatMap(({ id, state }) =>
      state === 'ok' ? [] : id,
    );
    expect(ids).toEqual(['P01', 'P02']);
  });

  it('tells resources once, and names both of a pair', () => {
    const checks = preflight(
      facts({ mlmodel: `${MLMODEL}resources:\n  databricks:\n    x: []\n`, files: [file('a'), file('A')] }),
    );
    const told = checks.filter(({ state }) => state !== 'ok').map(({ id, items }) => [id, ...items]);
    expect(told).toEqual([['P37'], ['P39', 'a', 'A']]);
  });

  it('names at most twenty things and counts the rest, and shows no hidden letters', () => {
    const files = Array.from({ length: 50 }, (_, at) => file(`\u202e${at}`, { type: 'link' }));
    const check = preflight(facts({ files })).find(({ id }) => id === 'P27');
    expect([check?.items.length, check?.details['count'], check?.items[0]]).toEqual([20, 50, '\\u202e0']);
  });
});

describe('the pre-flight of what is no model of MLflow', () => {
  const other = (change: Partial<OtherFacts>): OtherFacts => ({
    files: [file('README.md'), file('w.bin')],
    texts: [],
    unlooked: [],
    changed: [],
    verdict: null,
    manifest: null,
    triton: null,
    state: null,
    target: { ...TARGET, served: null },
    ...change,
  });

  it('says what it is, and asks what can be asked of any file', () => {
    const custom = preflightOther(other({}));
    expect(custom.filter(({ state }) => state !== 'ok')).toMatchObject([{ id: 'type', code: 'type-custom' }]);
    expect(custom.map(({ id }) => id)).toContain('P22');
    // Only a zip has a list of its own, and only a store says more.
    const unasked = ['manifest', 'state', 'server'];
    expect(custom.some(({ id }) => id.startsWith('T') || unasked.includes(id))).toBe(false);
    const empty = preflightOther(other({ files: [file('m.onnx', { size: 0 })] }));
    expect(empty.find(({ id }) => id === 'P25')).toMatchObject({ state: 'stop', items: ['m.onnx'] });
  });

  it.each(TRITON_RULES)('stops at %s of a repository', (rule) => {
    const checks = preflightOther(other({ triton: [{ rule, path: 'm/1' }] }));
    expect(checks.filter(({ state }) => state === 'stop')).toMatchObject([
      { code: `triton-${rule}`, items: ['m/1'], passable: true },
    ]);
    expect(en.port.finding).toHaveProperty([`triton-${rule}`]);
  });
});
