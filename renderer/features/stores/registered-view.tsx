import { useCallback, useDeferredValue } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import type { RegisteredRow } from '../../../shared/contract/store-schemas.ts';
import { Busy } from '../../ui/busy.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { NoneYet } from './none-yet.tsx';
import { RegisteredGrid } from './registered-grid.tsx';
import { useShownStore } from './use-opening.ts';
import { usePages } from './use-pages.ts';
import { grows } from './use-store.ts';
import { useStoreTexts } from './use-store-texts.tsx';
import { VersionsView } from './versions-view.tsx';

/** Registered models, or the versions of one. */
export function RegisteredView() {
  const { view } = useShownStore();
  return view.model === null ? <RegisteredList /> : <VersionsView model={view.model} />;
}

function RegisteredList() {
  const { t } = useStoreTexts();
  const { handle, summary, view, onView } = useShownStore();
  const search = useDeferredValue(view.modelSearch);
  const pages = usePages<RegisteredRow, Output<'store.registered'>>(
    [...grows(handle), 'registered', search],
    (client, cursor, limit, signal) => client.call('store.registered', { handle, search, cursor, limit }, { signal }),
  );
  const open = useCallback(
    ({ workspace, name }: RegisteredRow) => onView({ model: { workspace, name }, markedVersions: [], version: null }),
    [onView],
  );
  const { answer } = pages;
  if (answer === undefined)
    return pages.error === null ? (
      <Busy text={t('stores.listing')} />
    ) : (
      <ErrorNotice error={pages.error} onRetry={pages.retry} />
    );
  if (summary.registered === 0)
    return summary.complete ? <p className="muted">{t('stores.registered.none')}</p> : <NoneYet />;
  return (
    <>
      <div className="toolbar">
        <SearchField value={view.modelSearch} onChange={(modelSearch) => onView({ modelSearch })} />
      </div>
      {answer.total === 0 && !summary.complete ? (
        <NoneYet />
      ) : answer.total === 0 ? (
        <p className="muted">{t('shell.library.noMatch', { filter: view.modelSearch })}</p>
      ) : (
        <RegisteredGrid pages={pages} count={answer.total} onOpen={open} />
      )}
    </>
  );
}
