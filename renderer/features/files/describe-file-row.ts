import type { TreeRow } from '../../../shared/files/file-tree.ts';
import { useTexts } from '../../texts.ts';
import type { ChosenRow, RowFact } from '../rows/row-desk.ts';
import { useFileNote } from './file-note.ts';

/** A file or folder of a model in full. */
export function useDescribeFileRow(): (row: TreeRow) => ChosenRow {
  const { t, size, number } = useTexts();
  const note = useFileNote();
  const fact = (key: string, value: string | null): RowFact[] =>
    value === null ? [] : [{ label: t(`rows.fact.${key}`), value }];
  const bytes = (value: number) =>
    value < 1000 ? size(value) : t('rows.fact.bytes', { size: size(value), bytes: number(value) });
  return (row) => {
    if (row.kind === 'folder') {
      const { path, count, size: all } = row.folder;
      return {
        kind: t('rows.kind.folder'),
        title: row.name,
        facts: [...fact('path', path), ...fact('files', number(count)), ...fact('size', bytes(all))],
        text: [`${path}/`, String(all), String(count)].join('\t'),
        json: JSON.stringify({ path: `${path}/`, files: count, size: all }),
      };
    }
    const { path, type, size: length, purpose, referenced, code } = row.file;
    const there = type === 'file';
    const runs = code === null ? null : code === 'not-looked' ? t('files.notLookedAt') : t(`files.code.${code}`);
    return {
      kind: t('rows.kind.file'),
      title: row.name,
      facts: [
        ...fact('path', path),
        ...fact('size', there && length !== null ? bytes(length) : null),
        ...fact('state', there ? null : t(type === 'missing' ? 'files.missing' : `files.type.${type}`)),
        ...fact('purpose', t(`files.purpose.${purpose}`)),
        ...fact('named', t(`rows.fact.${referenced ? 'yes' : 'no'}`)),
        ...fact('code', runs),
      ],
      text: [path, there && length !== null ? String(length) : '', note(row.file)].join('\t'),
      json: JSON.stringify({
        path,
        type,
        ...(there && length !== null ? { size: length } : {}),
        purpose,
        referenced,
        ...(code === null ? {} : { code }),
      }),
    };
  };
}
