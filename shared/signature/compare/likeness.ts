import type { DataType } from '../types.ts';

/** A name without case, accents, spaces and joining signs: what a person takes for the same. */
export function folded(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}\s_.-]/gu, '')
    .toLowerCase();
}

/** One thing that may have been renamed. */
export interface Candidate {
  readonly name: string;
  readonly type: DataType | null;
  /** Where it stands, from 0 to 1. */
  readonly position: number;
  readonly required: boolean;
}

/** How alike two things are, from 0 to 1: names weigh most, then types, then place and being required. */
export function likeness(a: Candidate, b: Candidate): number {
  const name = nameLikeness(a.name, b.name);
  const place = 1 - Math.abs(a.position - b.position);
  return 0.45 * name + 0.3 * typeLikeness(a.type, b.type) + 0.15 * place + (a.required === b.required ? 0.1 : 0);
}

/** The better of shared words (Dice) and shared letters in order (Jaro-Winkler). */
export function nameLikeness(a: string, b: string): number {
  if (folded(a) === folded(b)) return 1;
  return Math.max(dice(words(a), words(b)), jaroWinkler(a.toLowerCase(), b.toLowerCase()));
}

function words(name: string): Set<string> {
  const split = name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/(\p{L})(\d)|(\d)(\p{L})/gu, '$1$3 $2$4');
  return new Set(
    split
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean),
  );
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}

/** Longer names are cut: the work grows with the square of the length. */
const COMPARED_LETTERS = 64;

function jaroWinkler(first: string, second: string): number {
  const [a, b] = [[...first].slice(0, COMPARED_LETTERS), [...second].slice(0, COMPARED_LETTERS)];
  if (a.length === 0 || b.length === 0) return 0;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const used = new Set<number>();
  const inA: string[] = [];
  a.forEach((letter, at) => {
    for (let other = Math.max(0, at - reach); other < Math.min(b.length, at + reach + 1); other += 1) {
      if (used.has(other) || b[other] !== letter) continue;
      used.add(other);
      inA.push(letter);
      break;
    }
  });
  if (inA.length === 0) return 0;
  const inB = [...used].sort((x, y) => x - y).map((at) => b[at]);
  const swapped = inA.filter((letter, at) => letter !== inB[at]).length / 2;
  const jaro = (inA.length / a.length + inA.length / b.length + (inA.length - swapped) / inA.length) / 3;
  let prefix = 0;
  while (prefix < 4 && a[prefix] !== undefined && a[prefix] === b[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

const FAMILIES: Readonly<Record<string, string>> = {
  integer: 'number',
  long: 'number',
  float: 'number',
  double: 'number',
  boolean: 'number',
  string: 'text',
  binary: 'text',
};

function typeLikeness(a: DataType | null, b: DataType | null): number {
  if (a === null || b === null) return a === b ? 1 : 0;
  if (a.kind !== 'scalar' || b.kind !== 'scalar') return a.kind === b.kind ? 1 : 0;
  if (a.name === b.name) return 1;
  return FAMILIES[a.name] !== undefined && FAMILIES[a.name] === FAMILIES[b.name] ? 0.6 : 0;
}
