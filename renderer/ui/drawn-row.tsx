import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo } from 'react';
import { useTexts } from '../texts.ts';
import { CellWaiting } from './cell-waiting.tsx';
import type { GridColumn, GridRow } from './grid-types.ts';

export interface DrawnRowProps {
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

/** One row of a grid, in its place; drawn again only where something of it changed. */
export const DrawnRow = memo(function DrawnRow(props: DrawnRowProps) {
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
