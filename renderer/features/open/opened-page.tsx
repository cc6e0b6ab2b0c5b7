import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type Dispatch } from 'react';
import type { Client, Output } from '../../../shared/contract/contract.ts';
import type { FindSummary, FoundModel } from '../../../shared/contract/model-reading.ts';
import { useHost, type Opened } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Busy } from '../../ui/busy.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ModelPage } from '../model/model-page.tsx';
import type { OpenTab, TabsAction } from '../shell/open-tabs.ts';
import { Chooser } from './chooser.tsx';

export interface OpenedPageProps {
  readonly tab: OpenTab;
  readonly dispatch: Dispatch<TabsAction>;
  /** Its bytes changed on disk since they were read. */
  readonly changed: boolean;
  readonly onReload: () => void;
  readonly onOpened: (opened: Opened) => void;
}

export interface Found {
  readonly summary: FindSummary;
  readonly rows: readonly FoundModel[];
}

/** Rows that the host sends at once: its most. */
const PAGE = 1000;

/** What lies behind an open tab: one model is shown, several are listed to choose from, none is explained. */
export function OpenedPage({ tab, dispatch, changed, onReload, onOpened }: OpenedPageProps) {
  const { t } = useTexts();
  const reload = <Button onPress={onReload}>{t('shell.command.reload')}</Button>;
  return (
    <>
      {changed ? (
        <div className="page errors">
          <Notice kind="note" role="status" actions={reload}>
            {t('shell.open.changed')}
          </Notice>
        </div>
      ) : null}
      {tab.path === null ? (
        <Search tab={tab} dispatch={dispatch} onOpened={onOpened} />
      ) : (
        <ModelPage grant={tab.grant} path={tab.path} onOpened={onOpened} />
      )}
    </>
  );
}

/** Looks for models and fetches the list page by page; the host need not keep it. */
async function find(
  client: Client,
  grant: string,
  options: Parameters<typeof client.call<'models.find'>>[2],
): Promise<Found> {
  const { handle, summary } = await client.call('models.find', { grant }, options);
  const rows: FoundModel[] = [];
  for (let cursor: number | null = 0; cursor !== null;) {
    const page: Output<'models.page'> = await client.call('models.page', { handle, cursor, limit: PAGE });
    rows.push(...page.rows);
    cursor = page.next;
  }
  void client.call('models.close', { handle }).catch(() => undefined);
  return { summary, rows };
}

function Search({ tab, dispatch, onOpened }: Pick<OpenedPageProps, 'tab' | 'dispatch' | 'onOpened'>) {
  const { t } = useTexts();
  const { client } = useHost();
  const queries = useQueryClient();
  const { token } = tab.grant;
  const [progress, setProgress] = useState({ folders: 0, models: 0 });
  const [stopped, setStopped] = useState(false);
  const query = useQuery({
    queryKey: ['find', token],
    enabled: !stopped,
    queryFn: ({ signal }) => find(client, token, { signal, onProgress: setProgress }),
  });
  const stop = () => {
    setStopped(true);
    void queries.cancelQueries({ queryKey: ['find', token] });
  };
  const retry = <Button onPress={() => setStopped(false)}>{t('shell.retry')}</Button>;
  const { data } = query;
  const only = data?.rows.length === 1 && data.summary.complete ? data.rows[0] : undefined;
  useEffect(() => {
    if (only !== undefined && only.name !== tab.name) dispatch({ type: 'name', id: tab.id, name: only.name });
  }, [only, tab, dispatch]);

  const error =
    query.error === null ? null : (
      <div className="page errors">
        <ErrorNotice error={query.error} stale={data !== undefined} onRetry={() => void query.refetch()} />
      </div>
    );
  if (data === undefined) {
    if (error !== null) return error;
    return (
      <div className="page">
        {stopped ? (
          <Notice kind="note" role="status" actions={retry}>
            {t('shell.open.stopped', { name: tab.name })}
          </Notice>
        ) : (
          <Busy text={t('shell.open.searching', progress)} onCancel={stop} />
        )}
      </div>
    );
  }
  // The one model says itself what became of it.
  if (only !== undefined && data.summary.problems.length === 0)
    return <ModelPage grant={tab.grant} path={only.path} onOpened={onOpened} />;
  if (data.rows.length === 0) return <Nothing data={data} name={tab.name} />;
  return (
    <>
      {error}
      <Chooser
        data={data}
        name={tab.name}
        onOpen={(models) => dispatch({ type: 'open-models', grant: tab.grant, models })}
      />
    </>
  );
}

function Nothing({ data, name }: { readonly data: Found; readonly name: string }) {
  const { t, problemText } = useTexts();
  return (
    <div className="page">
      <h1>{t('shell.open.nothing', { name })}</h1>
      <div className="problem-list">
        {data.summary.problems.map((problem) => (
          <Notice key={problemText(problem)} kind={problem.severity}>
            {problemText(problem)}
          </Notice>
        ))}
      </div>
      <p className="muted">{t('shell.open.nothingHelp')}</p>
    </div>
  );
}
