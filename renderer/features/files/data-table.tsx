import type { FilePreview } from '../../../shared/contract/file-methods.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';

/** Rows of a file of data. */
export function DataTable({
  preview,
  label,
}: {
  readonly preview: FilePreview & { readonly kind: 'table' };
  readonly label: string;
}) {
  const { t, number } = useTexts();
  const { columns, rows, total, moreColumns } = preview;
  return (
    <>
      <p className="muted">
        {total === null
          ? t('files.rows', { count: rows.length, shown: number(rows.length) })
          : t('files.rowsOf', { count: total, shown: number(rows.length), total: number(total) })}
        {moreColumns > 0 ? ` ${t('files.moreColumns', { count: moreColumns, shown: number(moreColumns) })}` : ''}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <div className="raw" tabIndex={0} role="region" aria-label={label}>
        <table className="data-table">
          <thead>
            <tr>
              {columns.map((name, at) => (
                <th key={at} scope="col">
                  {visible(name) || '–'}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, at) => (
                  <td key={at}>{visible(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
