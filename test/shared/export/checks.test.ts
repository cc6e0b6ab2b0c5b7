import { describe, expect, it } from 'vitest';
import { standing, type Check } from '../../../shared/export/checks.ts';

describe('what is left standing', () => {
  const check = (state: Check['state'], passable: boolean): Check => ({
    id: 'P17',
    state,
    code: 'x',
    details: {},
    items: [],
    passable,
  });
  it.each([
    ['stop', false, false, null, 1],
    ['stop', false, false, 'because', 1],
    ['stop', true, false, null, 1],
    ['stop', true, false, '  ', 1],
    ['stop', true, false, 'because', 0],
    ['not-judged', true, false, null, 0],
    ['not-judged', true, true, null, 1],
    ['not-judged', true, true, 'because', 0],
    ['note', true, true, null, 0],
    ['ok', false, true, null, 0],
  ] as const)('%s, passable %s, production %s, reason %j: %i', (state, passable, production, reason, count) => {
    expect(standing([check(state, passable)], { production, reason })).toHaveLength(count);
  });
});
