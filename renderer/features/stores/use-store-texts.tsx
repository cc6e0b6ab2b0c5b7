import { CircleCheck, CircleDashed, CircleSlash, CircleX, Clock } from 'lucide-react';
import { useMemo } from 'react';
import type { Int64 } from '../../../shared/contract/int64.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';

const STATES = {
  FINISHED: CircleCheck,
  RUNNING: Clock,
  SCHEDULED: CircleDashed,
  FAILED: CircleX,
  KILLED: CircleSlash,
} as const;

/** How times, durations, metrics and states of a store are written. */
export function useStoreTexts() {
  const texts = useTexts();
  const { t, language } = texts;
  return useMemo(
    () => ({
      ...texts,
      /** A time in the reader's own clock; digits where it is none. */
      time(value: Int64 | null): string {
        if (value === null) return '';
        const date = new Date(Number(value));
        if (Number.isNaN(date.getTime())) return String(value);
        return date.toLocaleString(language, {
          year: 'numeric',
          month: 'short',
          day: 'numeric',
          hour: '2-digit',
          minute: '2-digit',
        });
      },
      /** Of milliseconds: the two largest units. */
      duration(value: number | null): string {
        if (value === null) return '';
        if (value < 0) return t('stores.duration.unknown');
        if (value < 1000) return t('stores.duration.milliseconds', { count: Math.round(value) });
        const seconds = value / 1000;
        if (seconds < 60)
          return t('stores.duration.seconds', {
            count: seconds.toLocaleString(language, { maximumFractionDigits: 1 }),
          });
        if (seconds < 3600)
          return t('stores.duration.minutes', { m: Math.floor(seconds / 60), s: Math.floor(seconds % 60) });
        const minutes = seconds / 60;
        if (minutes < 1440)
          return t('stores.duration.hours', { h: Math.floor(minutes / 60), m: Math.floor(minutes % 60) });
        return t('stores.duration.days', {
          d: Math.floor(minutes / 1440),
          h: Math.floor((minutes % 1440) / 60),
        });
      },
      /** The state of a run in a word; any other as it is written. */
      statusText: (state: string) => (state in STATES ? t(`stores.status.${state}`) : visible(state)),
      /** The state of a run: a shape and a word. */
      status(state: string, lifecycle: string) {
        const Icon = STATES[state as keyof typeof STATES];
        const word = Icon === undefined ? visible(state) : t(`stores.status.${state}`);
        return (
          <span className={`run-state ${state.toLowerCase()}`}>
            {Icon === undefined ? null : <Icon size={14} aria-hidden />}
            {lifecycle === 'deleted' ? t('stores.deletedState', { state: word }) : word}
          </span>
        );
      },
    }),
    [texts, t, language],
  );
}

/** A metric in a table: six digits, the whole of it under the pointer. */
export function metricText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '-∞';
  if (value === 0 || Number.isInteger(value)) {
    const text = String(value);
    return text.length <= 12 ? text : value.toExponential(5);
  }
  const size = Math.abs(value);
  if (size >= 1e10 || size < 1e-4) return value.toExponential(4);
  // No digit before the point is left out.
  return size >= 1e5 ? String(Math.round(value)) : String(Number(value.toPrecision(6)));
}
