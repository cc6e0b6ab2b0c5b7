import type { Dispatch } from 'react';
import type { Grant } from '../../../shared/contract/schemas.ts';
import { asErrorData, useTexts } from '../../texts.ts';
import type { Picking } from '../compare/model-picker.tsx';
import type { TabsAction } from '../shell/open-tabs.ts';
import { EditNotices } from './edit-notices.tsx';
import { ModelView } from './model-view.tsx';
import { ModelsView } from './models-view.tsx';
import { WorkspaceHead } from './workspace-head.tsx';
import { WorkspaceList } from './workspace-list.tsx';
import { useWorkspaceView } from './workspace-view.ts';
import { useWorkspaceList } from './use-workspaces.ts';
import { Busy } from '../../ui/busy.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import './workspaces.css';

export interface WorkspacesPageProps {
  readonly dispatch: Dispatch<TabsAction>;
  readonly onPick: (picking: Picking) => void;
  /** Folders and stores that are open: what a browser tab can name. */
  readonly open: readonly Grant[];
}

/** Where models live: the list of workspaces, one of them, or one of its registered models. */
export function WorkspacesPage({ dispatch, onPick, open }: WorkspacesPageProps) {
  const { t } = useTexts();
  const view = useWorkspaceView();
  const { data, error, refetch } = useWorkspaceList();
  // Whoever adds a workspace then begins a new list.
  const damaged = error !== null && asErrorData(error).code === 'workspaces-damaged';
  const workspaces = damaged ? [] : data?.workspaces;
  const row = workspaces?.find(({ name }) => name === view.workspace);
  const notice = error === null ? null : <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (workspaces === undefined)
    return <div className="page workspaces">{notice ?? <Busy text={t('workspaces.looking')} />}</div>;
  return (
    <div className={`page workspaces${workspaces.length === 0 ? ' first' : ''}`}>
      {notice}
      {row === undefined ? (
        <WorkspaceList workspaces={workspaces} open={open} />
      ) : (
        <>
          <WorkspaceHead row={row} model={view.model} />
          {row.state !== 'ready' ? null : view.model === null ? (
            <ModelsView row={row} dispatch={dispatch} />
          ) : (
            <ModelView key={view.model} row={row} model={view.model} dispatch={dispatch} onPick={onPick} />
          )}
          <EditNotices workspace={row.name} />
        </>
      )}
    </div>
  );
}
