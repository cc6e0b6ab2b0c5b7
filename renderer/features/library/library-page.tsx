import { useQuery, useQueryClient } from '@tanstack/react-query';
import { FileArchive, FolderOpen, PackageOpen } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { CommandId } from '../../../shared/contract/commands.ts';
import { useHost, useHostEvent, type Opened } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { RecentRow } from './recent-row.tsx';

export interface LibraryPageProps {
  readonly run: (command: CommandId) => void;
  readonly onOpened: (opened: Opened) => void;
  readonly onError: (error: unknown) => void;
}

/** The first screen: where to drop, three buttons, and what was opened lately. */
export function LibraryPage({ run, onOpened, onError }: LibraryPageProps) {
  const { t } = useTexts();
  const { client, face } = useHost();
  const queries = useQueryClient();
  const [filter, setFilter] = useState('');
  // What was opened while this page was not shown is in the list too.
  const { data, error } = useQuery({
    queryKey: ['recents'],
    queryFn: () => client.call('recents.list', {}),
    refetchOnMount: 'always',
  });
  useHostEvent(
    'recents.changed',
    useCallback(() => void queries.invalidateQueries({ queryKey: ['recents'] }), [queries]),
  );
  const recents = data?.recents ?? [];
  const wanted = filter.trim().toLowerCase();
  const shown = recents.filter((recent) =>
    `${recent.name} ${recent.place} ${recent.flavors.join(' ')}`.toLowerCase().includes(wanted),
  );
  return (
    <div className={`page library${data?.recents.length === 0 ? ' first' : ''}`}>
      <h1>{t('shell.library.title')}</h1>
      <p className="lead">{t('shell.library.lead')}</p>
      <section className="drop-area" aria-label={t('shell.library.open')}>
        <PackageOpen size={36} strokeWidth={1.5} aria-hidden />
        <p>{t('shell.library.drop')}</p>
        <div className="actions">
          <Button kind="primary" onPress={() => run('open-folder')}>
            <FolderOpen size={16} aria-hidden /> {t('shell.command.open-folder')}
          </Button>
          <Button onPress={() => run('open-file')}>
            <FileArchive size={16} aria-hidden /> {t('shell.command.open-file')}
          </Button>
          <Button onPress={() => run('open-examples')}>{t('shell.command.open-examples')}</Button>
        </div>
        <p className="muted small">{t('shell.library.promise')}</p>
      </section>
      {error === null ? null : <ErrorNotice error={error} />}
      {data === undefined ? null : recents.length === 0 ? (
        <p className="muted">{t('shell.library.noRecents')}</p>
      ) : (
        <section className="recents" aria-labelledby="recents-title">
          <div className="recents-head">
            <h2 id="recents-title">{t('shell.library.recents')}</h2>
            <SearchField value={filter} onChange={setFilter} />
          </div>
          <ul>
            {shown.map((recent) => (
              <RecentRow
                key={recent.id}
                recent={recent}
                onOpen={() => void client.call('recents.open', { id: recent.id }).then(onOpened, onError)}
                onLocate={
                  face === 'window'
                    ? () => void client.call('recents.locate', { id: recent.id }).then(onOpened, onError)
                    : null
                }
                onForget={() => void client.call('recents.forget', { id: recent.id }).catch(onError)}
              />
            ))}
          </ul>
          {shown.length === 0 ? <p className="muted">{t('shell.library.noMatch', { filter })}</p> : null}
        </section>
      )}
    </div>
  );
}
