import { PackageCheck } from 'lucide-react';
import { useCallback, useDeferredValue, type Dispatch } from 'react';
import type { RegisteredRow } from '../../../shared/contract/store-schemas.ts';
import type { ModelPage, WorkspaceRow } from '../../../shared/contract/workspace-schemas.ts';
import { useTexts } from '../../texts.ts';
import { Busy } from '../../ui/busy.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { portInto } from '../port/draft-store.ts';
import { targetOf } from '../port/target-chooser.tsx';
import type { TabsAction } from '../shell/open-tabs.ts';
import { RegisteredGrid } from '../stores/registered-grid.tsx';
import { usePages } from '../stores/use-pages.ts';
import { inWorkspace, useIndexing } from './use-workspaces.ts';
import { setWorkspaceView, useWorkspaceView } from './workspace-view.ts';

const SORTS = ['name', 'updated', 'versions'] as const;

export interface ModelsViewProps {
  readonly row: WorkspaceRow;
  readonly dispatch: Dispatch<TabsAction>;
}

/** The registered models of a workspace. */
export function ModelsView({ row, dispatch }: ModelsViewProps) {
  const { t, number } = useTexts();
  const { name } = row;
  const { search: typed, sort, descending } = useWorkspaceView();
  const search = useDeferredValue(typed);
  const pages = usePages<RegisteredRow, ModelPage>(
    [...inWorkspace(name), 'models', search, sort, descending],
    (client, cursor, limit, signal) =>
      client.call('workspace.models', { name, search, sort, descending, cursor, limit }, { signal }),
  );
  const { answer } = pages;
  const indexing = useIndexing(name, answer?.index);
  const open = useCallback((model: RegisteredRow) => setWorkspaceView({ model: model.name, version: null }), []);
  const onSort = useCallback(
    (column: string) => {
      const to = SORTS.find((each) => each === column) ?? 'name';
      // Names from the first, times and counts from the largest.
      setWorkspaceView({ sort: to, descending: to === sort ? !descending : to !== 'name' });
    },
    [sort, descending],
  );
  if (answer === undefined)
    return pages.error === null ? (
      <Busy text={t('workspaces.reading')} />
    ) : (
      <ErrorNotice error={pages.error} onRetry={pages.retry} />
    );
  if (answer.total === 0 && search === '')
    return (
      <>
        <p>{t('workspaces.noModels')}</p>
        <p className="muted">{t('workspaces.noModelsHelp')}</p>
        {row.readOnly === null && row.kind !== 'zip' ? (
          <div className="actions">
            <Button
              kind="primary"
              onPress={() => {
                portInto(targetOf(row));
                dispatch({ type: 'go', place: 'export' });
              }}
            >
              <PackageCheck size={16} aria-hidden /> {t('workspaces.exportHere')}
            </Button>
          </div>
        ) : null}
      </>
    );
  return (
    <>
      {pages.error === null ? null : <ErrorNotice error={pages.error} stale onRetry={pages.retry} />}
      <div className="toolbar">
        <SearchField value={typed} onChange={(value) => setWorkspaceView({ search: value })} />
        <span className="muted">
          {t('workspaces.state.models', { count: answer.total, shown: number(answer.total) })}
        </span>
        {indexing === null ? null : (
          <span className="store-reading muted" role="status">
            <progress max={Math.max(1, indexing.of)} value={indexing.done} aria-label={t('workspaces.indexing')} />
            {t('workspaces.indexed', { done: number(indexing.done), of: number(indexing.of) })}
          </span>
        )}
      </div>
      {answer.total === 0 ? (
        <p className="muted">{t('shell.library.noMatch', { filter: typed })}</p>
      ) : (
        <RegisteredGrid
          pages={pages}
          count={answer.total}
          onOpen={open}
          sorting={{ column: sort, descending }}
          onSort={onSort}
        />
      )}
    </>
  );
}
