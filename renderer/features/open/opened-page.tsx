import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type Dispatch } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import { useHost } from '../../client.tsx';
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
}

type Found = Output<'models.find'> & Output<'models.page'>;

/** The most models that are listed at once; a larger tree is opened in parts. */
const LISTED = 1000;

/** What lies behind an open tab: one model is shown, several are listed to choose from, none is explained. */
export function OpenedPage({ tab, dispatch, changed, onReload }: OpenedPageProps) {
  const { t } = useTexts();
  const reload = <Button onPress={onReload}>{t('shell.command.reload')}</Button>;
  return (
    <>
      {changed ? (
        <div className="page errors">
          <Notice kind="note" actions={reload}>
            {t('shell.open.changed')}
          </Notice>
        </div>
      ) : null}
      {tab.path === null ? <Search tab={tab} dispatch={dispatch} /> : <ModelPage grant={tab.grant} path={tab.path} />}
    </>
  );
}

function Search({ tab, dispatch }: Pick<OpenedPageProps, 'tab' | 'dispatch'>) {
  const { t } = useTexts();
  const { client } = useHost();
  const { token } = tab.grant;
  const [progress, setProgress] = useState({ folders: 0, models: 0 });
  const [stopped, setStopped] = useState(false);
  const query = useQuery({
    queryKey: ['find', token],
    enabled: !stopped,
    async queryFn({ signal }): Promise<Found> {
      const found = await client.call('models.find', { grant: token }, { signal, onProgress: setProgress });
      const page = await client.call('models.page', { handle: found.handle, cursor: 0, limit: LISTED });
      return { ...found, ...page };
    },
  });
  const { data } = query;
  const only = data?.rows.length === 1 && data.summary.complete ? data.rows[0] : undefined;
  useEffect(() => {
    if (only !== undefined && only.name !== tab.name) dispatch({ type: 'name', id: tab.id, name: only.name });
  }, [only, tab, dispatch]);

  if (query.error !== null) {
    return (
      <div className="page">
        <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  if (data === undefined) {
    return (
      <div className="page">
        {stopped ? (
          <Notice kind="note">{t('error.cancelled')}</Notice>
        ) : (
          <Busy text={t('shell.open.searching', progress)} onCancel={() => setStopped(true)} />
        )}
      </div>
    );
  }
  if (only !== undefined && data.summary.problems.length === 0) return <ModelPage grant={tab.grant} path={only.path} />;
  if (data.rows.length === 0) return <Nothing data={data} name={tab.name} />;
  return (
    <Chooser
      data={data}
      name={tab.name}
      onOpen={(models) => dispatch({ type: 'open-models', grant: tab.grant, models })}
    />
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
