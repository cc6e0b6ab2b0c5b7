/** A text as it is compared: without accents and case, so that "ultima" finds "Última". */
export function plain(text: string): string {
  // Most names are plain ASCII, which has nothing to take apart: a hundred thousand of them are done in no time.
  // oxlint-disable-next-line no-control-regex -- the range of ASCII
  if (/^[\u0000-\u007f]*$/.test(text)) return text.toLowerCase();
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** What is looked for: all of it, and its words. */
export interface Wanted {
  readonly whole: string;
  readonly words: readonly string[];
}

export function wanted(query: string): Wanted {
  const whole = plain(query).trim();
  return { whole, words: whole.split(/\s+/) };
}

/** How well something is found: 5 it is called so, 4 its name begins so, 3 words begin so, 2 it is in it, 0 not at all. */
export type Rank = 0 | 2 | 3 | 4 | 5;

/** How well a plain text, and the name in it, are found. */
export function rank({ whole, words }: Wanted, name: string, text: string): Rank {
  if (!words.every((word) => text.includes(word))) return 0;
  if (name === whole) return 5;
  if (name.startsWith(whole)) return 4;
  return words.every((word) => beginsAWord(text, word)) ? 3 : 2;
}

function beginsAWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return true;
  return false;
}

/** How well a query fits a text: as `rank` says, and 1 where only its letters come in order. */
export function fit(query: string, text: string): Rank | 1 {
  const sought = wanted(query);
  const given = plain(text);
  const found = rank(sought, given, given);
  if (found > 0) return found;
  let at = 0;
  for (const letter of sought.whole.replaceAll(/\s/g, '')) {
    at = given.indexOf(letter, at) + 1;
    if (at === 0) return 0;
  }
  return 1;
}

/** An entry with how well it is found by the best of its texts. */
export interface Scored<T> {
  readonly entry: T;
  readonly score: Rank | 1;
}

/** Those that a query fits by any of their texts, the best first and else in their own order. */
export function best<T extends { readonly texts: readonly string[] }>(
  query: string,
  entries: readonly T[],
): readonly Scored<T>[] {
  if (query.trim() === '') return entries.map((entry) => ({ entry, score: 4 }));
  const scored = entries.map((entry) => ({
    entry,
    score: Math.max(...entry.texts.map((text) => fit(query, text))) as Rank | 1,
  }));
  // Letters in order are a guess, of use only where no word fits.
  const least = scored.some(({ score }) => score > 1) ? 2 : 1;
  return scored.filter(({ score }) => score >= least).sort((a, b) => b.score - a.score);
}
