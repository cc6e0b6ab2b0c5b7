import type { ModelReading } from '../../../shared/contract/model-reading.ts';
import { createdAt, sizeFit } from '../../../shared/mlmodel/details.ts';
import { useTexts } from '../../texts.ts';
import { Facts, type Fact, type Reach } from './facts.tsx';

/** When the model was made, by the world's clock and by the reader's own. */
export function timeFacts(
  t: ReturnType<typeof useTexts>['t'],
  utc: string | null,
  old: string | null,
): readonly Fact[] {
  const at = createdAt(utc);
  return [
    { key: 'utc_time_created', label: t('details.createdUtc'), text: utc?.replace(/\.\d+$/, '') ?? null },
    ...(at === null ? [] : [{ key: 'local', label: t('details.createdLocal'), text: localTime(at) }]),
    ...(old === null ? [] : [{ key: 'time_created', label: t('details.timeCreated'), text: old }]),
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

interface SizeFactsProps extends Reach {
  readonly reading: ModelReading;
  readonly declared: string | null;
  /** Bytes of the files that the declared size leaves out; null where they can't be seen. */
  readonly late: number | null;
}

/** The declared size against the files that are there. */
export function SizeFacts({ reading: { files }, declared, late, ...reach }: SizeFactsProps) {
  const { t, size, number } = useTexts();
  const bytes = (value: number) => t('details.bytes', { size: size(value), bytes: number(value) });
  const said = declared === null || !/^\d{1,15}$/.test(declared) ? null : Number(declared);
  const fit = said === null || late === null ? null : sizeFit(said, files.size, late, files.complete);
  const fact = (key: string, name: string, text: string | null): Fact => ({
    key,
    label: t(`details.${name}`),
    text,
    ...(text === declared ? {} : { shown: text }),
  });
  return (
    <Facts
      {...reach}
      title={t('details.sizes')}
      facts={[
        fact('model_size_bytes', 'declared', said === null ? declared : bytes(said)),
        fact('counted', 'counted', late === null ? null : bytes(files.size - late)),
        fact('late', 'late', late === null ? null : bytes(late)),
        fact('all', 'all', late === null ? null : `${files.complete ? '' : '≥ '}${bytes(files.size)}`),
      ]}
      note={
        fit === null ? undefined : (
          <p className={fit === 'less' ? 'size-less' : 'muted small'}>{t(`details.fit.${fit}`)}</p>
        )
      }
    />
  );
}
