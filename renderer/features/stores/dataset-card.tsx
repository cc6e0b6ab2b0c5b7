import type { DatasetRow } from '../../../shared/contract/store-schemas.ts';
import { sourceOf } from '../../../shared/lineage/from-runs.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { useShownStore } from './use-opening.ts';

/** A dataset that a run read; its name leads to its page. */
export function DatasetCard({ dataset }: { readonly dataset: DatasetRow }) {
  const { t } = useTexts();
  const { onView } = useShownStore();
  const { name, digest, sourceType, source, context } = dataset;
  return (
    <section className="card dataset">
      <h3>
        <button type="button" className="link" onClick={() => onView({ level: 'dataset', dataset: { name, digest } })}>
          {visible(name)}
        </button>{' '}
        {context === null ? null : <span className="muted">{visible(context)}</span>}
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
    </section>
  );
}
