import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { toErrorData, type ErrorData } from '../shared/contract/errors.ts';
import type { Problem } from '../shared/mlmodel/problem.ts';
import { visible } from '../shared/safety/visible.ts';

/** The texts of the current language, and what codes mean in it. */
export function useTexts() {
  const { t: translate, i18n } = useTranslation();
  return useMemo(() => {
    const t = (key: string, gaps: Record<string, string | number> = {}) => translate(key, gaps);
    return {
      t,
      language: i18n.language,
      problemText: (problem: Problem) =>
        visible(translate([`problem.${problem.code}`, `error.${problem.code}`], { ...problem.details })),
      errorText(error: unknown) {
        const { code, message, details } = asErrorData(error);
        return visible(i18n.exists(`error.${code}`) ? t(`error.${code}`, { ...details }) : message);
      },
      number: (value: number) => value.toLocaleString(i18n.language),
      size: (bytes: number) => sizeText(bytes, i18n.language),
    };
  }, [translate, i18n, i18n.language]);
}

/** A failure as data, whether it was thrown or sent as such. */
export function asErrorData(error: unknown): ErrorData {
  const sent =
    typeof error === 'object' && error !== null && !(error instanceof Error) && 'code' in error && 'message' in error;
  return sent ? (error as ErrorData) : toErrorData(error);
}

/** Bytes for people: 12.4 MB (decimal units, as file managers show them). */
function sizeText(bytes: number, language: string): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${value.toLocaleString(language, { maximumFractionDigits: value < 100 && power > 0 ? 1 : 0 })} ${units[power] ?? ''}`;
}
