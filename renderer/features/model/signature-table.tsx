import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo, useCallback, useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { copyRowKeys } from '../../../shared/contract/commands.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { useChange } from '../../ui/use-change.ts';
import { useCopy } from '../../ui/use-copy.ts';
import { useVirtualRows } from '../../ui/use-virtual-rows.ts';
import { keyName } from '../shell/keys.ts';
import type { SignatureRow } from '../../../shared/signature/signature-rows.ts';
import { rowJson, rowText } from './signature-row-list.ts';

interface ShownRow {
  readonly row: SignatureRow;
  readonly level: number;
}

const GLYPHS: Readonly<Record<SignatureRow['family'], string>> = {
  int: '12',
  float: '1.0',
  string: '"a"',
  boolean: '◐',
  datetime: '◷',
  other: '*',
  nested: '{ }',
  tensor: '▦',
  unknown: '?',
};

export interface SignatureTableProps {
  readonly rows: readonly SignatureRow[];
  readonly label: string;
  /** Params show a default where columns say whether they are required. */
  readonly withDefault: boolean;
  /** Id of the row to bring into sight and give the focus; null for none. */
  readonly wanted: string | null;
  readonly onWanted: () => void;
}

/**
 * A tree table of any length: only the rows in view are drawn. Arrow keys move, right and left open and close, as in any
 * tree (ARIA treegrid).
 */
export function SignatureTable({ rows, label, withDefault, wanted, onWanted }: SignatureTableProps) {
  const { t } = useTexts();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const shown = useMemo(() => flatten(rows, closed), [rows, closed]);
  const { face } = useHost();
  const [copied, copy] = useCopy();
  const { box, items, height, at, setAt, move, step } = useVirtualRows(shown.length);
  const toggle = useCallback(
    (id: string) =>
      setClosed((all) => (all.has(id) ? new Set([...all].filter((each) => each !== id)) : new Set([...all, id]))),
    [],
  );
  const unfold = (id: string) => setClosed((all) => new Set([...all].filter((each) => !id.startsWith(`${each}.`))));
  useChange(wanted, (id) => id !== null && unfold(id), null);
  useEffect(() => {
    if (wanted === null) return;
    const index = shown.findIndex(({ row }) => row.id === wanted);
    if (index !== -1) move(index);
    onWanted();
  }, [wanted, shown, move, onWanted]);
  const press = (event: KeyboardEvent) => {
    const current = shown[at];
    const opens = current !== undefined && current.row.children.length > 0;
    const text = current === undefined ? null : copyOf(current.row, keyName(event.nativeEvent), face);
    if (text !== null) copy(text);
    else if (opens && event.key === (closed.has(current.row.id) ? 'ArrowRight' : 'ArrowLeft')) toggle(current.row.id);
    else if (!step(event.key)) return;
    event.preventDefault();
  };
  return (
    <>
      <div
        ref={box}
        className="signature-table"
        role="treegrid"
        aria-label={label}
        aria-rowcount={shown.length + 1}
        onKeyDown={press}
        tabIndex={-1}
      >
        <div className="signature-row head" role="row" aria-rowindex={1}>
          <span role="columnheader">{t('model.signature.column.name')}</span>
          <span role="columnheader">{t('model.signature.column.type')}</span>
          <span role="columnheader">
            {t(withDefault ? 'model.signature.column.default' : 'model.signature.column.required')}
          </span>
        </div>
        <div role="rowgroup" className="rows" style={{ height }}>
          {items.map((item) => {
            const entry = shown[item.index];
            return entry === undefined ? null : (
              <Row
                key={item.key}
                entry={entry}
                index={item.index}
                top={item.start}
                current={item.index === at}
                closed={closed.has(entry.row.id)}
                withDefault={withDefault}
                onFocus={setAt}
                onToggle={toggle}
              />
            );
          })}
        </div>
      </div>
      <span className="visually-hidden" role="status">
        {copied ? t('shell.row.copied') : ''}
      </span>
    </>
  );
}

interface RowProps {
  readonly entry: ShownRow;
  readonly index: number;
  readonly top: number;
  readonly current: boolean;
  readonly closed: boolean;
  readonly withDefault: boolean;
  readonly onFocus: (index: number) => void;
  readonly onToggle: (id: string) => void;
}

const Row = memo(function Row(props: RowProps) {
  const { entry, index, top, current, closed, withDefault, onFocus, onToggle } = props;
  const { row, level } = entry;
  const { t } = useTexts();
  const Icon = closed ? ChevronRight : ChevronDown;
  const opens = row.children.length > 0;
  const name = row.name === null ? t('cli.label.unnamed') : visible(row.name);
  return (
    <div
      className={`signature-row family-${row.family}`}
      role="row"
      aria-level={level}
      aria-rowindex={index + 2}
      aria-expanded={opens ? !closed : undefined}
      tabIndex={current ? 0 : -1}
      data-row={index}
      onFocus={() => onFocus(index)}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span
        role="gridcell"
        className="cell-name"
        style={{ paddingInlineStart: `${level * 1.2 - 0.4}rem` }}
        title={name}
      >
        {opens ? (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the arrow keys of the row do the same
          <span className="twist" onClick={() => onToggle(row.id)} aria-hidden>
            <Icon size={14} />
          </span>
        ) : null}
        {name}
      </span>
      <span role="gridcell" className="cell-type" title={row.type}>
        <span className="glyph" aria-hidden>
          {GLYPHS[row.family]}
        </span>
        {row.family === 'unknown' ? `${visible(row.type)} – ${t('model.signature.unknownType')}` : visible(row.type)}
      </span>
      <span role="gridcell" className="cell-last">
        {withDefault ? <code>{visible(row.value ?? '')}</code> : <Required required={row.required === true} />}
      </span>
    </div>
  );
});

function Required({ required }: { readonly required: boolean }) {
  const { t } = useTexts();
  return (
    <>
      <span aria-hidden>{required ? '●' : '○'}</span> {t(required ? 'cli.label.required' : 'cli.label.optional')}
    </>
  );
}

function flatten(rows: readonly SignatureRow[], closed: ReadonlySet<string>, level = 1): ShownRow[] {
  return rows.flatMap((row) => [
    { row, level },
    ...(closed.has(row.id) ? [] : flatten(row.children, closed, level + 1)),
  ]);
}

/** What a key press copies of a row; null for another key, and where text is marked: that is what is wanted then. */
function copyOf(row: SignatureRow, key: string, face: 'window' | 'tab'): string | null {
  const keys = copyRowKeys(face);
  if (getSelection()?.isCollapsed === false) return null;
  return key === keys.text ? rowText(row) : key === keys.json ? rowJson(row) : null;
}
