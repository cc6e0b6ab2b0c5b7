import { ArrowLeft } from 'lucide-react';
import { isActive, isWaiting, type PortRow } from '../../../shared/export/port-row.ts';
import { useHost, type Opened } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Busy } from '../../ui/busy.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { showPort, useShownPort } from './activity-store.ts';
import { againWith } from './draft-store.ts';
import { EndedList } from './ended-list.tsx';
import { PortCard } from './port-card.tsx';
import { PortReport } from './port-report.tsx';
import { usePortActs } from './use-port-acts.ts';
import { usePorts } from './use-ports.ts';

export interface ActivityPageProps {
  readonly onOpened: (opened: Opened) => void;
  readonly onExport: () => void;
}

/** What ports are doing: those under way, those that wait for a person, those that have ended. */
export function ActivityPage({ onOpened, onExport }: ActivityPageProps) {
  const { t } = useTexts();
  const shown = useShownPort();
  const ports = usePorts();
  const { client } = useHost();
  const again = async ({ id }: PortRow) => {
    againWith({ ...(await client.call('port.draft', { id })), id });
    onExport();
  };
  const { act, errors } = usePortActs({ onOpened, onReport: ({ id }) => showPort(id), onAgain: again });
  if (shown !== null)
    return (
      <div className="page port activity">
        <div className="actions">
          <Button kind="quiet" onPress={() => showPort(null)}>
            <ArrowLeft size={16} aria-hidden /> {t('portScreen.activity.back')}
          </Button>
        </div>
        <h1>{t('portScreen.step.report')}</h1>
        <PortReport id={shown} onOpened={onOpened} title="h2" />
      </div>
    );
  const rows = ports.data?.ports ?? [];
  const cards = (title: string, group: readonly PortRow[]) =>
    group.length === 0 ? null : (
      <section className="port-part">
        <h2>{title}</h2>
        <ul className="port-cards">
          {group.map((row) => (
            <PortCard key={row.id} row={row} onAct={act} error={errors.get(row.id) ?? null} />
          ))}
        </ul>
      </section>
    );
  const moving = (row: PortRow) => isActive(row.state) || row.state === 'elsewhere';
  return (
    <div className="page port activity">
      <header className="port-head">
        <h1>{t('portScreen.activity.title')}</h1>
      </header>
      <p className="muted">{t('portScreen.activity.lead')}</p>
      {ports.error === null ? null : <ErrorNotice error={ports.error} onRetry={() => void ports.refetch()} />}
      {ports.data === undefined && ports.error === null ? <Busy text={t('portScreen.activity.title')} /> : null}
      {ports.data?.damaged.map((error) => (
        <ErrorNotice key={String(error.details?.['path'])} error={error} />
      ))}
      {ports.data?.ports.length === 0 ? (
        <section className="card empty">
          <p>{t('portScreen.activity.none')}</p>
          <p className="muted">{t('portScreen.activity.noneHelp')}</p>
          <div className="actions">
            <Button kind="primary" onPress={onExport}>
              {t('portScreen.activity.start')}
            </Button>
          </div>
        </section>
      ) : null}
      {cards(t('portScreen.activity.active'), rows.filter(moving))}
      {cards(
        t('portScreen.activity.waiting'),
        rows.filter(({ state }) => isWaiting(state) || state === 'failed'),
      )}
      <EndedList
        rows={rows.filter(({ state }) => ['done', 'undone', 'cancelled'].includes(state))}
        onAct={act}
        errors={errors}
      />
    </div>
  );
}
