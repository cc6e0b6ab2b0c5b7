import type { ModelReading } from '../../../shared/contract/model-reading.ts';
import { createdAt, sizeFit } from '../../../shared/mlmodel/details.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { Facts, type Fact } from './facts.tsx';

/** When the model was made, by the world's clock and by the reader's own. */
export function timeFacts(
  t: ReturnType<typeof useTexts>['t'],
  utc: string | null,
  old: string | null,
): readonly Fact[] {
  const at = createdAt(utc);
  const mono = (text: string | null) => (text === null ? null : <code>{visible(text)}</code>);
  return [
    ['utc', t('details.createdUtc'), mono(utc?.replace(/\.\d+$/, '') ?? null)],
    ...(at === null ? [] : [['local', t('details.createdLocal'), mono(localTime(at))] as const]),
    ...(old === null ? [] : [['old', t('details.timeCreated'), mono(old)] as const]),
  ];
}

/** As `utc_time_created` is spelled, with the distance to UTC. */
function localTime(at: number): string {
  const minutes = -new Date(at).getTimezoneOffset();
  const shifted = new Date(at + minutes * 60_000).toISOString().slice(0, 19).replace('T', ' ');
  const two = (value: number) => String(value).padStart(2, '0');
  const ahead = Math.abs(minutes);
  return `${shifted} UTC${minutes < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
}

interface SizeFactsProps {
  readonly reading: ModelReading;
  readonly declared: string | null;
  /** Bytes of the files that the declared size leaves out; null where they can't be seen. */
  readonly late: number | null;
}

/** The declared size against the files that are there. */
export function SizeFacts({ reading: { files }, declared, late }: SizeFactsProps) {
  const { t, size, number } = useTexts();
  const bytes = (value: number) => t('details.bytes', { size: size(value), bytes: number(value) });
  const said = declared === null || !/^\d{1,15}$/.test(declared) ? null : Number(declared);
  const fit = said === null || late === null ? null : sizeFit(said, files.size, late, files.complete);
  return (
    <Facts
      title={t('details.sizes')}
      facts={[
        [
          'declared',
          t('details.declared'),
          said === null ? declared === null ? null : <code>{visible(declared)}</code> : bytes(said),
        ],
        ['counted', t('details.counted'), late === null ? null : bytes(files.size - late)],
        ['late', t('details.late'), late === null ? null : bytes(late)],
        ['all', t('details.all'), late === null ? null : `${files.complete ? '' : '≥ '}${bytes(files.size)}`],
      ]}
      note={
        fit === null ? undefined : (
          <p className={fit === 'less' ? 'size-less' : 'muted small'}>{t(`details.fit.${fit}`)}</p>
        )
      }
    />
  );
}
