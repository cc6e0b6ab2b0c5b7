import type { ReactNode } from 'react';
import type { ModelReading } from '../../../shared/contract/model-reading.ts';
import { fieldText, pythonVersion } from '../../../shared/mlmodel/summary.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { IdText } from '../../ui/id-text.tsx';
import { usePlainWords } from './plain-words.ts';
import { ProblemList } from './problem-list.tsx';
import { Snippets } from './snippets.tsx';

/** The model in plain words, four cards of facts, and what is wrong with it. */
export function Overview({
  reading,
  onLine,
  safety,
}: {
  readonly reading: ModelReading;
  readonly onLine: (line: number) => void;
  /** What loading it would run. */
  readonly safety: ReactNode;
}) {
  const { t } = useTexts();
  const { document } = reading;
  const problems = [...document.problems, ...reading.problems];
  return (
    <>
      <p className="plain-words">{usePlainWords(reading)}</p>
      <div className="cards">
        <Contract reading={reading} />
        <RunsWith reading={reading} />
        <CameFrom reading={reading} />
        <Size reading={reading} />
      </div>
      {safety}
      {problems.length === 0 ? null : (
        <section>
          <h2>{t('model.problems', { count: problems.length })}</h2>
          <ProblemList problems={problems} onLine={onLine} />
        </section>
      )}
      <Snippets reading={reading} />
    </>
  );
}

function Card({
  title,
  rows,
}: {
  readonly title: string;
  readonly rows: readonly (readonly [string, ReactNode] | null)[];
}) {
  return (
    <section className="card">
      <h2>{title}</h2>
      <dl className="facts">
        {rows.map((row) =>
          row === null ? null : (
            <div key={row[0]}>
              <dt>{row[0]}</dt>
              <dd>{row[1]}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}

/** A time as it is written, whose parts stay whole where the line breaks. */
function When({ text }: { readonly text: string }) {
  const parts = visible(text.replace(/\.\d+$/, '')).split(' ');
  return (
    <code>
      {parts.map((part, at) => (
        <span key={part} className="whole">
          {at === 0 ? part : ` ${part}`}
        </span>
      ))}
    </code>
  );
}

function mono(text: string | null): ReactNode {
  return text === null ? null : <code>{visible(text)}</code>;
}

function Contract({ reading: { document } }: { readonly reading: ModelReading }) {
  const { t } = useTexts();
  const { signature } = document;
  const state = signature === null ? 'none' : signature.valid ? 'valid' : 'refused';
  const side = (name: 'inputs' | 'outputs' | 'params') =>
    [t(`model.card.${name}`), String(signature?.[name]?.specs.length ?? '–')] as const;
  return (
    <Card
      title={t('model.card.contract')}
      rows={[
        [t('model.card.signature'), t(`model.signatureState.${state}`)],
        side('inputs'),
        side('outputs'),
        side('params'),
      ]}
    />
  );
}

function RunsWith({ reading: { document } }: { readonly reading: ModelReading }) {
  const { t } = useTexts();
  const python = pythonVersion(document);
  const libraries = document.flavors.flatMap(({ library }) => (library === null ? [] : [library]));
  const mlflow = fieldText(document, 'mlflow_version');
  return (
    <Card
      title={t('model.card.runsWith')}
      rows={[
        ['Python', mono(python) ?? t('model.notSaid')],
        ['MLflow', mono(mlflow) ?? t('model.notSaid')],
        ...libraries.map(({ name, version }) => [name, mono(version) ?? t('model.notSaid')] as const),
      ]}
    />
  );
}

function CameFrom({ reading: { document } }: { readonly reading: ModelReading }) {
  const { t } = useTexts();
  const row = (label: string, key: string, shown: (text: string) => ReactNode = mono) => {
    const value = fieldText(document, key);
    return value === null ? null : ([t(`model.card.${label}`), shown(value)] as const);
  };
  const id = (label: string, key: string) =>
    row(label, key, (text) => <IdText id={text} what={t(`model.card.${label}`)} />);
  const rows = [
    // Fractions of a second are in the file's own text.
    row('created', 'utc_time_created', (text) => <When text={text} />),
    id('run', 'run_id'),
    id('modelId', 'model_id'),
    row('artifactPath', 'artifact_path'),
  ];
  const empty = rows.every((each) => each === null);
  return <Card title={t('model.card.cameFrom')} rows={empty ? [[t('model.card.run'), t('model.notSaid')]] : rows} />;
}

function Size({ reading: { document, files } }: { readonly reading: ModelReading }) {
  const { t, size, number } = useTexts();
  const declared = Number(fieldText(document, 'model_size_bytes') ?? Number.NaN);
  const atLeast = files.complete ? '' : '≥ ';
  return (
    <Card
      title={t('model.card.size')}
      rows={[
        [t('model.card.total'), `${atLeast}${size(files.size)}`],
        [t('model.card.files'), `${atLeast}${number(files.count)}`],
        files.largest === null
          ? null
          : [
              t('model.card.largest'),
              <span key="largest">
                {mono(files.largest.path)} ({size(files.largest.size)})
              </span>,
            ],
        Number.isNaN(declared) ? null : [t('model.card.declared'), size(declared)],
      ]}
    />
  );
}
