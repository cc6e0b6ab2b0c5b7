import { useQuery } from '@tanstack/react-query';
import type { ModelDetails } from '../../../shared/contract/model-details.ts';
import type { ModelReading } from '../../../shared/contract/model-reading.ts';
import { detailFields, vendorKeys } from '../../../shared/mlmodel/details.ts';
import { toJson } from '../../../shared/python/dumps.ts';
import { spelled, child, toValue } from '../../../shared/mlmodel/yaml-node.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Busy } from '../../ui/busy.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { IdText } from '../../ui/id-text.tsx';
import { useWantedRow } from '../rows/wanted-row.ts';
import { Facts, type Fact, type Reach } from './facts.tsx';
import { FieldGrid } from './field-grid.tsx';
import { SizeFacts, timeFacts } from './time-and-size.tsx';

export interface DetailsViewProps {
  readonly grant: string;
  readonly path: string;
  readonly reading: ModelReading;
  /** Shows a line of MLmodel. */
  readonly onLine: (line: number) => void;
}

/** Everything else that MLmodel and registered_model_meta say: where the model came from, what it needs, whose keys they are. */
export function DetailsView({ grant, path, reading, onLine }: DetailsViewProps) {
  const { t } = useTexts();
  const { client } = useHost();
  const query = useQuery({
    queryKey: ['details', grant, path],
    queryFn: ({ signal }) => client.call('model.details', { grant, path }, { signal }),
  });
  if (query.error !== null) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Busy text={t('model.reading')} />;
  return <Details reading={reading} details={query.data} onLine={onLine} />;
}

/** Keys that have a place of their own in this view. */
const PLACED = new Set([
  'model_id',
  'model_uuid',
  'run_id',
  'artifact_path',
  'utc_time_created',
  'time_created',
  'model_size_bytes',
]);
/** Keys that people ask for: said to be missing where they are. */
const ASKED_FOR = ['metadata', 'resources', 'auth_policy', 'prompts', 'env_vars'];

interface DetailsProps {
  readonly reading: ModelReading;
  readonly details: ModelDetails;
  readonly onLine: (line: number) => void;
}

function Details({ reading, details, onLine }: DetailsProps) {
  const { t } = useTexts();
  const fields = detailFields(reading.document);
  const vendors = vendorKeys(reading.document);
  const text = (key: string) => spelled(fields.find((field) => field.key === key)?.node);
  const rest = fields.filter(({ key }) => !PLACED.has(key));
  const named = rest.filter(({ owner }) => owner !== 'other');
  const other = rest.filter(({ owner }) => owner === 'other');
  const missing = ASKED_FOR.filter((key) => !fields.some((field) => field.key === key));
  const [row, onWanted] = useWantedRow('details');
  const reach = { wanted: row?.row ?? null, onWanted };
  const id = (key: string, label: string): Fact => {
    const value = text(key);
    return { key, label, text: value, shown: value === null ? null : <IdText id={value} what={label} /> };
  };
  return (
    <div className="details-view">
      <div className="cards">
        <Facts
          {...reach}
          title={t('details.identity')}
          facts={[
            id('model_id', t('details.modelId')),
            id('model_uuid', t('details.modelUuid')),
            id('run_id', t('details.runId')),
            id('artifact_path', t('details.artifactPath')),
          ]}
        />
        <Facts
          {...reach}
          title={t('details.times')}
          facts={timeFacts(t, text('utc_time_created'), text('time_created'))}
        />
        <SizeFacts {...reach} reading={reading} late={details.late} declared={text('model_size_bytes')} />
        <Registered {...reach} details={details} />
      </div>
      <div className="actions">
        <CopyButton
          text={toJson(new Map(fields.map(({ key, node }) => [key, toValue(node)])))}
          label={t('details.copy')}
        />
      </div>
      <FieldGrid {...reach} title={t('details.fields')} fields={named} onLine={onLine} />
      {missing.length === 0 ? null : (
        <p className="muted">
          {t('details.missing')} <code>{missing.join(', ')}</code>
        </p>
      )}
      <FieldGrid
        {...NOWHERE}
        title={t('details.vendor')}
        fields={vendors.map((each) => ({ ...each, key: each.path, since: null }))}
        onLine={onLine}
      />
      <FieldGrid {...reach} title={t('details.other')} about={t('details.aboutOther')} fields={other} onLine={onLine} />
    </div>
  );
}

/** What these rows show is in others too, which are gone to. */
const NOWHERE: Reach = { wanted: null, onWanted: () => undefined };

function Registered({ details: { registered }, ...reach }: Reach & { readonly details: ModelDetails }) {
  const { t } = useTexts();
  const value = (key: string) => spelled(child(registered?.node ?? undefined, key));
  if (registered?.state === 'unreadable')
    return (
      <Facts {...reach} title={t('details.registered')} facts={[]} note={<p>{t('details.registeredUnreadable')}</p>} />
    );
  if (registered === null)
    return (
      <Facts
        {...reach}
        title={t('details.registered')}
        facts={[]}
        note={<p className="muted">{t('details.notRegistered')}</p>}
      />
    );
  return (
    <Facts
      {...reach}
      title={t('details.registered')}
      facts={[
        { key: 'registered', label: t('details.registeredName'), text: value('model_name') },
        { key: 'model_version', label: t('details.registeredVersion'), text: value('model_version') },
      ]}
      note={<p className="muted small">{t('details.aboutRegistered')}</p>}
    />
  );
}
