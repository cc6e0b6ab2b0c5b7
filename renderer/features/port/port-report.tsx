import { useQuery } from '@tanstack/react-query';
import { Download, PackageOpen } from 'lucide-react';
import { useCallback, useState } from 'react';
import { visible } from '../../../shared/safety/visible.ts';
import { useHost, useHostEvent, type Opened } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Busy } from '../../ui/busy.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { EditNotices } from '../workspaces/edit-notices.tsx';
import { AliasPart } from './alias-part.tsx';
import { CheckList } from './check-list.tsx';
import { FateTable } from './fate-table.tsx';
import { useOpenResult } from './open-result.ts';
import { PortFiles } from './port-files.tsx';
import { ReportHead } from './report-head.tsx';
import { SameActPart } from './same-act-part.tsx';
import { SaveReport } from './save-report.tsx';
import { UndoPart } from './undo-part.tsx';
import { useZipDownload } from './use-port-acts.ts';
import { VerifyPart } from './verify-part.tsx';

export interface PortReportProps {
  readonly id: string;
  readonly onOpened: (opened: Opened) => void;
  /** The level of its titles, below those of the page. */
  readonly title?: 'h2' | 'h3';
}

/** A port that has ended: the proof, what was kept, changed and lost, and what can still be done. */
export function PortReport({ id, onOpened, title: Title = 'h3' }: PortReportProps) {
  const { t } = useTexts();
  const { client, face } = useHost();
  const [error, setError] = useState<unknown>(null);
  const download = useZipDownload();
  const openResult = useOpenResult(onOpened);
  const query = useQuery({
    queryKey: ['port-report', id],
    queryFn: ({ signal }) => client.call('port.report', { id }, { signal }),
    refetchOnMount: 'always',
  });
  const { data, refetch } = query;
  // Whether it can be taken back hangs on the aliases there.
  const workspace = data?.row.target.workspace;
  useHostEvent(
    'workspace.changed',
    useCallback(({ name }: { name: string | null }) => void (name === workspace && refetch()), [workspace, refetch]),
  );
  if (data === undefined)
    return query.error === null ? (
      <Busy text={t('portScreen.destination.looking')} />
    ) : (
      <ErrorNotice error={query.error} onRetry={() => void refetch()} />
    );
  const { row, plan } = data;
  const there = row.state === 'done' && row.gone !== true;
  return (
    <section className="port-report">
      <ReportHead report={data} />
      {error === null ? null : <ErrorNotice error={error} onDismiss={() => setError(null)} />}
      <div className="actions">
        {there ? (
          <Button kind="primary" onPress={() => void openResult(row).catch(setError)}>
            <PackageOpen size={16} aria-hidden /> {t('portScreen.action.open')}
          </Button>
        ) : null}
        {there && row.target.kind === 'zip' && face === 'tab' ? (
          <Button onPress={() => void download(id).catch(setError)}>
            <Download size={16} aria-hidden /> {t('portScreen.report.download')}
          </Button>
        ) : null}
        <SaveReport id={id} />
        {row.state === 'done' ? <AliasPart port={row} /> : null}
        {there ? <VerifyPart id={id} /> : null}
      </div>
      {row.target.workspace === null ? null : <EditNotices workspace={row.target.workspace} />}
      {row.gone === true ? <Notice kind="note">{t('portScreen.report.gone')}</Notice> : <UndoPart report={data} />}
      {plan.target.kind === 'files' ? <Notice kind="note">{t('portScreen.report.fileStore')}</Notice> : null}
      {plan.reason === null ? null : (
        <p>
          <span className="muted">{t('portScreen.report.reason')}</span> {visible(plan.reason)}
        </p>
      )}
      <Title>{t('portScreen.review.table')}</Title>
      <FateTable rows={data.review} model={row.model} />
      <PortFiles id={id} count={row.files} />
      <details className="report-more">
        <summary>{t('portReport.checks')}</summary>
        <CheckList checks={plan.checks} production={plan.target.role === 'PROD'} />
      </details>
      <details className="report-more">
        <summary>{t('portScreen.review.act')}</summary>
        <SameActPart act={data.act} />
      </details>
    </section>
  );
}
