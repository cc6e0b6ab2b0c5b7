import { createTexts, languageOf } from '../../shared/texts/translator.ts';

/** That what is printed can't be written (`code`: of the system), for the error stream. */
export function outputLost(code: string, locale: string): string {
  return `model-porter: ${createTexts(languageOf(locale)).t('cli.outputLost', { reason: code })}\n`;
}
