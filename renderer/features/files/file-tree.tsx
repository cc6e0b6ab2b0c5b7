import { ChevronDown, ChevronRight, Folder } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import type { ListedFile } from '../../../shared/contract/file-methods.ts';
import { filesIn, fileTree, treeRows, type TreeRow } from '../../../shared/files/file-tree.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { useChange } from '../../ui/use-change.ts';
import { useVirtualRows } from '../../ui/use-virtual-rows.ts';
import { useRowFeed } from '../rows/row-desk.ts';
import { useDescribeFileRow } from './describe-file-row.ts';
import { useFileNote } from './file-note.ts';

/** Folders of a model with more files than this are closed at first. */
const OPEN_BELOW = 300;

export interface FileTreeProps {
  readonly files: readonly ListedFile[];
  /** The file whose content is shown. */
  readonly shown: string | null;
  readonly onShow: (path: string) => void;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  /** Path of the file to bring into sight and give the focus; null for none. */
  readonly wanted: string | null;
  readonly onWanted: () => void;
}

/**
 * The files as a tree of any length, of which only the rows in sight are drawn. Arrow keys move, open and close; Enter shows
 * a file, Space chooses it (ARIA treegrid).
 */
export function FileTree(props: FileTreeProps) {
  const { files, shown, onShow, chosen, onChoose, wanted, onWanted } = props;
  const { t } = useTexts();
  const root = useMemo(() => fileTree(files), [files]);
  const open = files.length <= OPEN_BELOW;
  /** Folders that are not as they were at first. */
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const isOpen = useCallback((path: string) => turned.has(path) !== open, [turned, open]);
  const rows = useMemo(() => treeRows(root, isOpen), [root, isOpen]);
  const { box, items, height, at, setAt, move, step } = useVirtualRows(rows.length);
  const turn = (path: string) =>
    setTurned((all) => (all.has(path) ? new Set([...all].filter((each) => each !== path)) : new Set([...all, path])));
  useChange(
    wanted,
    (path) =>
      path !== null &&
      foldersAbove(path)
        .filter((each) => !isOpen(each))
        .forEach(turn),
    null,
  );
  useEffect(() => {
    if (wanted === null) return;
    const index = rows.findIndex((row) => (row.kind === 'file' ? row.file.path : row.folder.path) === wanted);
    if (index !== -1) move(index);
    onWanted();
  }, [wanted, rows, move, onWanted]);
  const choose = (row: TreeRow) => {
    const paths = row.kind === 'folder' ? filesIn(row.folder) : row.file.type === 'file' ? [row.file.path] : [];
    const all = new Set(chosen);
    const every = paths.every((each) => all.has(each));
    for (const each of paths)
      if (every) all.delete(each);
      else all.add(each);
    onChoose(all);
  };
  const describe = useDescribeFileRow();
  const chosenRow = rows[at];
  const { mine, take } = useRowFeed(() => (chosenRow === undefined ? null : describe(chosenRow)));
  const focus = (index: number) => {
    setAt(index);
    take();
  };
  const act = (row: TreeRow) => (row.kind === 'folder' ? turn(row.folder.path) : onShow(row.file.path));
  const press = (event: KeyboardEvent) => {
    const row = rows[at];
    const wanted = row?.kind === 'folder' ? (isOpen(row.folder.path) ? 'ArrowLeft' : 'ArrowRight') : null;
    if (row !== undefined && event.key === 'Enter') act(row);
    else if (row !== undefined && event.key === ' ') choose(row);
    else if (row?.kind === 'folder' && event.key === wanted) turn(row.folder.path);
    else if (!step(event.key)) return;
    event.preventDefault();
  };
  return (
    <div
      ref={box}
      className="file-tree"
      role="treegrid"
      aria-label={t('model.view.files')}
      aria-rowcount={rows.length + 1}
      aria-multiselectable
      onKeyDown={press}
      tabIndex={-1}
    >
      <div className="file-row head" role="row" aria-rowindex={1}>
        <span role="columnheader">{t('files.column.name')}</span>
        <span role="columnheader">{t('files.column.size')}</span>
        <span role="columnheader">{t('files.column.purpose')}</span>
      </div>
      <div role="rowgroup" className="rows" style={{ height }}>
        {items.map((item) => {
          const row = rows[item.index];
          return row === undefined ? null : (
            <Row
              key={item.key}
              row={row}
              index={item.index}
              top={item.start}
              current={item.index === at}
              marked={mine && item.index === at}
              open={row.kind === 'folder' ? isOpen(row.folder.path) : null}
              shown={row.kind === 'file' && row.file.path === shown}
              chosen={row.kind === 'file' && chosen.has(row.file.path)}
              onFocus={focus}
              onUse={act}
              onChoose={choose}
            />
          );
        })}
      </div>
    </div>
  );
}

/** `a` and `a/b` for `a/b/c`. */
function foldersAbove(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('/'));
}

interface RowProps {
  readonly row: TreeRow;
  readonly index: number;
  readonly top: number;
  readonly current: boolean;
  /** It is the chosen row of the window. */
  readonly marked: boolean;
  /** null for a file. */
  readonly open: boolean | null;
  readonly shown: boolean;
  readonly chosen: boolean;
  readonly onFocus: (index: number) => void;
  readonly onUse: (row: TreeRow) => void;
  readonly onChoose: (row: TreeRow) => void;
}

function Row({ row, index, top, current, marked, open, shown, chosen, onFocus, onUse, onChoose }: RowProps) {
  const { t, size, number } = useTexts();
  const note = useFileNote();
  const Icon = open === true ? ChevronDown : ChevronRight;
  const name = visible(row.name);
  const runs = row.kind === 'file' && row.file.code !== null && row.file.code !== 'not-looked';
  const purpose =
    row.kind === 'folder'
      ? t('files.inside', { count: row.folder.count, shown: number(row.folder.count) })
      : note(row.file);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- Enter and Space of the tree do the same
    <div
      className={`file-row${shown ? ' shown' : ''}${row.kind === 'file' && row.file.type === 'missing' ? ' missing' : ''}`}
      role="row"
      aria-level={row.level}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      aria-expanded={open ?? undefined}
      aria-current={marked}
      tabIndex={current ? 0 : -1}
      data-row={index}
      onFocus={() => onFocus(index)}
      onClick={() => onUse(row)}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span
        role="gridcell"
        className="file-name"
        style={{ paddingInlineStart: `${row.level * 1.2 - 0.6}rem` }}
        title={name}
      >
        {row.kind === 'folder' ? (
          <>
            <Icon size={14} aria-hidden /> <Folder size={14} aria-hidden />
          </>
        ) : (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- Space does the same
          <span
            className={`choose${chosen ? ' chosen' : ''}`}
            aria-hidden
            onClick={(event) => {
              event.stopPropagation();
              onChoose(row);
            }}
          >
            {chosen ? '☑' : '☐'}
          </span>
        )}{' '}
        {name}
      </span>
      <span role="gridcell" className="file-size">
        {row.kind === 'folder'
          ? size(row.folder.size)
          : row.file.size === null || row.file.type !== 'file'
            ? '–'
            : size(row.file.size)}
      </span>
      <span role="gridcell" className={runs ? 'file-purpose runs-code' : 'file-purpose'} title={purpose}>
        {runs ? <span aria-hidden>⚠ </span> : null}
        {purpose}
      </span>
    </div>
  );
}
