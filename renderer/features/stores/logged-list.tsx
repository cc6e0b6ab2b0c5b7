import { ArrowLeftRight, PackageCheck, PackageOpen, Waypoints } from 'lucide-react';
import type { LoggedRow } from '../../../shared/contract/store-schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { IdText } from '../../ui/id-text.tsx';
import { isAtHand, PlaceMark } from './place-state.tsx';
import { useOpening, useShownStore } from './use-opening.ts';
import { metricText, useStoreTexts } from './use-store-texts.tsx';

/** Logged models, each with its ways into the inspector, a comparison, the wizard and its lineage. */
export function LoggedList({ rows }: { readonly rows: readonly LoggedRow[] }) {
  const { t } = useStoreTexts();
  const { open, compare, exportIt, error, dismiss } = useOpening();
  const { onView } = useShownStore();
  if (rows.length === 0) return null;
  return (
    <>
      {error === null ? null : <ErrorNotice error={error} onDismiss={dismiss} />}
      <ul className="logged-models">
        {rows.map((row) => {
          const name = row.name ?? row.id;
          const owner = { kind: 'logged', id: row.id } as const;
          return (
            <li key={row.id} className="card logged-model">
              <div className="logged-name">
                <strong>{visible(name)}</strong>
                {row.type === null || row.type === '' ? null : <span className="muted">{visible(row.type)}</span>}
                <PlaceMark state={row.place} />
              </div>
              <IdText id={row.id} what={t('stores.field.id')} />
              {row.metrics.length === 0 ? null : (
                <p className="muted small">
                  {row.metrics
                    .slice(0, 6)
                    .map(({ key, value, dataset }) =>
                      dataset === null
                        ? `${visible(key)} ${metricText(value)}`
                        : t('stores.logged.metricOn', {
                            metric: `${visible(key)} ${metricText(value)}`,
                            dataset: visible(dataset),
                          }),
                    )
                    .join(' · ')}
                </p>
              )}
              <div className="actions">
                {isAtHand(row.place) ? (
                  <>
                    <Button onPress={() => open(owner, name)}>
                      <PackageOpen size={16} aria-hidden /> {t('stores.open')}
                    </Button>
                    <Button onPress={() => compare([{ owner, name }])}>
                      <ArrowLeftRight size={16} aria-hidden /> {t('stores.compareWith')}
                    </Button>
                    <Button onPress={() => exportIt(owner, name)}>
                      <PackageCheck size={16} aria-hidden /> {t('portScreen.button')}
                    </Button>
                  </>
                ) : null}
                <Button onPress={() => onView({ section: 'logged', lineage: { owner, name } })}>
                  <Waypoints size={16} aria-hidden /> {t('lineageScreen.show')}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
