import type { DataType, SignatureReading } from '../types.ts';
import type { RenameProposal } from './comparison.ts';
import { likeness, type Candidate } from './likeness.ts';
import { sidesOf } from './sides.ts';

/** Below this nothing is proposed; from PROBABLE on it is called probable. */
export const MAYBE = 0.72;
export const PROBABLE = 0.9;
/** Two candidates this close to each other are a tie, and a tie is no guess. */
const TIE = 0.01;
/** Every gone name is set against every new one: above this many of either, none is guessed. */
const COMPARED_NAMES = 200;

/** Which names gone from A may be the new ones of B; the likeliest first. Never assumed by a verdict. */
export function proposeRenames(a: SignatureReading | null, b: SignatureReading | null): RenameProposal[] {
  return (['inputs', 'outputs', 'params'] as const).flatMap((part) => {
    const [left, right] = [sidesOf(a, part), sidesOf(b, part)];
    if ([...left, ...right].some(({ named }) => !named)) return [];
    const [before, now] = [new Set(left.map(({ key }) => key)), new Set(right.map(({ key }) => key))];
    const gone = left.flatMap((each, at) => (now.has(each.key) ? [] : [candidate(each, at, left.length)]));
    const fresh = right.flatMap((each, at) => (before.has(each.key) ? [] : [candidate(each, at, right.length)]));
    if (Math.max(gone.length, fresh.length) > COMPARED_NAMES) return [];
    return assign(gone, fresh).map(([from, to, alike]) => ({ part, from, to, likeness: alike }));
  });
}

function candidate(side: { key: string; type: DataType | null; required: boolean }, at: number, of: number): Candidate {
  return { name: side.key, type: side.type, position: of < 2 ? 0 : at / (of - 1), required: side.required };
}

/** The likeliest pairs first, each name once; a name whose two best are a tie is left alone. */
function assign(removed: readonly Candidate[], added: readonly Candidate[]): [string, string, number][] {
  const scores = removed.flatMap((from) => added.map((to) => ({ from, to, alike: likeness(from, to) })));
  const likely = scores.filter(({ alike }) => alike >= MAYBE).sort((x, y) => y.alike - x.alike);
  const taken = new Set<Candidate>();
  const found: [string, string, number][] = [];
  for (const { from, to, alike } of likely) {
    if (taken.has(from) || taken.has(to)) continue;
    const tied = likely.filter(
      (each) =>
        (each.from === from) !== (each.to === to) &&
        !taken.has(each.from) &&
        !taken.has(each.to) &&
        alike - each.alike < TIE,
    );
    taken.add(from).add(to);
    if (tied.length === 0) found.push([from.name, to.name, Math.round(alike * 100) / 100]);
  }
  return found;
}
