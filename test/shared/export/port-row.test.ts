import { expect, it } from 'vitest';
import type { PortEvent } from '../../../shared/export/journal.ts';
import { rowOfState } from '../../../shared/export/port-row.ts';
import { planOf, REGISTERED, stateOf } from '../../support/plan.ts';

const failed = (code: string): PortEvent => ({ kind: 'failed', at: 'T1', code, message: code });
const RESUMED: PortEvent = { kind: 'resumed', at: 'T2' };
const DONE: PortEvent = { kind: 'done', at: 'T3' };

it.each<readonly [string, readonly PortEvent[], string, string | null]>([
  ['begun', [], 'interrupted', null],
  ['paused by a person', [failed('cancelled')], 'paused', null],
  ['paused, gone on with and killed', [failed('cancelled'), RESUMED], 'interrupted', null],
  ['paused twice', [failed('cancelled'), RESUMED, failed('cancelled')], 'paused', null],
  ['held up', [failed('disk-full')], 'stopped', 'disk-full'],
  ['held up, gone on with and killed', [failed('disk-full'), RESUMED], 'interrupted', null],
  ['killed, gone on with and held up', [RESUMED, failed('disk-full')], 'stopped', 'disk-full'],
  ['done at the second try', [failed('cancelled'), RESUMED, DONE], 'done', null],
])('a port that nobody is at, whose journal says it was %s, is shown so', (_name, events, state, error) => {
  const row = rowOfState(stateOf(planOf(), ...events), false, (place) => place);
  expect([row.state, row.error?.code ?? null]).toEqual([state, error]);
});

it.each([true, false])('keeps what it came to when it is taken back (there before: %s)', (existing) => {
  const events: PortEvent[] = [{ ...REGISTERED, existing } as typeof REGISTERED, DONE];
  const outcome = (...more: PortEvent[]) => rowOfState(stateOf(planOf(), ...events, ...more), false, String).outcome;
  expect(outcome()).toBe(existing ? 'existing' : 'ported');
  expect(outcome({ kind: 'undone', at: 'T4', left: [] })).toBe(outcome());
});
