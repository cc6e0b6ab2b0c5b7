import type { ReactNode } from 'react';

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
