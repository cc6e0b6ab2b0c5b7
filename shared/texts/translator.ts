import i18next, { type i18n } from 'i18next';
import { en } from './en.ts';
import { es } from './es.ts';

export type Language = 'en' | 'es';

/** A ready i18next instance over both catalogues; nothing is loaded from anywhere. Gaps are `{{name}}`, plurals `_one`/`_other`. */
export function createTexts(language: Language): i18n {
  const texts = i18next.createInstance();
  void texts.init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en }, es: { translation: es } },
    // React and the terminal both show text as text.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return texts;
}

/** The catalogue language for a BCP 47 tag or a POSIX locale (`es_MX.UTF-8`): Spanish of any country, else English. */
export function languageOf(locale: string): Language {
  return /^es(?![a-z])/i.test(locale) ? 'es' : 'en';
}
