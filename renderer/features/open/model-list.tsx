import { ArrowDown, ArrowUp } from 'lucide-react';
import { memo, useCallback, type KeyboardEvent } from 'react';
import type { FoundModel } from '../../../shared/contract/model-reading.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { useVirtualRows } from '../../ui/use-virtual-rows.ts';
import { useRowFeed } from '../rows/row-desk.ts';
import { useDescribeModel } from './describe-model.ts';
import { COLUMNS, flavorsText, folderOf, type Column, type Sorting } from './found-models.ts';

export interface ModelListProps {
  readonly label: string;
  readonly rows: readonly FoundModel[];
  readonly sorting: Sorting | null;
  readonly onSort: (column: Column) => void;
  /** Paths of the marked. */
  readonly marked: ReadonlySet<string>;
  readonly onMark: (path: string) => void;
  readonly onMarkAll: (on: boolean) => void;
  readonly onOpen: (row: FoundModel) => void;
}

/** A grid of models of any length. Arrows move, Enter opens, the space bar marks, Ctrl+A marks all (ARIA grid). */
export function ModelList({ label, rows, sorting, onSort, marked, onMark, onMarkAll, onOpen }: ModelListProps) {
  const { t } = useTexts();
  const { box, items, height, at, setAt, step } = useVirtualRows(rows.length);
  const describe = useDescribeModel();
  const chosen = rows[at];
  const { mine, take } = useRowFeed(() => (chosen === undefined ? null : describe(chosen)));
  const focus = useCallback(
    (index: number) => {
      setAt(index);
      take();
    },
    [setAt, take],
  );
  const all = rows.every((row) => marked.has(row.path));
  const press = (event: KeyboardEvent) => {
    const row = rows[at];
    const target = event.target as HTMLElement;
    // Keys of the head's buttons are theirs, and a box's space bar and Enter are its own.
    if (row === undefined || target.closest('[data-row]') === null) return;
    if (target.matches('input') && (event.key === ' ' || event.key === 'Enter')) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') onMarkAll(true);
    else if (event.key === 'Enter') onOpen(row);
    else if (event.key === ' ') onMark(row.path);
    else if (!step(event.key)) return;
    event.preventDefault();
  };
  return (
    <div
      ref={box}
      className="model-list"
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-multiselectable
      onKeyDown={press}
      tabIndex={-1}
    >
      <div className="model-row head" role="row" aria-rowindex={1}>
        <span role="columnheader">
          <input
            type="checkbox"
            checked={all}
            ref={(each) => void (each && (each.indeterminate = !all && rows.some((row) => marked.has(row.path))))}
            onChange={() => onMarkAll(!all)}
            aria-label={t('shell.open.markAll')}
          />
        </span>
        {COLUMNS.map((column) => (
          <Head key={column} column={column} sorting={sorting} onSort={onSort} />
        ))}
      </div>
      <div role="rowgroup" className="rows" style={{ height }}>
        {items.map((item) => {
          const row = rows[item.index];
          return row === undefined ? null : (
            <ModelRow
              key={row.path}
              row={row}
              index={item.index}
              top={item.start}
              current={item.index === at}
              chosen={mine && item.index === at}
              marked={marked.has(row.path)}
              onFocus={focus}
              onMark={onMark}
              onOpen={onOpen}
            />
          );
        })}
      </div>
    </div>
  );
}

interface HeadProps {
  readonly column: Column;
  readonly sorting: Sorting | null;
  readonly onSort: (column: Column) => void;
}

function Head({ column, sorting, onSort }: HeadProps) {
  const { t } = useTexts();
  const sorted = sorting?.column === column;
  const Arrow = sorting?.descending === true ? ArrowDown : ArrowUp;
  const order = sorted ? (sorting.descending ? 'descending' : 'ascending') : 'none';
  return (
    <span role="columnheader" className={`model-${column}`} aria-sort={order}>
      <button type="button" className="sort" onClick={() => onSort(column)}>
        <span>{t(`shell.open.column.${column}`)}</span>
        {sorted ? <Arrow size={14} aria-hidden /> : null}
      </button>
    </span>
  );
}

interface ModelRowProps {
  readonly row: FoundModel;
  readonly index: number;
  readonly top: number;
  readonly current: boolean;
  readonly chosen: boolean;
  readonly marked: boolean;
  readonly onFocus: (index: number) => void;
  readonly onMark: (path: string) => void;
  readonly onOpen: (row: FoundModel) => void;
}

const ModelRow = memo(function ModelRow(props: ModelRowProps) {
  const { row, index, top, current, chosen, marked, onFocus, onMark, onOpen } = props;
  const { t } = useTexts();
  const name = visible(row.name);
  const folder = visible(folderOf(row));
  const flavors = visible(flavorsText(row.flavors));
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid's keys act on the row that has the focus
    <div
      className="model-row"
      role="row"
      aria-label={name}
      aria-rowindex={index + 2}
      aria-selected={marked}
      aria-current={chosen}
      tabIndex={current ? 0 : -1}
      data-row={index}
      onFocus={() => onFocus(index)}
      onClick={() => onOpen(row)}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="gridcell">
        <input
          type="checkbox"
          tabIndex={-1}
          checked={marked}
          onChange={() => onMark(row.path)}
          onClick={(event) => event.stopPropagation()}
          aria-label={t('shell.open.mark', { name })}
        />
      </span>
      <span role="gridcell" className="model-name" title={name}>
        {name}
      </span>
      <span role="gridcell" className="model-folder mono" title={folder}>
        {folder}
      </span>
      <span role="gridcell" className="model-flavors" title={flavors}>
        {flavors}
      </span>
      <span role="gridcell" className="model-mlflow mono">
        {row.mlflowVersion === null ? '' : visible(row.mlflowVersion)}
      </span>
      <span role="gridcell" className="model-created mono">
        {row.created === null ? '' : visible(row.created.slice(0, 16))}
      </span>
      <Told row={row} />
    </div>
  );
});

/** What is wrong with it, or else what it takes and returns. */
function Told({ row }: { readonly row: FoundModel }) {
  const { t } = useTexts();
  const wrong = row.state !== 'whole' ? t(`cli.state.${row.state}`) : row.loadable ? null : t('cli.state.refused');
  const signature =
    row.inputs === null && row.outputs === null
      ? t('shell.open.noSignature')
      : t('shell.open.signature', { inputs: row.inputs ?? '–', outputs: row.outputs ?? '–' });
  return (
    <span role="gridcell" className={`model-signature${wrong === null ? '' : ' wrong'}`}>
      {wrong ?? signature}
    </span>
  );
}
