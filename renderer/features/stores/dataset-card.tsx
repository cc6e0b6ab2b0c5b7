import type { DatasetRow } from '../../../shared/contract/store-schemas.ts';
import { sourceOf } from '../../../shared/lineage/from-runs.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';

/** A dataset that a run read: name, digest, where it came from, its columns. */
export function DatasetCard({ dataset }: { readonly dataset: DatasetRow }) {
  const { t } = useTexts();
  const { name, digest, sourceType, source, schema, profile, context } = dataset;
  const columns = columnsOf(schema);
  return (
    <section className="card dataset">
      <h3>
        {visible(name)} {context === null ? null : <span className="muted">{visible(context)}</span>}
      </h3>
      <p className="muted small">
        {t('stores.dataset.digest')} <code>{visible(digest)}</code>
      </p>
      {source === null ? null : (
        <p className="small">
          {sourceType === null ? null : `${visible(sourceType)}: `}
          <code>{visible(sourceOf(source))}</code>
        </p>
      )}
      {profile === null || profile === '' ? null : <p className="small">{visible(plain(profile))}</p>}
      {columns === null ? (
        schema === null || schema === '' ? null : (
          <pre className="code-block sample">{schema}</pre>
        )
      ) : (
        <details>
          <summary>{t('stores.dataset.columns', { count: columns.length })}</summary>
          <ul className="dataset-columns">
            {columns.map(([column, type], at) => (
              <li key={at}>
                <code>{visible(column)}</code> <span className="muted">{visible(type)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** The columns in a dataset's schema as MLflow writes it (`mlflow_colspec`); null for another one. */
function columnsOf(schema: string | null): [name: string, type: string][] | null {
  if (schema === null) return null;
  try {
    const { mlflow_colspec: specs } = JSON.parse(schema) as { mlflow_colspec?: { name?: unknown; type?: unknown }[] };
    return specs?.map(({ name, type }) => [String(name ?? ''), String(type ?? '')]) ?? null;
  } catch {
    return null;
  }
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
