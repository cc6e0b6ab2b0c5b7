import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useTexts } from '../../texts.ts';
import { useRowFeed } from '../rows/row-desk.ts';
import { CompareTableRow } from './compare-table-row.tsx';
import type { TableLine } from './compare-rows.ts';
import { useDescribeCompareRow } from './describe-compare-row.ts';

export interface CompareTableProps {
  readonly lines: readonly TableLine[];
  readonly label: string;
  /** Index of the row whose details are shown; null for none. */
  readonly selected: number | null;
  /** Counts up when the selected row is to be scrolled to and focused. */
  readonly focusAsked: number;
  readonly closed: ReadonlySet<number>;
  readonly onSelect: (index: number) => void;
  readonly onToggle: (index: number) => void;
}

/** Below so many rem the table shows A above B. */
const NARROW = 48;

/**
 * A tree table of any length: only the rows in view are drawn. Arrow keys move and select, right and left unfold and fold,
 * as in any tree (ARIA treegrid).
 */
export function CompareTable(props: CompareTableProps) {
  const { lines, label, selected, focusAsked, closed, onSelect, onToggle } = props;
  const { t } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const narrow = useNarrow(box);
  const height = (line: TableLine | undefined) => (line?.kind === 'row' && narrow ? NARROW_ROW : ROW) * rem();
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: (at) => height(lines[at]),
    overscan: 10,
  });
  useEffect(() => virtual.measure(), [narrow, lines, virtual]);
  const first = lines.findIndex((line) => line.kind === 'row');
  const chosen = lines.findIndex((line) => line.kind === 'row' && line.entry.index === selected);
  const at = chosen === -1 ? first : chosen;
  const describe = useDescribeCompareRow();
  const marked = lines[at];
  const { mine, take } = useRowFeed(() => (marked?.kind === 'row' ? describe(marked.entry) : null));
  const focusLine = (line: number) => {
    virtual.scrollToIndex(line);
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-line="${line}"]`)?.focus());
  };
  const move = (from: number, by: number) => {
    const to = nearestRow(lines, from, by);
    const line = lines[to];
    if (line?.kind !== 'row') return;
    onSelect(line.entry.index);
    focusLine(to);
  };
  useEffect(() => {
    // The row that was chosen when the tab was left.
    if (chosen !== -1) virtual.scrollToIndex(chosen, { align: 'center' });
  }, []);
  useEffect(() => {
    if (focusAsked > 0 && chosen !== -1) focusLine(chosen);
    // Only when it is asked for.
  }, [focusAsked]);
  const press = (event: KeyboardEvent) => {
    const current = lines[at];
    if (current?.kind !== 'row') return;
    const steps: Record<string, readonly [number, number]> = {
      ArrowDown: [at + 1, 1],
      ArrowUp: [at - 1, -1],
      Home: [0, 1],
      End: [lines.length - 1, -1],
      PageDown: [Math.min(lines.length - 1, at + 10), -1],
      PageUp: [Math.max(0, at - 10), 1],
    };
    const step = steps[event.key];
    const fold = closed.has(current.entry.index) ? 'ArrowRight' : 'ArrowLeft';
    if (step !== undefined) move(...step);
    else if (current.entry.opens && event.key === fold) onToggle(current.entry.index);
    else if (event.key === ' ' || event.key === 'Enter') onSelect(current.entry.index);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={box}
      className={`compare-table${narrow ? ' narrow' : ''}`}
      role="treegrid"
      aria-label={label}
      aria-rowcount={lines.length + 1}
      onKeyDown={press}
      tabIndex={-1}
    >
      <div className="compare-row head" role="row" aria-rowindex={1}>
        {(['name', 'a', 'b', 'verdict', 'why'] as const).map((id) => (
          <span key={id} role="columnheader" className={`cell-${id}`}>
            {t(`compareScreen.column.${id}`)}
          </span>
        ))}
      </div>
      <div role="rowgroup" className="rows" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index];
          if (line === undefined) return null;
          return (
            <CompareTableRow
              key={item.key}
              line={line}
              at={item.index}
              top={item.start}
              height={item.size}
              current={item.index === at}
              marked={mine && item.index === at}
              onFocus={take}
              selected={line.kind === 'row' && line.entry.index === selected}
              folded={line.kind === 'row' && closed.has(line.entry.index)}
              onSelect={onSelect}
              onToggle={onToggle}
            />
          );
        })}
      </div>
    </div>
  );
}

/** The nearest line that is a row, looking on in the direction of `by`, then back. */
function nearestRow(lines: readonly TableLine[], from: number, by: number): number {
  for (const direction of [by, -by]) {
    for (let at = from; at >= 0 && at < lines.length; at += direction) if (lines[at]?.kind === 'row') return at;
  }
  return -1;
}

/** Height of a row in rem, in the density of the page. */
const ROW = 2.25;
/** Of one that shows A above B. */
const NARROW_ROW = 5.6;

function rem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 14;
}

/** Whether the box is narrow, in the page's own measure: a zoomed window counts as a narrow one. */
function useNarrow(box: RefObject<HTMLElement | null>): boolean {
  const [narrow, setNarrow] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const look = () => setNarrow(element.clientWidth < NARROW * rem());
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return narrow;
}
