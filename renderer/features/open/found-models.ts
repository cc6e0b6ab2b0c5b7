import type { FoundModel } from '../../../shared/contract/model-reading.ts';

/** What the list of found models can be sorted by; null is the order they were found in. */
export const COLUMNS = ['name', 'folder', 'flavors', 'mlflow', 'created', 'signature'] as const;
export type Column = (typeof COLUMNS)[number];
export interface Sorting {
  readonly column: Column;
  readonly descending: boolean;
}

/** The folder around a model, inside what was opened; '' at its top. */
export function folderOf(row: FoundModel): string {
  const cut = row.path.lastIndexOf('/');
  return cut < 0 ? '' : row.path.slice(0, cut);
}

/** The flavors in words, the one that tells most first: nearly every model has python_function. */
export function flavorsText(flavors: readonly string[]): string {
  const common = 'python_function';
  return [...flavors.filter((flavor) => flavor !== common), ...flavors.filter((flavor) => flavor === common)].join(
    ', ',
  );
}

/** Rows in which all words of `wanted` occur. */
export function filterModels(rows: readonly FoundModel[], wanted: string): readonly FoundModel[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = `${row.path} ${row.name} ${row.flavors.join(' ')} ${row.mlflowVersion ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** model-2 before model-10; what has no such value comes last either way. */
export function sortModels(
  rows: readonly FoundModel[],
  sorting: Sorting | null,
  language: string,
): readonly FoundModel[] {
  if (sorting === null) return rows;
  const { compare } = new Intl.Collator(language, { numeric: true });
  const keyed = rows.map((row) => ({ row, key: keyOf(row, sorting.column) }));
  keyed.sort((a, b) => {
    if (a.key === '' || b.key === '') return Number(a.key === '') - Number(b.key === '');
    return sorting.descending ? compare(b.key, a.key) : compare(a.key, b.key);
  });
  return keyed.map(({ row }) => row);
}

function keyOf(row: FoundModel, column: Column): string {
  switch (column) {
    case 'name':
      return row.name;
    case 'folder':
      return folderOf(row);
    case 'flavors':
      return flavorsText(row.flavors);
    case 'mlflow':
      return row.mlflowVersion ?? '';
    case 'created':
      return row.created ?? '';
    case 'signature':
      return row.inputs === null && row.outputs === null ? '' : `${row.inputs ?? 0} ${row.outputs ?? 0}`;
  }
}
