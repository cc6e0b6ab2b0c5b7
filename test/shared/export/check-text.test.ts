import { describe, expect, it } from 'vitest';
import { checkText } from '../../../shared/export/check-text.ts';
import { found } from '../../../shared/export/checks.ts';
import { createTexts, type Language } from '../../../shared/texts/translator.ts';

const verdict = (word: string, reasons: number) =>
  found('verdict', 'stop', `verdict-${word}`, { details: { against: '3', reasons } });
const differing = (count: number) =>
  found('manifest', 'stop', 'manifest-differs', { items: Array.from({ length: count }, (_none, at) => `${at}.pkl`) });

describe('what a check counts', () => {
  it.each([
    ['en', verdict('breaks-callers', 1), 'must change first, for one reason.'],
    ['en', verdict('breaks-callers', 2), 'must change first, for 2 reasons.'],
    ['en', verdict('breaks-consumers', 1), 'must change first, for one reason.'],
    ['en', verdict('converts-silently', 5), 'without an error, for 5 reasons.'],
    ['en', differing(1), 'these files: 1 of them differs.'],
    ['en', differing(4), 'these files: 4 of them differ.'],
    ['es', verdict('breaks-callers', 1), 'deben cambiar antes, por un motivo.'],
    ['es', verdict('breaks-consumers', 2), 'deben cambiar antes, por 2 motivos.'],
    ['es', verdict('converts-silently', 1), 'cambian sin error, por un motivo.'],
    ['es', differing(1), 'estos archivos: 1 es distinto.'],
    ['es', differing(2), 'estos archivos: 2 son distintos.'],
  ] as const)('reads as a sentence in %s: %o', (language: Language, check, end) => {
    const t = (key: string, details = {}) => createTexts(language).t(key, { ...details });
    expect(checkText(check, t).endsWith(end), checkText(check, t)).toBe(true);
  });
});
