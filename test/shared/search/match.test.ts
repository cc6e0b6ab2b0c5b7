import { expect, it } from 'vitest';
import { best, fit } from '../../../shared/search/match.ts';

it.each([
  ['open folder…', 'Open folder…', 5],
  ['', 'anything', 4],
  ['open', 'Open folder…', 4],
  ['FOLDER', 'Open folder…', 3],
  ['folder open', 'Open folder…', 3],
  ['ultima', 'Deshacer última exportación', 3],
  ['última', 'deshacer ultima', 3],
  ['old', 'Open folder…', 2],
  ['age', 'Language: English', 2],
  ['name', 'first_name', 3],
  ['opfl', 'Open folder…', 1],
  ['redlof', 'Open folder…', 0],
  ['x', 'Open folder…', 0],
])('"%s" fits "%s": %i', (query, text, score) => {
  expect(fit(query, text)).toBe(score);
});

it('puts the best first, by any of their texts, and keeps the order of equals', () => {
  const entries = ['Reload from disk', 'Close model', 'Settings', 'Cerrar modelo'].map((text) => ({ texts: [text] }));
  const texts = (query: string) => best(query, entries).map(({ entry }) => entry.texts[0]);
  expect(texts('mod')).toEqual(['Close model', 'Cerrar modelo']);
  expect(texts('se')).toEqual(['Settings', 'Close model']);
  expect(texts('')).toHaveLength(4);
  expect(best('cerrar', [{ texts: ['Close', 'Cerrar'] }])).toHaveLength(1);
});
