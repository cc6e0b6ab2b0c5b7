import { isValidElement, type ReactNode } from 'react';
import type { ChosenRow } from '../features/rows/row-desk.ts';
import type { GridColumn, GridRow } from './grid-types.ts';

/** A row of a grid in full: as it is shown, by columns, and as JSON the data it is made of. */
export function describeGridRow(
  table: string,
  columns: readonly GridColumn[],
  row: unknown,
  { label, cells, texts = {} }: GridRow,
): ChosenRow {
  const values = columns.map((_, at) => texts[at] ?? textIn(cells[at]));
  return {
    kind: table,
    title: label,
    facts: columns.flatMap(({ title }, at) => {
      const value = values[at] ?? '';
      return value === '' ? [] : [{ label: title, value }];
    }),
    text: values.join('\t'),
    // A number of 64 bits as text: JSON's readers would round it.
    json: JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
  };
}

/** The text that a cell shows; its tip, where that says more than there is room for. */
function textIn(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number' || typeof node === 'bigint') return String(node);
  if (Array.isArray(node)) return (node as readonly ReactNode[]).map(textIn).join('');
  if (!isValidElement<{ readonly title?: unknown; readonly children?: ReactNode }>(node)) return '';
  const { title, children } = node.props;
  return typeof title === 'string' ? title : textIn(children);
}
