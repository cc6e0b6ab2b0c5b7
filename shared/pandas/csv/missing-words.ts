/** What pandas.read_csv reads as missing (pandas/_libs/parsers.pyx, `STR_NA_VALUES`); the empty cell too. */
export const MISSING_WORDS = [
  '#N/A',
  '#N/A N/A',
  '#NA',
  '-1.#IND',
  '-1.#QNAN',
  '-NaN',
  '-nan',
  '1.#IND',
  '1.#QNAN',
  '<NA>',
  'N/A',
  'NA',
  'NULL',
  'NaN',
  'None',
  'n/a',
  'nan',
  'null',
] as const;

const LONGEST = Math.max(...MISSING_WORDS.map((word) => word.length));
const BY_FIRST: readonly (readonly Uint8Array[] | undefined)[] = Array.from({ length: 256 }, (_, first) => {
  const words = MISSING_WORDS.filter((word) => word.charCodeAt(0) === first);
  return words.length === 0 ? undefined : words.map((word) => Uint8Array.from(word, (letter) => letter.charCodeAt(0)));
});

/** Whether the bytes [from, to) of a cell say "missing". */
export function isMissingWord(bytes: Uint8Array, from: number, to: number): boolean {
  const length = to - from;
  if (length === 0) return true;
  const words = BY_FIRST[bytes[from] ?? 0];
  if (words === undefined || length > LONGEST) return false;
  return words.some((word) => word.length === length && word.every((code, at) => bytes[from + at] === code));
}
