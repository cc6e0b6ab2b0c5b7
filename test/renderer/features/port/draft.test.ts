import { expect, it } from 'vitest';
import { EMPTY, isReachable, STEPS, type Draft } from '../../../../renderer/features/port/draft.ts';

const OPENED = { opened: { token: 'plan', name: 'plan.json' } };
const RUNS = { ids: ['1'] };

it.each<[string, Partial<Draft>, boolean, boolean, string]>([
  ['nothing chosen', { step: 'source' }, false, false, ''],
  ['a source that can be read', { step: 'source' }, true, false, 'destination'],
  ['production that is shut', { step: 'destination' }, false, false, 'source'],
  ['a destination', { step: 'destination' }, true, false, 'source preflight'],
  ['a stop', { step: 'preflight' }, false, false, 'source destination'],
  ['nothing stands against it', { step: 'preflight' }, true, false, 'source destination review'],
  ['the review: it is started by its button alone', { step: 'review' }, true, false, 'source destination preflight'],
  ['a kept plan', { step: 'source', ...OPENED }, true, false, 'preflight'],
  ['a kept plan, further on', { step: 'review', ...OPENED }, true, false, 'source preflight'],
  ['under way', { step: 'transfer', ...RUNS }, false, false, 'transfer'],
  ['done', { step: 'transfer', ...RUNS }, true, true, 'transfer report'],
])('the steps that can be gone to: %s', (_what, draft, ready, done, steps) => {
  const reachable = STEPS.filter((step) => isReachable({ ...EMPTY, ...draft }, step, { ready, done }));
  expect(reachable.join(' ')).toBe(steps);
});
