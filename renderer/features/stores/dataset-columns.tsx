import { useMemo } from 'react';
import { datasetSchema } from '../../../shared/signature/dataset-schema.ts';
import { visibleLines } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { SignatureTable } from '../model/signature-table.tsx';

/** The columns or tensors of a dataset; a schema of another kind as it is. */
export function DatasetColumns({ schema }: { readonly schema: string | null }) {
  const { t, number } = useTexts();
  const parts = useMemo(() => (schema === null ? null : datasetSchema(schema)), [schema]);
  if (schema === null || schema === '' || schema === 'null')
    return <p className="muted">{t('stores.dataset.noSchema')}</p>;
  if (parts === null) return <pre className="code-block sample">{visibleLines(schema)}</pre>;
  return (
    <>
      {parts.map(({ part, rows }) => (
        <section key={part} className="part dataset-part">
          <h3>{t(`stores.dataset.${part}`, { count: rows.length, shown: number(rows.length) })}</h3>
          {rows.length === 0 ? null : (
            <SignatureTable
              rows={rows}
              label={t(`stores.dataset.${part}`, { count: rows.length, shown: number(rows.length) })}
              part="inputs"
              wanted={null}
              onWanted={() => undefined}
            />
          )}
        </section>
      ))}
    </>
  );
}
