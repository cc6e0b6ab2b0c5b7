import type { SignatureRow } from '../../../shared/signature/signature-rows.ts';

/** A row to paste into a message or a sheet: name, type, and whether it is required or its default. */
export function rowText(row: SignatureRow): string {
  const last = row.value ?? (row.required === null ? '' : row.required ? 'required' : 'optional');
  return [row.name ?? '', row.type, last].join('\t');
}

/** A row as JSON, with what is nested in it. */
export function rowJson(row: SignatureRow): string {
  return JSON.stringify(rowValue(row));
}

function rowValue({ name, type, required, value, children: nested }: SignatureRow): object {
  return {
    ...(name === null ? {} : { name }),
    type,
    ...(required === null ? {} : { required }),
    ...(value === null ? {} : { default: value }),
    ...(nested.length === 0 ? {} : { properties: nested.map(rowValue) }),
  };
}

/** Rows whose name or type matches, with the parents that lead to them. */
export function filterRows(rows: readonly SignatureRow[], wanted: string): readonly SignatureRow[] {
  if (wanted === '') return rows;
  return rows.flatMap((row) => {
    const inside = filterRows(row.children, wanted);
    const own = `${row.name ?? ''} ${row.type}`.toLowerCase().includes(wanted);
    return own ? [row] : inside.length > 0 ? [{ ...row, children: inside }] : [];
  });
}

export type Order = 'file' | 'name' | 'type';

export function sortRows(rows: readonly SignatureRow[], order: Order): readonly SignatureRow[] {
  if (order === 'file') return rows;
  const key = (row: SignatureRow) => (order === 'name' ? (row.name ?? '') : row.type);
  return rows.toSorted((a, b) => key(a).localeCompare(key(b)));
}
