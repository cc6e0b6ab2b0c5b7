import { describe, expect, it } from 'vitest';
import type { PortEvent } from '../../../shared/export/journal.ts';
import { aliasesOf, readPlan } from '../../../shared/export/plan.ts';
import { sameAct } from '../../../shared/export/same-act.ts';
import { DONE, planOf, REGISTERED, stateOf } from '../../support/plan.ts';

const BRINGING = planOf({ target: { alias: 'best', aliasBefore: '2', also: ['next', 'late'] } });

describe('the aliases of a plan', () => {
  it('are the one that was chosen, and those that a zip brings, free before', () => {
    expect(aliasesOf(BRINGING.target)).toEqual([
      { alias: 'best', before: '2' },
      { alias: 'next', before: null },
      { alias: 'late', before: null },
    ]);
    expect(aliasesOf(planOf().target)).toEqual([]);
  });

  it('are set one by one in the same act of MLflow', () => {
    const set = sameAct(BRINGING).python.match(/set_registered_model_alias\("churn", "(\w+)", made\.version\)/g);
    expect(set).toHaveLength(3);
  });

  it.each([
    ['of an older version, with one', undefined, true],
    ['with more', ['next'], true],
    ['with what is no list', 'next', false],
    ['with what is no text', [1], false],
  ])('a kept plan %s is read: %s', (_name, also, whole) => {
    const { target, ...plan } = planOf();
    expect(readPlan(JSON.stringify({ ...plan, target: { ...target, also } })) !== null).toBe(whole);
  });

  it.each([
    ['says nothing of it', {}, true],
    ['has a name and a link', { name: 'm', runLink: 'https://h/r' }, true],
    ['has what the registered model says', { registered: { description: null, tags: { a: 'b' } } }, true],
    ['has a name that is no text', { name: 1 }, false],
    ['has a link that is no text', { runLink: null }, false],
    ['has tags that are no texts', { registered: { description: null, tags: { a: 1 } } }, false],
  ])('a kept plan whose source %s is read: %s', (_name, more, whole) => {
    const { source, ...plan } = planOf();
    expect(readPlan(JSON.stringify({ ...plan, source: { ...source, ...more } })) !== null).toBe(whole);
  });

  it('are those that were set, once the version is registered', () => {
    const told = stateOf(BRINGING, { ...REGISTERED, also: ['next'] } as PortEvent, DONE);
    expect(told.plan.target.also).toEqual(['next']);
    // A journal of an older version, of a plan that had none.
    expect(stateOf(planOf(), REGISTERED, DONE).plan.target.also ?? []).toEqual([]);
  });
});
