import { compareVersions, parseVersion, type Version } from './pep440.ts';
import type { Requirement } from './requirements.ts';
import { parseSpecifiers } from './specifier.ts';

/** How far two versions are apart: the first number that differs; 'same' also for two spellings of one version. */
export type VersionChange = 'same' | 'patch' | 'minor' | 'major' | 'unknown';

export function versionChange(a: string, b: string): VersionChange {
  const [left, right] = [parseVersion(a), parseVersion(b)];
  if (left === null || right === null) return a.trim() === b.trim() ? 'same' : 'unknown';
  if (compareVersions(left, right) === 0) return 'same';
  const differ = (at: number) => (left.release[at] ?? 0n) !== (right.release[at] ?? 0n);
  if (left.epoch !== right.epoch || differ(0)) return 'major';
  return differ(1) ? 'minor' : 'patch';
}

/** The one version that a requirement allows; null where it leaves a choice. */
export function pinnedVersion({ specifier }: Pick<Requirement, 'specifier'>): Version | null {
  const pinned = (parseSpecifiers(specifier) ?? []).filter(
    ({ operator, wildcard }) => (operator === '==' || operator === '===') && !wildcard,
  );
  const [only] = pinned;
  return pinned.length === 1 && only !== undefined ? (only.version ?? parseVersion(only.text)) : null;
}

/** Whether two requirements ask for the same, however they are spelled: order, blanks and `1.0` for `1.0.0` do not count. */
export function sameRequirement(a: Requirement, b: Requirement): boolean {
  if (a.name !== b.name || a.url !== b.url || a.extras.join() !== b.extras.join()) return false;
  const squeezed = (text: string) => text.replace(/\s+/g, '').replaceAll("'", '"');
  return squeezed(a.marker) === squeezed(b.marker) && sameSpecifier(a.specifier, b.specifier);
}

function sameSpecifier(a: string, b: string): boolean {
  const [left, right] = [parseSpecifiers(a), parseSpecifiers(b)];
  if (left === null || right === null) return a.replace(/\s+/g, '') === b.replace(/\s+/g, '');
  return left.length === right.length && left.every((each) => right.some((other) => sameClause(each, other)));
}

type Clauses = NonNullable<ReturnType<typeof parseSpecifiers>>;

function sameClause(a: Clauses[number], b: Clauses[number]): boolean {
  if (a.operator !== b.operator || a.wildcard !== b.wildcard) return false;
  // Where a prefix counts, 1.0 and 1.0.0 are two things.
  if (a.version === null || b.version === null || a.wildcard || a.operator === '~=') return a.text === b.text;
  return compareVersions(a.version, b.version) === 0;
}
