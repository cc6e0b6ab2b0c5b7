import { Fragment, useCallback } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import type { DatasetRow, DatasetUse } from '../../../shared/contract/store-schemas.ts';
import { sourceOf } from '../../../shared/lineage/from-runs.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { Busy } from '../../ui/busy.tsx';
import { DataGrid } from '../../ui/data-grid.tsx';
import type { GridRow } from '../../ui/grid-types.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { IdText } from '../../ui/id-text.tsx';
import { Facts, plainFact, type Fact } from '../details/facts.tsx';
import { Crumbs } from './crumbs.tsx';
import { DatasetColumns } from './dataset-columns.tsx';
import { useShownStore } from './use-opening.ts';
import { usePages, type Pages } from './use-pages.ts';
import { grows } from './use-store.ts';
import { useStoreTexts } from './use-store-texts.tsx';

type Answer = Output<'store.dataset'>;

/** A dataset: what MLflow keeps of it, its columns, and the runs that read it with the models that came of them. */
export function DatasetView({ name, digest }: { readonly name: string; readonly digest: string }) {
  const { t } = useStoreTexts();
  const { handle, summary, view, onView } = useShownStore();
  const { run } = view;
  const pages = usePages<DatasetUse, Answer>(
    [...grows(handle), 'dataset', name, digest],
    (client, cursor, limit, signal) =>
      client.call('store.dataset', { handle, name, digest, cursor, limit }, { signal }),
  );
  const { answer } = pages;
  const dataset = answer?.dataset ?? null;
  return (
    <>
      <Crumbs
        crumbs={[
          { text: t('stores.section.experiments'), onGo: () => onView({ level: 'experiments' }) },
          ...(run === null
            ? []
            : [
                {
                  text: visible(answer?.rows.find((each) => each.run === run)?.name ?? run),
                  onGo: () => onView({ level: 'run' }),
                },
              ]),
          { text: visible(name), onGo: null },
        ]}
      />
      {pages.error === null ? null : (
        <ErrorNotice error={pages.error} stale={answer !== undefined} onRetry={pages.retry} />
      )}
      {dataset !== null ? (
        <Found dataset={dataset} pages={pages} />
      ) : pages.error === null && (answer === undefined || !summary.complete) ? (
        <Busy text={t('stores.listing')} />
      ) : (
        <p className="muted">{t('stores.dataset.gone')}</p>
      )}
    </>
  );
}

function Found({ dataset, pages }: { readonly dataset: DatasetRow; readonly pages: Pages<DatasetUse, Answer> }) {
  const { t, number } = useStoreTexts();
  const { complete } = useShownStore().summary;
  const { name, digest, sourceType, source, schema, profile } = dataset;
  const label = t('stores.dataset.digest');
  const facts: Fact[] = [
    { key: 'digest', label, text: digest, shown: <IdText id={digest} what={label} /> },
    plainFact('source_type', t('stores.dataset.sourceType'), sourceType),
    { key: 'source', label: t('stores.field.source'), text: source === null ? null : sourceOf(source) },
    plainFact('profile', t('stores.dataset.profile'), profile === null ? null : plain(profile)),
  ];
  const count = pages.answer?.total ?? 0;
  return (
    <>
      <div className="run-head">
        <h2>{visible(name)}</h2>
      </div>
      <Facts
        title={t('stores.dataset.facts')}
        facts={facts}
        note={<p className="muted small">{t('stores.dataset.kept')}</p>}
      />
      <section className="part">
        <h3>{t(complete ? 'stores.dataset.usedBy' : 'stores.dataset.usedBySoFar', { count, shown: number(count) })}</h3>
        <Uses pages={pages} count={count} />
      </section>
      <DatasetColumns schema={schema} />
    </>
  );
}

function Uses({ pages, count }: { readonly pages: Pages<DatasetUse, Answer>; readonly count: number }) {
  const { t, time, status } = useStoreTexts();
  const { onView } = useShownStore();
  const render = useCallback(
    ({ run, name, experiment, contexts, started, lifecycle, models, versions, ...row }: DatasetUse): GridRow => {
      const made = [
        ...models.map((model) => ({
          text: visible(model.name),
          key: model.id,
          view: { section: 'logged', logged: model.id, loggedSearch: '' } as const,
        })),
        ...versions.map(({ workspace, name: of, version }) => ({
          text: t('stores.version.of', { name: visible(of), version }),
          key: `${workspace} ${of} ${version}`,
          view: { section: 'registered', model: { workspace, name: of }, markedVersions: [], version } as const,
        })),
      ];
      return {
        label: visible(name ?? run),
        faint: lifecycle === 'deleted',
        cells: [
          visible(name ?? run),
          contexts.map(visible).join(', '),
          visible(experiment),
          status(row.status, lifecycle),
          time(started),
          made.map(({ text, key, view }, at) => (
            <Fragment key={key}>
              {at === 0 ? null : ', '}
              <button
                type="button"
                className="link"
                title={text}
                onClick={(event) => {
                  event.stopPropagation();
                  onView(view);
                }}
              >
                {text}
              </button>
            </Fragment>
          )),
        ],
        texts: { 3: row.status, 5: made.map(({ text }) => text).join(', ') },
      };
    },
    [t, time, status, onView],
  );
  const open = useCallback(
    ({ run }: DatasetUse) => onView({ level: 'run', run, experiments: null, runView: 'summary', metric: null }),
    [onView],
  );
  return (
    <DataGrid
      className="values"
      label={t('stores.column.runs')}
      columns={[
        { id: 'name', title: t('stores.column.run'), width: 10, grow: 2 },
        { id: 'context', title: t('stores.dataset.context'), width: 7, grow: 1 },
        { id: 'experiment', title: t('stores.field.experiment'), width: 8, grow: 1 },
        { id: 'status', title: t('stores.field.status'), width: 8 },
        { id: 'started', title: t('stores.field.started'), width: 11 },
        { id: 'models', title: t('stores.field.models'), width: 10, grow: 2 },
      ]}
      count={count}
      rowAt={pages.rowAt}
      render={render}
      onRange={pages.onRange}
      onOpen={open}
    />
  );
}

/** A JSON object of a few plain values in words: `num_rows 48211`. Any other text as it is. */
function plain(text: string): string {
  try {
    const entries = Object.entries(JSON.parse(text) as Record<string, unknown>);
    if (entries.length === 0 || entries.some(([, value]) => typeof value === 'object' && value !== null)) return text;
    return entries.map(([key, value]) => `${key} ${String(value)}`).join(' · ');
  } catch {
    return text;
  }
}
