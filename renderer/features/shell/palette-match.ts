/** How well a query fits a text: 0 not at all, 1 its letters come in order, 2 its words are in it, 3 it begins with it. */
export function fit(query: string, text: string): 0 | 1 | 2 | 3 {
  const wanted = plain(query).trim();
  const given = plain(text);
  if (given.startsWith(wanted)) return 3;
  if (wanted.split(/\s+/).every((word) => given.includes(word))) return 2;
  let at = 0;
  for (const letter of wanted.replaceAll(/\s/g, '')) {
    at = given.indexOf(letter, at) + 1;
    if (at === 0) return 0;
  }
  return 1;
}

/** Those that a query fits by any of their texts, the best first and else in their own order. */
export function best<T extends { readonly texts: readonly string[] }>(query: string, entries: readonly T[]): T[] {
  if (query.trim() === '') return [...entries];
  const scored = entries.map((entry) => ({ entry, score: Math.max(...entry.texts.map((text) => fit(query, text))) }));
  // Letters in order are a guess, of use only where no word fits.
  const least = scored.some(({ score }) => score > 1) ? 2 : 1;
  return scored
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}

/** Without accents and case: "ultima" finds "Última". */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
