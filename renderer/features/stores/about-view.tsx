import { useQuery, useQueryClient } from '@tanstack/react-query';
import { FolderSearch, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { LocationRow } from '../../../shared/contract/store-schemas.ts';
import type { Problem } from '../../../shared/mlmodel/problem.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { onlyGrant, useHost } from '../../client.tsx';
import { Busy } from '../../ui/busy.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PlaceMark } from './place-state.tsx';
import { useShownStore } from './use-opening.ts';
import { allRows } from './use-pages.ts';
import { grows } from './use-store.ts';
import { useStoreTexts } from './use-store-texts.tsx';

/** Where the artifacts of a store are, and what is wrong with it. */
export function AboutView() {
  const { t } = useStoreTexts();
  const { summary } = useShownStore();
  return (
    <>
      <Locations />
      <Problems />
      {summary.revision === null ? null : (
        <p className="muted small">
          {t('stores.about.revision')} <code>{visible(summary.revision)}</code>
        </p>
      )}
    </>
  );
}

/** Where artifacts were, and where they are now; a person can say so. */
function Locations() {
  const { t } = useStoreTexts();
  const { client } = useHost();
  const { handle } = useShownStore();
  const query = useQuery({
    queryKey: [...grows(handle), 'locations'],
    queryFn: ({ signal }) => client.call('store.locations', { handle }, { signal }),
  });
  return (
    <section className="part">
      <h2>{t('stores.locations.title')}</h2>
      <p className="muted">{t('stores.locations.help')}</p>
      {query.error === null ? null : <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data === undefined ? (
        query.error === null ? (
          <Busy text={t('stores.listing')} />
        ) : null
      ) : query.data.rows.length === 0 ? (
        <p className="muted">{t('stores.locations.none')}</p>
      ) : (
        <ul className="locations">
          {query.data.rows.map((row) => (
            <Location key={row.root} row={row} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Location({ row }: { readonly row: LocationRow }) {
  const { t, number } = useStoreTexts();
  const { client, pick } = useHost();
  const queries = useQueryClient();
  const { handle, tab, dispatch } = useShownStore();
  const [error, setError] = useState<unknown>(null);
  const say = async (root: string, choose: boolean) => {
    setError(null);
    const grant = choose ? onlyGrant(await pick('folder')) : null;
    if (choose && grant === null) return;
    if (grant !== null) dispatch({ type: 'lend', id: tab.id, grant });
    await client.call('store.locate', { handle, root, grant: grant?.token ?? null });
    await queries.invalidateQueries({ queryKey: grows(handle) });
  };
  return (
    <li className="card location">
      <code>{visible(row.root)}</code>
      <p>
        <PlaceMark state={row.state} />{' '}
        {row.place === null ? null : row.place === '.' ? (
          t('stores.locations.itself')
        ) : (
          <>
            {t('stores.locations.now')} <code>{visible(row.place)}</code>
          </>
        )}
      </p>
      <p className="muted small">
        {t('stores.locations.found', { found: number(row.found), count: number(row.count) })}
      </p>
      {error === null ? null : <ErrorNotice error={error} onDismiss={() => setError(null)} />}
      <div className="actions">
        <Button onPress={() => void say(row.root, true).catch(setError)}>
          <FolderSearch size={16} aria-hidden /> {t('stores.locations.choose')}
        </Button>
        {row.chosen ? (
          <Button onPress={() => void say(row.root, false).catch(setError)}>
            <Undo2 size={16} aria-hidden /> {t('stores.locations.undo')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

/** Problems that are shown at once. */
const SHOWN = 50;

function Problems() {
  const { t, number, problemText } = useStoreTexts();
  const { client } = useHost();
  const { handle, summary } = useShownStore();
  const [limit, setLimit] = useState(SHOWN);
  const query = useQuery({
    queryKey: [...grows(handle), 'problems'],
    queryFn: ({ signal }) =>
      allRows((cursor, many) => client.call('store.problems', { handle, cursor, limit: many }, { signal })),
  });
  const problems: readonly Problem[] = query.data ?? [];
  const more = problems.length - limit;
  return (
    <section className="part">
      <h2>{t('stores.about.problems')}</h2>
      {query.error === null ? null : <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {summary.problems === 0 ? (
        <p className="muted">{t(summary.complete ? 'stores.about.noProblems' : 'stores.about.noProblemsYet')}</p>
      ) : (
        <div className="problem-list">
          {problems.slice(0, limit).map((problem, at) => (
            <Notice key={at} kind={problem.severity}>
              {problemText(problem)}
            </Notice>
          ))}
        </div>
      )}
      {more > 0 ? (
        <div className="actions">
          <Button onPress={() => setLimit(limit + 4 * SHOWN)}>{t('stores.about.more', { count: number(more) })}</Button>
        </div>
      ) : null}
    </section>
  );
}
