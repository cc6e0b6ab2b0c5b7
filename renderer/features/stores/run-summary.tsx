import type { RunDetails } from '../../../shared/contract/store-schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { IdText } from '../../ui/id-text.tsx';
import { Facts, plainFact, type Fact } from '../details/facts.tsx';
import { DatasetCard } from './dataset-card.tsx';
import { LoggedList } from './logged-list.tsx';
import { useShownStore } from './use-opening.ts';
import { useStoreTexts } from './use-store-texts.tsx';
import { ValueList } from './value-list.tsx';

/** A run at a glance: facts, params and metrics side by side, the models it made, the data it read. */
export function RunSummary({ run }: { readonly run: RunDetails }) {
  const { t, number } = useStoreTexts();
  return (
    <div className="run-summary">
      {run.note === null || run.note.trim() === '' ? null : <p className="run-note">{run.note}</p>}
      <div className="run-columns">
        <div className="run-column">
          <RunFacts run={run} />
          <Nested run={run} />
          <Models run={run} />
          {run.datasets.map((dataset, at) => (
            <DatasetCard key={at} dataset={dataset} />
          ))}
        </div>
        <div className="run-column">
          {(['metrics', 'params'] as const).map((of) => (
            <section key={of} className="part">
              <h3>{t(`stores.run.${of}`, { count: number(run[of]) })}</h3>
              <ValueList run={run.id} of={of} />
            </section>
          ))}
        </div>
      </div>
    </div>
  );
}

function Models({ run }: { readonly run: RunDetails }) {
  const { t } = useStoreTexts();
  if (run.outputs.length === 0 && run.versions.length === 0) return null;
  return (
    <section className="part">
      <h3>{t('stores.run.models')}</h3>
      <LoggedList rows={run.outputs} />
      <Versions run={run} />
    </section>
  );
}

function RunFacts({ run }: { readonly run: RunDetails }) {
  const { t, time, duration } = useStoreTexts();
  const took = run.started === null || run.ended === null ? null : Number(run.ended) - Number(run.started);
  const inputs = run.inputs.join(', ');
  const facts: Fact[] = [
    plainFact('experiment', t('stores.field.experiment'), run.experiment.name ?? run.experiment.id),
    plainFact('started', t('stores.field.started'), time(run.started)),
    plainFact('duration', t('stores.field.duration'), duration(took)),
    plainFact('user', t('stores.field.user'), run.user),
    plainFact('source', t('stores.field.source'), run.source),
    {
      key: 'commit',
      label: t('stores.run.commit'),
      text: run.commit,
      shown: run.commit === null ? null : <IdText id={run.commit} what={t('stores.run.commit')} />,
    },
    {
      key: 'id',
      label: t('stores.field.id'),
      text: run.id,
      shown: <IdText id={run.id} what={t('stores.field.id')} />,
    },
    ...(inputs === ''
      ? []
      : [
          {
            key: 'inputs',
            label: t('stores.run.inputs'),
            text: inputs,
            shown: <span className="mono">{visible(inputs)}</span>,
          },
        ]),
  ];
  return <Facts title={t('stores.run.facts')} facts={facts} />;
}

function Nested({ run }: { readonly run: RunDetails }) {
  const { t, number, status } = useStoreTexts();
  const { onView } = useShownStore();
  if (run.childCount === 0) return null;
  return (
    <section className="card nested-runs">
      <h3>{t('stores.run.nestedRuns', { count: number(run.childCount) })}</h3>
      <ul>
        {run.children.slice(0, 50).map(({ id, name, status: state }) => (
          <li key={id}>
            <button
              type="button"
              className="link"
              onClick={() => onView({ run: id, runView: 'summary', metric: null })}
            >
              {visible(name ?? id)}
            </button>
            {status(state, 'active')}
          </li>
        ))}
      </ul>
      {run.childCount > 50 ? (
        <p className="muted small">{t('stores.run.moreNested', { count: number(run.childCount - 50) })}</p>
      ) : null}
    </section>
  );
}

/** Versions that were registered from it. */
function Versions({ run }: { readonly run: RunDetails }) {
  const { t } = useStoreTexts();
  const { onView } = useShownStore();
  if (run.versions.length === 0) return null;
  return (
    <p>
      {t('stores.run.registeredAs')}{' '}
      {run.versions.map(({ workspace, name, version }, at) => (
        <span key={`${workspace} ${name} ${version}`}>
          {at === 0 ? null : ', '}
          <button
            type="button"
            className="link"
            onClick={() => onView({ section: 'registered', model: { workspace, name }, markedVersions: [], version })}
          >
            {t('stores.version.of', { name: visible(name), version })}
          </button>
        </span>
      ))}
    </p>
  );
}
