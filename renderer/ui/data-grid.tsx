import { useCallback, useEffect, type CSSProperties, type KeyboardEvent } from 'react';
import { useRowFeed } from '../features/rows/row-desk.ts';
import { useTexts } from '../texts.ts';
import { describeGridRow } from './describe-grid-row.ts';
import { DrawnRow, type DrawnRowProps } from './drawn-row.tsx';
import { GridHead } from './grid-head.tsx';
import type { GridColumn, GridRow, GridSorting } from './grid-types.ts';
import { useVirtualRows } from './use-virtual-rows.ts';

export interface DataGridProps<T> {
  readonly label: string;
  readonly columns: readonly GridColumn[];
  readonly count: number;
  /** The row that is in sight at first, and has the focus where nothing else has it: where one was. */
  readonly first?: number;
  /** null where the row is still on its way. */
  readonly rowAt: (index: number) => T | null;
  /** Must be the same function as long as rows look the same. */
  readonly render: (row: T) => GridRow;
  readonly sorting?: GridSorting | null;
  readonly onSort?: (column: string) => void;
  readonly onOpen?: (row: T, index: number) => void;
  readonly onMark?: (row: T) => void;
  readonly onExpand?: (row: T) => void;
  /** The rows in sight. */
  readonly onRange?: (first: number, last: number) => void;
  /** The first column stays in sight while the others move under it. */
  readonly fixed?: boolean;
  readonly className?: string;
}

const PADDING = 0.9;
const GAP = 0.9;
const MARK = 1.2;

/**
 * Rows of any number in columns, of which only those in sight are drawn. Arrows move; Enter opens, the space bar marks, right and
 * left show and hide what is nested (ARIA grid and treegrid).
 */
export function DataGrid<T>(props: DataGridProps<T>) {
  const { label, columns, count, rowAt, render, sorting, onSort, onOpen, onMark, onExpand, onRange } = props;
  const { t } = useTexts();
  const { box, items, height, at, setAt, step } = useVirtualRows(count, props.first);
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => onRange?.(first, last), [onRange, first, last]);
  const { mine, take } = useRowFeed(() => {
    const row = at < 0 ? null : rowAt(at);
    return row === null ? null : describeGridRow(label, columns, row, render(row));
  });
  const focus = useCallback(
    (index: number) => {
      setAt(index);
      take();
    },
    [setAt, take],
  );
  const press = (event: KeyboardEvent) => {
    const row = rowAt(at);
    const target = event.target as HTMLElement;
    // Keys of the head's buttons and of boxes are their own; with Alt they are the window's.
    if (event.altKey || target.closest('[data-row]') === null) return;
    if (target.matches('input, button') && (event.key === ' ' || event.key === 'Enter')) return;
    const nested = row === null ? undefined : render(row).open;
    const turn = nested === undefined ? null : nested ? 'ArrowLeft' : 'ArrowRight';
    if (row !== null && event.key === 'Enter' && onOpen !== undefined) onOpen(row, at);
    else if (row !== null && event.key === ' ' && onMark !== undefined) onMark(row);
    else if (row !== null && event.key === turn) onExpand?.(row);
    else if (!step(event.key)) return;
    event.preventDefault();
  };
  const marks = onMark !== undefined;
  const style = {
    '--grid-columns': `${marks ? `${MARK}rem ` : ''}${columns
      .map(({ width, grow = 0 }) => (grow > 0 ? `minmax(${width}rem, ${grow}fr)` : `${width}rem`))
      .join(' ')}`,
    '--grid-width': `${columns.reduce((sum, { width }) => sum + width + GAP, (marks ? MARK + GAP : 0) + 2 * PADDING - GAP)}rem`,
  } as CSSProperties;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- its role depends on whether rows nest
    <div
      ref={box}
      className={`grid${props.fixed === true ? ' fixed' : ''} ${props.className ?? ''}`}
      role={onExpand === undefined ? 'grid' : 'treegrid'}
      aria-label={label}
      aria-rowcount={count + 1}
      aria-multiselectable={marks || undefined}
      onKeyDown={press}
      tabIndex={-1}
      style={style}
    >
      <div className="grid-row head" role="row" aria-rowindex={1}>
        {marks ? (
          <span role="columnheader">
            <span className="visually-hidden">{t('shell.grid.mark')}</span>
          </span>
        ) : null}
        {columns.map((column, at) => (
          <GridHead key={column.id} column={column} first={at === 0} sorting={sorting ?? null} onSort={onSort} />
        ))}
      </div>
      <div role="rowgroup" className="rows" style={{ height }}>
        {items.map((item) => {
          const row = rowAt(item.index);
          return (
            <DrawnRow
              key={item.key}
              row={row}
              render={render as (row: unknown) => GridRow}
              columns={columns}
              index={item.index}
              top={item.start}
              current={item.index === at}
              chosen={mine && item.index === at}
              onFocus={focus}
              onOpen={onOpen as DrawnRowProps['onOpen']}
              onMark={onMark as ((row: unknown) => void) | undefined}
              onExpand={onExpand as ((row: unknown) => void) | undefined}
            />
          );
        })}
      </div>
    </div>
  );
}
