import { ArrowLeftRight, PackageCheck, PackageOpen, Waypoints } from 'lucide-react';
import { useCallback } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import type { VersionRow } from '../../../shared/contract/store-schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { Busy } from '../../ui/busy.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Facts, plainFact, type Fact } from '../details/facts.tsx';
import { portThis } from '../port/draft-store.ts';
import { Crumbs } from './crumbs.tsx';
import { isAtHand, PlaceMark } from './place-state.tsx';
import { TagList } from './tag-list.tsx';
import { useOpening, useShownStore } from './use-opening.ts';
import { usePages } from './use-pages.ts';
import { useShownVersion } from './use-shown-row.ts';
import { grows } from './use-store.ts';
import { useStoreTexts } from './use-store-texts.tsx';
import { VersionsGrid } from './versions-grid.tsx';

/** A registered model: its versions with stages and aliases, and each one's way to its run and into the inspector. */
export function VersionsView({ model }: { readonly model: { readonly workspace: string; readonly name: string } }) {
  const { t, number } = useStoreTexts();
  const { handle, view, onView } = useShownStore();
  const { workspace, name } = model;
  const { compare, error, dismiss } = useOpening();
  const pages = usePages<VersionRow, Output<'store.versions'>>(
    [...grows(handle), 'versions', workspace, name],
    (client, cursor, limit, signal) =>
      client.call('store.versions', { handle, workspace, name, cursor, limit }, { signal }),
  );
  const { markedVersions } = view;
  const { shown, show } = useShownVersion(workspace, name);
  const mark = useCallback((marked: readonly string[]) => onView({ markedVersions: marked }), [onView]);
  const { answer } = pages;
  const crumbs = [
    { text: t('stores.section.registered'), onGo: () => onView({ model: null }) },
    { text: visible(name), onGo: null },
  ];
  const owner = (version: string) => ({
    owner: { kind: 'version', workspace, name, version } as const,
    name: t('stores.version.of', { name, version }),
  });
  return (
    <>
      <Crumbs crumbs={crumbs} />
      {error === null ? null : <ErrorNotice error={error} onDismiss={dismiss} />}
      {pages.error === null ? null : (
        <ErrorNotice error={pages.error} stale={answer !== undefined} onRetry={pages.retry} />
      )}
      {answer === undefined ? (
        pages.error === null ? (
          <Busy text={t('stores.listing')} />
        ) : null
      ) : (
        <>
          <div className="run-head">
            <h2>{visible(name)}</h2>
            {answer.model.aliases.map(({ alias, version }) => (
              <span key={alias} className="alias">
                @{visible(alias)} → {version}
              </span>
            ))}
          </div>
          {answer.model.description === null || answer.model.description.trim() === '' ? null : (
            <p className="run-note">{answer.model.description}</p>
          )}
          <TagList tags={answer.model.tags} />
          <div className="toolbar">
            <Button
              kind={markedVersions.length === 2 ? 'primary' : 'plain'}
              disabled={markedVersions.length !== 2}
              onPress={() => compare([...markedVersions].sort((a, b) => Number(a) - Number(b)).map(owner))}
            >
              <ArrowLeftRight size={16} aria-hidden /> {t('shell.open.compareMarked', { count: markedVersions.length })}
            </Button>
            <span className="muted">{t('stores.version.hint')}</span>
          </div>
          {answer.model.versions === 0 ? (
            <p className="muted">{t('stores.version.none')}</p>
          ) : (
            <VersionsGrid
              name={name}
              pages={pages}
              count={answer.model.versions}
              marked={markedVersions}
              shown={view.version}
              onOpen={show}
              onMark={mark}
            />
          )}
          {shown === null ? (
            <p className="muted small">
              {t('stores.version.count', { count: answer.model.versions, shown: number(answer.model.versions) })}
            </p>
          ) : (
            <Version row={shown} {...owner(shown.version)} />
          )}
        </>
      )}
    </>
  );
}

interface VersionProps {
  readonly row: VersionRow;
  readonly owner: {
    readonly kind: 'version';
    readonly workspace: string;
    readonly name: string;
    readonly version: string;
  };
  readonly name: string;
}

/** One version in full. */
function Version({ row, owner, name }: VersionProps) {
  const { t, time } = useStoreTexts();
  const { onView, tab, dispatch } = useShownStore();
  const { open, compare, error, dismiss } = useOpening();
  const { run } = row;
  const exportIt = () => {
    const { version } = row;
    const source = { kind: 'opened-version', grant: tab.grant.token, name: owner.name, version } as const;
    portThis({ key: `${tab.grant.token} ${owner.name} ${version}`, source, name, model: null });
    dispatch({ type: 'go', place: 'export' });
  };
  const lineage = (
    <Button onPress={() => onView({ lineage: { owner, name } })}>
      <Waypoints size={16} aria-hidden /> {t('lineageScreen.show')}
    </Button>
  );
  const facts: Fact[] = [
    plainFact('status', t('stores.field.status'), row.status),
    plainFact('stage', t('stores.column.stage'), row.stage === 'None' ? null : row.stage),
    plainFact('user', t('stores.field.user'), row.user),
    plainFact('created', t('stores.column.created'), time(row.created)),
    plainFact('updated', t('stores.column.updated'), time(row.updated)),
    { key: 'source', label: t('stores.field.source'), text: row.source },
    {
      key: 'run',
      label: t('stores.column.run'),
      text: run,
      shown:
        run === null ? null : row.runHere ? (
          <button
            type="button"
            className="link mono"
            onClick={() =>
              onView({ section: 'experiments', level: 'run', run, experiments: null, runView: 'summary', metric: null })
            }
          >
            {visible(run)}
          </button>
        ) : (
          <>
            <code>{visible(run)}</code> <span className="muted">{t('stores.version.runElsewhere')}</span>
          </>
        ),
    },
  ];
  return (
    <section className="part version">
      {error === null ? null : <ErrorNotice error={error} onDismiss={dismiss} />}
      <Facts
        title={visible(name)}
        facts={facts}
        note={
          <>
            {row.description === null || row.description === '' ? null : <p className="run-note">{row.description}</p>}
            <TagList tags={row.tags} />
            {isAtHand(row.place) ? (
              <div className="actions">
                <Button kind="primary" onPress={() => open(owner, name)}>
                  <PackageOpen size={16} aria-hidden /> {t('stores.open')}
                </Button>
                <Button onPress={() => compare([{ owner, name }])}>
                  <ArrowLeftRight size={16} aria-hidden /> {t('stores.compareWith')}
                </Button>
                <Button onPress={exportIt}>
                  <PackageCheck size={16} aria-hidden /> {t('portScreen.button')}
                </Button>
                {lineage}
              </div>
            ) : (
              <div className="actions">
                <PlaceMark state={row.place} />
                <Button onPress={() => onView({ section: 'about' })}>{t('stores.place.say')}</Button>
                {lineage}
              </div>
            )}
          </>
        }
      />
    </section>
  );
}
