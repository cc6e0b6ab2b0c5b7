import { useQuery } from '@tanstack/react-query';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Busy } from '../../ui/busy.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Chooser } from '../open/chooser.tsx';
import { findQuery } from '../open/find-models.ts';
import { useShownStore } from './use-opening.ts';

/** Every model folder below what was opened, whether the store knows it or not. */
export function FoldersView() {
  const { t } = useTexts();
  const { client } = useHost();
  const { tab, dispatch } = useShownStore();
  const { grant, name } = tab;
  const query = useQuery(findQuery(client, grant.token));
  if (query.error !== null) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Busy text={t('stores.listing')} />;
  if (query.data.rows.length === 0) return <p className="muted">{t('stores.folders.none')}</p>;
  return (
    <Chooser
      embedded
      data={query.data}
      name={name}
      onOpen={(models) => dispatch({ type: 'open-models', grant, models })}
      onCompare={(models) =>
        dispatch({ type: 'compare', models: models.map(({ path, name: own }) => ({ grant, path, name: own })) })
      }
    />
  );
}
