import { useQuery } from '@tanstack/react-query';
import { ArrowLeftRight, PackageOpen, Search, X } from 'lucide-react';
import { useState } from 'react';
import type { ModelUse, UsesAnswer } from '../../../shared/contract/lineage-methods.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useHost } from '../../client.tsx';
import { Busy } from '../../ui/busy.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { IdText } from '../../ui/id-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useLineageTexts } from './use-lineage-texts.ts';

/** What can be done with a place where it is; `name` as people know it there. */
export interface UseWays {
  readonly onOpen: (use: ModelUse, name: string) => void;
  readonly onCompare: (use: ModelUse, name: string) => void;
}

export interface InUseProps extends UseWays {
  readonly grant: string;
  readonly path: string;
  readonly onClose: () => void;
}

/** Where the same content is: looked for in all workspaces and in everything that is open, by its digest. */
export function InUse({ grant, path, onClose, ...ways }: InUseProps) {
  const { t } = useLineageTexts();
  const { client } = useHost();
  const [at, setAt] = useState<{ done: number; total: number; place: string } | null>(null);
  const query = useQuery({
    queryKey: ['in-use', grant, path],
    queryFn: ({ signal }) => client.call('lineage.uses', { grant, path }, { signal, onProgress: setAt }),
    // What is found can change at any time: each question is answered anew.
    gcTime: 0,
  });
  const looking =
    at === null
      ? t('lineageScreen.uses.looking')
      : t('lineageScreen.uses.lookingIn', { done: at.done, total: at.total, place: visible(at.place) });
  return (
    <section className="card in-use" aria-label={t('lineageScreen.uses.title')}>
      <div className="in-use-head">
        <h2>
          <Search size={16} aria-hidden /> {t('lineageScreen.uses.title')}
        </h2>
        <Button kind="quiet" label={t('shell.close')} onPress={onClose}>
          <X size={16} aria-hidden />
        </Button>
      </div>
      {query.error === null ? null : <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data === undefined ? (
        query.error === null ? (
          <Busy text={looking} onCancel={onClose} />
        ) : null
      ) : (
        <Answer answer={query.data} {...ways} />
      )}
    </section>
  );
}

interface AnswerProps extends UseWays {
  readonly answer: UsesAnswer;
}

function Answer({ answer: { found, unread, digest, places, models }, ...ways }: AnswerProps) {
  const { t, number, errorText } = useLineageTexts();
  const others = found.filter(({ self }) => !self);
  return (
    <div role="status" className="in-use-answer">
      <p>
        <strong>
          {others.length === 0
            ? t('lineageScreen.uses.nowhere')
            : t('lineageScreen.uses.found', { count: others.length, shown: number(others.length) })}
        </strong>{' '}
        <span className="muted">
          {t('lineageScreen.uses.looked', { places: number(places), models: number(models) })}
        </span>
      </p>
      {others.length === 0 ? null : (
        <ul className="in-use-list">
          {others.map((use, at) => (
            <Use key={at} use={use} {...ways} />
          ))}
        </ul>
      )}
      {unread.length === 0 ? null : (
        <Notice kind="warning">
          <p>{t('lineageScreen.uses.unread')}</p>
          <ul>
            {unread.map(({ name, error }, at) => (
              <li key={at}>
                <strong>{visible(name)}</strong>: {errorText(error)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <p className="in-use-digest muted small">
        {t('lineageScreen.uses.digest')} <IdText id={digest} what={t('lineageScreen.uses.digest')} />
      </p>
    </div>
  );
}

function Use({ use, onOpen, onCompare }: UseWays & { readonly use: ModelUse }) {
  const { t } = useLineageTexts();
  const { place, kind, name, version, aliases, by } = use;
  const title =
    version === null ? visible(name) : t('stores.version.of', { name: visible(name), version: visible(version) });
  const inPlace = t('lineageScreen.uses.inPlace', { name: title, place: visible(place) });
  return (
    <li>
      <span className="in-use-what">
        <strong>{title}</strong>{' '}
        <span className="muted">
          {t(`lineage.kind.${kind}`)} · {visible(place)}
        </span>{' '}
        {aliases.map((alias) => (
          <span key={alias} className="alias">
            @{visible(alias)}
          </span>
        ))}{' '}
        <span className="muted small">{t(`lineageScreen.uses.by.${by}`)}</span>
      </span>
      {/* Only the digest of it is known: its files are not at hand. */}
      {by === 'tag' ? null : (
        <span className="actions">
          <Button onPress={() => onOpen(use, title)}>
            <PackageOpen size={16} aria-hidden /> {t('lineageScreen.open')}
            <span className="visually-hidden">{inPlace}</span>
          </Button>
          <Button onPress={() => onCompare(use, title)}>
            <ArrowLeftRight size={16} aria-hidden /> {t('lineageScreen.uses.compare')}
            <span className="visually-hidden">{inPlace}</span>
          </Button>
        </span>
      )}
    </li>
  );
}
