import { memo, useCallback } from 'react';
import type { FilePreview } from '../../../shared/contract/file-methods.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { useRovingRows } from '../../ui/use-roving-rows.ts';
import { useRowFeed } from '../rows/row-desk.ts';

export interface DataTableProps {
  readonly preview: FilePreview & { readonly kind: 'table' };
  readonly label: string;
}

/** Rows of a file of data. Arrow keys move among them (ARIA grid). */
export function DataTable({ preview, label }: DataTableProps) {
  const { t, number } = useTexts();
  const { columns, rows, total, moreColumns } = preview;
  const { box, at, setAt, step } = useRovingRows(rows.length);
  const cells = rows[at];
  const { mine, take } = useRowFeed(() =>
    cells === undefined
      ? null
      : {
          kind: t('rows.kind.data'),
          title: t('files.rowNumber', { row: number(at + 1) }),
          facts: columns.map((name, column) => ({ label: visible(name) || '–', value: cells[column] ?? '' })),
          text: cells.join('\t'),
          json: JSON.stringify(Object.fromEntries(columns.map((name, column) => [name, cells[column] ?? '']))),
        },
  );
  const focus = useCallback(
    (index: number) => {
      setAt(index);
      take();
    },
    [setAt, take],
  );
  return (
    <>
      <p className="muted">
        {total === null
          ? t('files.rows', { count: rows.length, shown: number(rows.length) })
          : t('files.rowsOf', { count: total, shown: number(rows.length), total: number(total) })}
        {moreColumns > 0 ? ` ${t('files.moreColumns', { count: moreColumns, shown: number(moreColumns) })}` : ''}
      </p>
      <div className="raw" ref={box}>
        <table
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table whose rows take the focus is a grid
          role="grid"
          aria-label={label}
          className="data-table"
          onKeyDown={(event) => {
            if (step(event.key)) event.preventDefault();
          }}
        >
          <thead>
            <tr>
              {columns.map((name, column) => (
                <th key={column} scope="col">
                  {visible(name) || '–'}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <DataRow
                key={index}
                row={row}
                index={index}
                current={index === at}
                chosen={mine && index === at}
                onFocus={focus}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface DataRowProps {
  readonly row: readonly string[];
  readonly index: number;
  readonly current: boolean;
  readonly chosen: boolean;
  readonly onFocus: (index: number) => void;
}

const DataRow = memo(function DataRow({ row, index, current, chosen, onFocus }: DataRowProps) {
  return (
    <tr tabIndex={current ? 0 : -1} data-row={index} aria-current={chosen} onFocus={() => onFocus(index)}>
      {row.map((cell, column) => (
        <td key={column}>{visible(cell)}</td>
      ))}
    </tr>
  );
});
