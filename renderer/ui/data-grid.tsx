import { ArrowDown, ArrowUp, ChevronDown, ChevronRight } from 'lucide-react';
import { memo, useCallback, useEffect, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { useRowFeed } from '../features/rows/row-desk.ts';
import { useTexts } from '../texts.ts';
import { describeGridRow } from './describe-grid-row.ts';
import { useVirtualRows } from './use-virtual-rows.ts';

export interface GridColumn {
  readonly id: string;
  readonly title: string;
  /** At least so wide, in rem. */
  readonly width: number;
  /** Takes what is left, in this share; 0 for a column that stays as wide as it is. */
  readonly grow?: number;
  readonly numeric?: boolean;
  readonly sortable?: boolean;
}

export interface GridSorting {
  readonly column: string;
  readonly descending: boolean;
}

/** How a row looks. */
export interface GridRow {
  /** What a screen reader calls it. */
  readonly label: string;
  /** In the order of the columns. Texts show themselves whole under the pointer. */
  readonly cells: readonly ReactNode[];
  /** Texts of cells that do not say themselves what they show, by column. */
  readonly texts?: Readonly<Record<number, string>>;
  readonly level?: number;
  /** Whether the rows below it are shown; undefined where there are none. */
  readonly open?: boolean | undefined;
  readonly marked?: boolean;
  readonly shown?: boolean;
  readonly faint?: boolean;
}

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
        {columns.map((column) => (
          <Head key={column.id} column={column} sorting={sorting ?? null} onSort={onSort} />
        ))}
      </div>
      <div role="rowgroup" className="rows" style={{ height }}>
        {items.map((item) => {
          const row = rowAt(item.index);
          return (
            <Row
              key={item.key}
              row={row}
              render={render as (row: unknown) => GridRow}
              columns={columns}
              index={item.index}
              top={item.start}
              current={item.index === at}
              chosen={mine && item.index === at}
              onFocus={focus}
              onOpen={onOpen as RowProps['onOpen']}
              onMark={onMark as ((row: unknown) => void) | undefined}
              onExpand={onExpand as ((row: unknown) => void) | undefined}
            />
          );
        })}
      </div>
    </div>
  );
}

interface HeadProps {
  readonly column: GridColumn;
  readonly sorting: GridSorting | null;
  readonly onSort: ((column: string) => void) | undefined;
}

function Head({ column: { id, title, numeric, sortable }, sorting, onSort }: HeadProps) {
  const sorted = sorting?.column === id;
  const Arrow = sorting?.descending === true ? ArrowDown : ArrowUp;
  const className = numeric === true ? 'numeric' : '';
  if (sortable !== true || onSort === undefined)
    return (
      <span role="columnheader" className={className} title={title}>
        {title}
      </span>
    );
  return (
    <span
      role="columnheader"
      className={className}
      aria-sort={sorted ? (sorting.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" className="sort" title={title} onClick={() => onSort(id)}>
        {title}
        {sorted ? <Arrow size={14} aria-hidden /> : null}
      </button>
    </span>
  );
}

interface RowProps {
  readonly row: unknown;
  readonly render: (row: unknown) => GridRow;
  readonly columns: readonly GridColumn[];
  readonly index: number;
  readonly top: number;
  readonly current: boolean;
  readonly chosen: boolean;
  readonly onFocus: (index: number) => void;
  readonly onOpen: ((row: unknown, index: number) => void) | undefined;
  readonly onMark: ((row: unknown) => void) | undefined;
  readonly onExpand: ((row: unknown) => void) | undefined;
}

const Row = memo(function Row(props: RowProps) {
  const { row, render, columns, index, top, current, chosen, onFocus, onOpen, onMark, onExpand } = props;
  const { t } = useTexts();
  const place = {
    'aria-rowindex': index + 2,
    tabIndex: current ? 0 : -1,
    'aria-current': chosen,
    'data-row': index,
    onFocus: () => onFocus(index),
    style: { transform: `translateY(${top}px)` },
  } as const;
  if (row === null)
    return (
      <div className="grid-row waiting" role="row" {...place}>
        {onMark === undefined ? null : <WaitingCell />}
        {columns.map(({ id }) => (
          <WaitingCell key={id} />
        ))}
      </div>
    );
  const { label, cells, level, open, marked, shown, faint } = render(row);
  const Turn = open === true ? ChevronDown : ChevronRight;
  const state = `${shown === true ? ' shown' : ''}${faint === true ? ' faint' : ''}${onOpen === undefined ? '' : ' opens'}`;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid's keys act on the row that has the focus
    <div
      className={`grid-row${state}`}
      role="row"
      aria-label={label}
      aria-selected={marked ?? shown}
      aria-level={level}
      aria-expanded={open}
      {...place}
      onClick={() => onOpen?.(row, index)}
    >
      {onMark === undefined ? null : (
        <span role="gridcell">
          <input
            type="checkbox"
            tabIndex={-1}
            checked={marked === true}
            onChange={() => onMark(row)}
            onClick={(event) => event.stopPropagation()}
            aria-label={t('shell.open.mark', { name: label })}
          />
        </span>
      )}
      {columns.map(({ id, numeric }, at) => {
        const cell = cells[at];
        const tree = at === 0 && level !== undefined;
        return (
          <span
            key={id}
            role="gridcell"
            className={`${numeric === true ? 'numeric' : ''}${at === 0 ? ' first' : ''}`}
            title={typeof cell === 'string' ? cell : undefined}
            style={tree ? { paddingInlineStart: `${(level - 1) * 1.2}rem` } : undefined}
          >
            {!tree ? null : open === undefined ? (
              <span className="turn-space" />
            ) : (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the arrow keys of the row do the same
              <span
                className="turn"
                aria-hidden
                onClick={(event) => {
                  event.stopPropagation();
                  onExpand?.(row);
                }}
              >
                <Turn size={14} />
              </span>
            )}
            {cell}
          </span>
        );
      })}
    </div>
  );
});

function WaitingCell() {
  return (
    <span role="gridcell">
      <CellWaiting />
    </span>
  );
}

/** What a cell shows whose value is still on its way. */
export function CellWaiting() {
  const { t } = useTexts();
  return (
    <>
      <span className="bar" aria-hidden />
      <span className="visually-hidden">{t('shell.grid.waiting')}</span>
    </>
  );
}
