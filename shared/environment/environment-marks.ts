import type { EnvironmentSource, PackageEntry } from './environment-sources.ts';
import { versionText } from './pep440.ts';
import { allows, parseSpecifiers } from './specifier.ts';
import { pinnedVersion } from './version-change.ts';

/** What a reader should know about a package's row. */
export type Mark =
  /** One place pins a version that another does not allow. */
  | {
      readonly kind: 'disagree';
      readonly a: EnvironmentSource;
      readonly b: EnvironmentSource;
      readonly version: string;
      readonly other: string;
    }
  /** Not pinned there: what is installed depends on the day. */
  | { readonly kind: 'loose'; readonly source: EnvironmentSource }
  /** An address, or words of conda's, that no version can be told from. */
  | { readonly kind: 'not-judged'; readonly source: EnvironmentSource };

/** MLflow itself leaves these open; they build the environment and are not run by the model. */
const BUILD_TOOLS = new Set(['pip', 'setuptools', 'wheel']);

/**
 * Compares what is said of one package in several places, as PEP 440 does: a pinned version against what each other place
 * allows (`1.5` is `1.5.0`; conda's `=3.11` allows every 3.11). Under a condition nothing is compared: it may not hold.
 */
export function marksOf(name: string, entries: readonly PackageEntry[]): Mark[] {
  const marks: Mark[] = [];
  const plain = entries.filter(({ conditional }) => !conditional);
  for (const [at, entry] of plain.entries()) {
    const version = entry.specifier === null ? null : pinnedVersion({ specifier: entry.specifier });
    if (version === null) continue;
    const against = plain.find(({ specifier, source }, other) => {
      // Two pins that differ are told once, from the first.
      if (source === entry.source || (other < at && pinOf(specifier) !== null)) return false;
      const allowed = specifier === null ? null : parseSpecifiers(specifier);
      return allowed !== null && !allows(allowed, version);
    });
    if (against === undefined) continue;
    marks.push({
      kind: 'disagree',
      a: entry.source,
      b: against.source,
      version: versionText(version),
      other: against.text,
    });
    break;
  }
  const written = entries.filter(({ source }) => source !== 'mlmodel');
  const unclear = written.find(({ specifier }) => specifier === null);
  if (unclear !== undefined) marks.push({ kind: 'not-judged', source: unclear.source });
  const loose = BUILD_TOOLS.has(name)
    ? undefined
    : written.find(({ specifier }) => specifier !== null && !isFixed(specifier));
  if (loose !== undefined) marks.push({ kind: 'loose', source: loose.source });
  return marks;
}

function pinOf(specifier: string | null) {
  return specifier === null ? null : pinnedVersion({ specifier });
}

/** Pinned, or given to the third number as conda's `=3.11.7`. */
function isFixed(specifier: string): boolean {
  return pinOf(specifier) !== null || /^==\d+(?:\.\d+){2,}\.\*$/.test(specifier);
}
