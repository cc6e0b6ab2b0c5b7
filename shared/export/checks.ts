import type { Told } from '../signature/compare/comparison.ts';

/** What a check came to. not-judged: only running or unpickling the model could tell. */
export type CheckState = 'ok' | 'note' | 'stop' | 'not-judged';

/** One line of the pre-flight. Its words are in the catalogues: `port.check.<id>`, `port.finding.<code>`, `port.fix.<code>`. */
export interface Check {
  /** An id of the list in the reference (P01 to P40), `type`, `manifest` of a zip's own list, `state` of what a store says, `server` of who reads the target, T01 to T05 of Triton's, or `verdict`. */
  readonly id: CheckId;
  readonly state: CheckState;
  /** What was found; null where all is well. */
  readonly code: string | null;
  readonly details: Readonly<Record<string, string | number>>;
  /** What it is about (files, requirements, columns), as people may see it; at most `ITEMS`. */
  readonly items: readonly string[];
  /** May be passed with a reason that a person gives; anything else that stops has to be mended. */
  readonly passable: boolean;
  /** What the verdict rests on; at most `ITEMS`. Their words are those of a comparison. */
  readonly findings?: readonly Told[];
}

export const CHECK_IDS = [
  'type',
  'manifest',
  'state',
  'P01',
  'P02',
  'P03',
  'P04',
  'P05',
  'P06',
  'P07',
  'P08',
  'P09',
  'P10',
  'P11',
  'P12',
  'P13',
  'P14',
  'P15',
  'P17',
  'P19',
  'P20',
  'P21',
  'P22',
  'P23',
  'P24',
  'P25',
  'P26',
  'P27',
  'P28',
  'P29',
  'P30',
  'P31',
  'P32',
  'P33',
  'server',
  'P35',
  'P36',
  'P37',
  'P38',
  'P39',
  'T01',
  'T02',
  'T03',
  'T04',
  'T05',
  'verdict',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/** The most things that one check names. */
const ITEMS = 20;

export function passed(id: CheckId): Check {
  return { id, state: 'ok', code: null, details: {}, items: [], passable: false };
}

export interface Found {
  readonly details?: Check['details'];
  readonly items?: readonly string[];
  readonly passable?: boolean;
  readonly findings?: readonly Told[];
}

export function found(id: CheckId, state: CheckState, code: string, more: Found = {}): Check {
  const { details = {}, items = [], passable = false, findings = [] } = more;
  const count = items.length;
  const told = findings.length === 0 ? {} : { findings: findings.slice(0, ITEMS) };
  return { id, state, code, details: { ...details, count }, items: items.slice(0, ITEMS), passable, ...told };
}

/** A check that is about things: fine without any. */
export function foundIf(
  id: CheckId,
  items: readonly string[],
  state: CheckState,
  code: string,
  more: Omit<Found, 'items'> = {},
): Check {
  return items.length === 0 ? passed(id) : found(id, state, code, { ...more, items });
}

/** Whether a port may go on: what is left standing against it. What is not judged stands against production only. */
export function standing(
  checks: readonly Check[],
  { production, reason }: { readonly production: boolean; readonly reason: string | null },
): Check[] {
  return checks.filter(({ state, passable }) => {
    const stops = state === 'stop' || (production && state === 'not-judged');
    return stops && !(passable && reason !== null && reason.trim() !== '');
  });
}
