import { expect, it } from 'vitest';
import { durationText } from '../../../shared/export/duration.ts';
import { createTexts } from '../../../shared/texts/translator.ts';

it.each([
  [0, 'less than a second', 'menos de un segundo'],
  [999, 'less than a second', 'menos de un segundo'],
  [1000, '1 s', '1 s'],
  [2460, '2.5 s', '2,5 s'],
  [59_900, '59.9 s', '59,9 s'],
  [59_990, '1 min 0 s', '1 min 0 s'],
  [125_000, '2 min 5 s', '2 min 5 s'],
  [3_599_000, '59 min 59 s', '59 min 59 s'],
  [7_260_000, '2 h 1 min', '2 h 1 min'],
  [-1, null, null],
])('%i ms as a person says it', (milliseconds, en, es) => {
  const said = (['en', 'es'] as const).map((language) => {
    const texts = createTexts(language);
    return durationText(milliseconds, (key, details = {}) =>
      texts.t(key as 'cli.noModels', details as { path: string }),
    );
  });
  expect(said).toEqual([en, es]);
});
