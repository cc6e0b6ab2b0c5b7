import { useQuery } from '@tanstack/react-query';
import type { ModelDetails } from '../../../shared/contract/model-details.ts';
import type { ModelReading } from '../../../shared/contract/model-reading.ts';
import { detailFields, vendorKeys, type DetailField } from '../../../shared/mlmodel/details.ts';
import { toJson } from '../../../shared/python/dumps.ts';
import { spelled, child, toValue, type YamlNode } from '../../../shared/mlmodel/yaml-node.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { Busy } from '../../ui/busy.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { IdText } from '../../ui/id-text.tsx';
import { SHOWN, YamlTree } from '../model/yaml-tree.tsx';
import { Facts, type Fact } from './facts.tsx';
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
  const id = (key: string, label: string): Fact => {
    const value = text(key);
    return [key, label, value === null ? null : <IdText key={key} id={value} what={label} />];
  };
  return (
    <div className="details-view">
      <div className="cards">
        <Facts
          title={t('details.identity')}
          facts={[
            id('model_id', t('details.modelId')),
            id('model_uuid', t('details.modelUuid')),
            id('run_id', t('details.runId')),
            id('artifact_path', t('details.artifactPath')),
          ]}
        />
        <Facts title={t('details.times')} facts={timeFacts(t, text('utc_time_created'), text('time_created'))} />
        <SizeFacts reading={reading} late={details.late} declared={text('model_size_bytes')} />
        <Registered details={details} />
      </div>
      <div className="actions">
        <CopyButton
          text={toJson(new Map(fields.map(({ key, node }) => [key, toValue(node)])))}
          label={t('details.copy')}
        />
      </div>
      <Fields title={t('details.fields')} fields={named} onLine={onLine} />
      {missing.length === 0 ? null : (
        <p className="muted">
          {t('details.missing')} <code>{missing.join(', ')}</code>
        </p>
      )}
      <Fields
        title={t('details.vendor')}
        fields={vendors.map((each) => ({ ...each, key: each.path, since: null }))}
        onLine={onLine}
      />
      <Fields title={t('details.other')} about={t('details.aboutOther')} fields={other} onLine={onLine} />
    </div>
  );
}

function Registered({ details: { registered } }: { readonly details: ModelDetails }) {
  const { t } = useTexts();
  const value = (key: string) => {
    const text = spelled(child(registered?.node ?? undefined, key));
    return text === null ? null : <code>{visible(text)}</code>;
  };
  if (registered?.state === 'unreadable')
    return <Facts title={t('details.registered')} facts={[]} note={<p>{t('details.registeredUnreadable')}</p>} />;
  if (registered === null)
    return (
      <Facts title={t('details.registered')} facts={[]} note={<p className="muted">{t('details.notRegistered')}</p>} />
    );
  return (
    <Facts
      title={t('details.registered')}
      facts={[
        ['name', t('details.registeredName'), value('model_name')],
        ['version', t('details.registeredVersion'), value('model_version')],
      ]}
      note={<p className="muted small">{t('details.aboutRegistered')}</p>}
    />
  );
}

interface FieldsProps {
  readonly title: string;
  readonly about?: string;
  readonly fields: readonly (Omit<DetailField, 'node'> & { readonly node: YamlNode })[];
  readonly onLine: (line: number) => void;
}

function Fields({ title, about, fields, onLine }: FieldsProps) {
  const { t } = useTexts();
  if (fields.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      {about === undefined ? null : <p className="muted">{about}</p>}
      <dl className="facts wide">
        {fields.slice(0, SHOWN).map(({ key, owner, since, line, node }) => (
          <div key={`${key} ${line}`}>
            <dt>
              <code>{visible(key)}</code>{' '}
              <span className="muted small">
                {t(`details.owner.${owner}`)}
                {since === null ? '' : `, ${t('details.since', { version: since })}`}
              </span>
              <Button kind="quiet" onPress={() => onLine(line)}>
                {t('model.toLine', { line })}
              </Button>
            </dt>
            <dd>
              <About name={key} />
              <YamlTree node={node} />
            </dd>
          </div>
        ))}
      </dl>
      {fields.length > SHOWN ? <p className="muted">… {fields.length - SHOWN}</p> : null}
    </section>
  );
}

const EXPLAINED = new Set([
  'metadata',
  'resources',
  'auth_policy',
  'prompts',
  'env_vars',
  'mlflow_version',
  'databricks_runtime',
  'saved_input_example_info',
  'is_signature_from_type_hint',
  'type_hint_from_example',
  'wheels',
]);

function About({ name }: { readonly name: string }) {
  const { t } = useTexts();
  return EXPLAINED.has(name) ? <p className="muted small">{t(`details.about.${name}`)}</p> : null;
}
