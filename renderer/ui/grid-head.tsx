import { ArrowDown, ArrowUp } from 'lucide-react';
import type { GridColumn, GridSorting } from './grid-types.ts';

export interface GridHeadProps {
  readonly column: GridColumn;
  readonly first: boolean;
  readonly sorting: GridSorting | null;
  readonly onSort: ((column: string) => void) | undefined;
}

/** The head of a column; pressing it sorts by the column, where it can be sorted. */
export function GridHead({ column: { id, title, numeric, sortable }, first, sorting, onSort }: GridHeadProps) {
  const sorted = sorting?.column === id;
  const Arrow = sorting?.descending === true ? ArrowDown : ArrowUp;
  const className = `${numeric === true ? 'numeric' : ''}${first ? ' first' : ''}`;
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
        <span>{title}</span>
        {sorted ? <Arrow size={14} aria-hidden /> : null}
      </button>
    </span>
  );
}
