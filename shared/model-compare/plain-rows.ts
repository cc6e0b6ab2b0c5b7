import type { Part, Row } from '../signature/compare/comparison.ts';
import { placeOf } from '../signature/compare/findings.ts';

/** One named thing on a side: what people see of it, and what decides whether two are the same. */
export interface Entry {
  readonly value: string;
  /** Equal texts are the same thing; `value` where left out. */
  readonly same?: string;
}

/** Rows of things paired by name: B's in B's order, then what only A has. */
export function plainRows(
  part: Part,
  a: ReadonlyMap<string, Entry>,
  b: ReadonlyMap<string, Entry>,
  under: readonly string[] = [],
): Row[] {
  const names = [...b.keys(), ...[...a.keys()].filter((name) => !b.has(name))];
  return names.map((name) => {
    const [left, right] = [a.get(name), b.get(name)];
    const side = (entry: Entry | undefined) =>
      entry === undefined ? null : { name, value: entry.value, required: null };
    const equal = left !== undefined && right !== undefined && sameEntry(left, right);
    const change = left === undefined ? 'added' : right === undefined ? 'removed' : equal ? 'same' : 'changed';
    return {
      place: placeOf(part, ...under, name),
      depth: under.length,
      change,
      a: side(left),
      b: side(right),
      findings: [],
    };
  });
}

function sameEntry(a: Entry, b: Entry): boolean {
  return (a.same ?? a.value) === (b.same ?? b.value);
}
