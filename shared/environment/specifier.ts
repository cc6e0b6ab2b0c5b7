import { compareVersions, parseVersion, versionText, type Version } from './pep440.ts';

export const OPERATORS = ['===', '==', '!=', '~=', '<=', '>=', '<', '>'] as const;
export type Operator = (typeof OPERATORS)[number];

/** One clause of a version specifier, such as `>= 1.2`, or `== 1.2.*` (wildcard). */
export interface Specifier {
  readonly operator: Operator;
  /** As written, without the `.*`. */
  readonly text: string;
  /** null for `===`, which compares texts. */
  readonly version: Version | null;
  readonly wildcard: boolean;
}

const CLAUSE = /^\s*(===|==|!=|~=|<=|>=|<|>)\s*(\S+)\s*$/;

/** Reads the clauses of a specifier, such as `>=1.2,<2`; null where one of them is none (PEP 440). '' has no clauses. */
export function parseSpecifiers(text: string): readonly Specifier[] | null {
  const clauses = text
    .split(',')
    .filter((clause) => clause.trim() !== '')
    .map(parseClause);
  return clauses.includes(null) ? null : (clauses as Specifier[]);
}

function parseClause(clause: string): Specifier | null {
  const match = CLAUSE.exec(clause);
  if (match === null) return null;
  const operator = match[1] as Operator;
  const written = match[2] ?? '';
  if (operator === '===') return { operator, text: written, version: null, wildcard: false };
  const wildcard = written.endsWith('.*');
  const text = wildcard ? written.slice(0, -2) : written;
  const version = parseVersion(text);
  if (version === null) return null;
  const equality = operator === '==' || operator === '!=';
  const suffixed = [version.pre, version.post, version.dev, version.local].some((part) => part !== null);
  if (wildcard && (!equality || suffixed)) return null;
  if (version.local !== null && !equality) return null;
  if (operator === '~=' && version.release.length < 2) return null;
  return { operator, text, version, wildcard };
}

/** Whether a version satisfies every clause, pre-releases included. */
export function allows(specifiers: readonly Specifier[], version: Version): boolean {
  return specifiers.every((specifier) => allowsOne(specifier, version));
}

function allowsOne({ operator, text, version, wildcard }: Specifier, candidate: Version): boolean {
  if (version === null) return versionText(candidate).toLowerCase() === text.toLowerCase();
  const plain: Version = { ...candidate, local: null };
  switch (operator) {
    case '==':
      return equals(candidate, version, wildcard);
    case '!=':
      return !equals(candidate, version, wildcard);
    case '<=':
      return compareVersions(plain, version) <= 0;
    case '>=':
      return compareVersions(plain, version) >= 0;
    case '<':
      return isBefore(candidate, version);
    case '>':
      return isAfter(candidate, version);
    default:
      return compareVersions(plain, version) >= 0 && startsLike(plain, version.epoch, version.release.slice(0, -1));
  }
}

function equals(candidate: Version, version: Version, wildcard: boolean): boolean {
  if (wildcard) return startsLike(candidate, version.epoch, version.release);
  return compareVersions(version.local === null ? { ...candidate, local: null } : candidate, version) === 0;
}

/** `== 1.2.*` and the second half of `~= 1.2.3`: the release starts with these numbers, what is missing being zero. */
function startsLike(candidate: Version, epoch: bigint, release: readonly bigint[]): boolean {
  return candidate.epoch === epoch && release.every((number, at) => (candidate.release[at] ?? 0n) === number);
}

/** `< 2` leaves out the pre-releases of 2 itself: it ends before 2.dev0. */
function isBefore(candidate: Version, version: Version): boolean {
  const early = version.pre !== null || version.dev !== null;
  return compareVersions(candidate, early ? version : { ...version, dev: 0n }) < 0;
}

/** `> 2` leaves out 2 with any local part and the post-releases of 2 itself: what comes next counts. */
function isAfter(candidate: Version, version: Version): boolean {
  const { dev, post } = version;
  if (dev !== null) return compareVersions(candidate, { ...version, dev: dev + 1n }) >= 0;
  if (post !== null) return compareVersions(candidate, { ...version, post: post + 1n, dev: 0n }) >= 0;
  const family: Version = { ...candidate, post: null, dev: null, local: null };
  return compareVersions(candidate, version) > 0 && compareVersions(family, version) !== 0;
}
