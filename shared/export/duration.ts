import type { Translate } from '../report/report-source.ts';

/** How long something took, as a person would say it; null where a clock was set back meanwhile. */
export function durationText(milliseconds: number, t: Translate): string | null {
  if (milliseconds < 0) return null;
  if (milliseconds < 1000) return t('portReport.moment');
  const seconds = Math.round(milliseconds / 100) / 10;
  if (seconds < 60) return t('portReport.seconds', { seconds });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return t('stores.duration.minutes', { m: minutes, s: Math.floor(seconds % 60) });
  return t('stores.duration.hours', { h: Math.floor(minutes / 60), m: minutes % 60 });
}
