import type { Translate } from '../report/report-source.ts';
import { said } from '../report/said.ts';
import { visible } from '../safety/visible.ts';
import type { Check } from './checks.ts';

/** What a check found, in words; '' where all is well. A refusal of the target is told as the error that it would be. */
export function checkText({ code, details }: Check, t: Translate): string {
  if (code === null) return '';
  const key = `port.finding.${code}`;
  const told = Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, MEASURED.has(name) ? Number(value) / 1e6 : value]),
  );
  // What a verdict rests on is what its sentence counts.
  const said = t(key, 'reasons' in told ? { ...told, count: told['reasons'] } : told);
  return said === key ? t(`error.${code}`, details) : said;
}

/** Bytes, told in megabytes. */
const MEASURED = new Set(['free', 'needed']);

/** What a check is about, one thing a line: names, or what a verdict rests on, in words. */
export function checkItems({ items, findings = [], details }: Check, t: Translate): string[] {
  const reasons = findings.map((finding) => {
    const { place, title } = said(finding, t);
    return `${place}: ${title}`;
  });
  const shown = [...items.map(visible), ...reasons];
  const all = findings.length === 0 ? details['count'] : details['reasons'];
  return Number(all ?? 0) > shown.length ? [...shown, '…'] : shown;
}

/** The way out of what a check found: its own, or that of its kind. */
export function checkFix({ id, code }: Check, t: Translate): string {
  const key = `port.fix.${code}`;
  const own = code === null ? key : t(key);
  return own === key ? t(`port.fix.${id}`) : own;
}
