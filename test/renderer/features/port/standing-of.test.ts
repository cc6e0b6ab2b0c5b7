import { describe, expect, it } from 'vitest';
import { found, passed } from '../../../../shared/export/checks.ts';
import { aboutOf, reasonFor, wordFor } from '../../../../renderer/features/port/standing-of.ts';
import { planOf, type PlanChange } from '../../../support/plan.ts';
import { viewOf } from '../../../support/wizard.tsx';

const PROD = { role: 'PROD', workspace: 'prod' } as const;
const SECRETS = found('P22', 'stop', 'secrets', { items: ['.env'], passable: true });
const plan = (change: PlanChange = {}) =>
  viewOf(planOf({ ...change, checks: change.checks ?? [SECRETS], target: { ...PROD, ...change.target } }));
const word = { text: 'told', about: aboutOf([plan()]) };

describe('what was typed to let plans through', () => {
  it.each([
    ['the same, planned again with another number', [plan({ target: { version: '9' } })], 'told'],
    ['with a note more', [plan({ checks: [SECRETS, found('P31', 'note', 'no-card')] })], 'told'],
    ['another model', [plan({ source: { uri: 'file:///models/other' } })], ''],
    ['under another name', [plan({ target: { model: 'other' } })], ''],
    ['elsewhere', [plan({ target: { place: '/other/mlflow.db' } })], ''],
    ['under a name of the workspace that it had not then', [plan({ target: { workspace: 'live' } })], ''],
    ['stopped by more', [plan({ checks: [SECRETS, found('P02', 'stop', 'missing')] })], ''],
    [
      'stopped by other files',
      [plan({ checks: [found('P22', 'stop', 'secrets', { items: ['key'], passable: true })] })],
      '',
    ],
    ['one model more', [plan(), plan({ source: { uri: 'file:///models/other' } })], ''],
    ['none', [], ''],
  ])('%s', (_what, plans, said) => {
    expect(wordFor(word, plans)).toBe(said);
  });

  it.each([
    ['a stop that may be passed', plan(), ' told ', 'told'],
    ['nothing typed', plan(), ' ', null],
    ['no stop', plan({ checks: [passed('P01')] }), 'told', null],
    ['a stop that nothing lets pass', plan({ checks: [found('P02', 'stop', 'missing')] }), 'told', null],
  ])('a reason goes with a plan that asks for one: %s', (_what, one, typed, sent) => {
    expect(reasonFor(one, typed)).toBe(sent);
  });
});
