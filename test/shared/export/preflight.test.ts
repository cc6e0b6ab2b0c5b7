import { describe, expect, it } from 'vitest';
import { CHECK_IDS } from '../../../shared/export/checks.ts';
import { preflight, preflightOther } from '../../../shared/export/preflight.ts';
import type { OtherFacts } from '../../../shared/export/preflight-facts.ts';
import { TRITON_RULES } from '../../../shared/export/triton.ts';
import { en } from '../../../shared/texts/en.ts';
import { CASES } from './preflight-cases.ts';
import { facts, file } from './preflight-facts.ts';

describe('the pre-flight', () => {
  it('has nothing to say of a sound model, and says it of every check', () => {
    const checks = preflight(facts({}));
    expect(checks.map(({ id }) => id)).toEqual(CHECK_IDS.filter((id) => !id.startsWith('T')));
    expect(checks.filter(({ state }) => state !== 'ok')).toEqual([]);
  });

  it.each(CASES)('%s: %s is a %s', (id, _what, state, code, change) => {
    const check = preflight(facts(change)).find((each) => each.id === id);
    expect(check).toMatchObject({ state, code });
    const { finding, fix } = en.port;
    if (!code.startsWith('name-')) expect(finding).toHaveProperty([code]);
    else expect(en.error).toHaveProperty([code]);
    expect(fix).toHaveProperty([id]);
  });

  it('has a case for each check', () => {
    const seen = new Set(CASES.map(([id]) => id));
    // Python's version has its own test in the environment.
    // What is not of MLflow's has cases of its own below.
    expect(CHECK_IDS.filter((id) => !seen.has(id) && !/^T|^type$/.test(id))).toEqual(['P13']);
    expect(Object.keys(en.port.check)).toEqual([...CHECK_IDS]);
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
    changed: [],
    verdict: null,
    manifest: null,
    triton: null,
    target: { kind: 'sqlite', role: null, refusals: [], duplicate: null, free: 1e12, size: 100 },
    ...change,
  });

  it('says what it is, and asks what can be asked of any file', () => {
    const custom = preflightOther(other({}));
    expect(custom.filter(({ state }) => state !== 'ok')).toMatchObject([{ id: 'type', code: 'type-custom' }]);
    expect(custom.map(({ id }) => id)).toContain('P22');
    // Only a zip has a list of its own.
    expect(custom.some(({ id }) => id.startsWith('T') || id === 'manifest')).toBe(false);
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
