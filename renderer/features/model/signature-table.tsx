import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo, useCallback, useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { useChange } from '../../ui/use-change.ts';
import { useVirtualRows } from '../../ui/use-virtual-rows.ts';
import { useRowFeed } from '../rows/row-desk.ts';
import { useDescribeSignatureRow } from './describe-signature-row.ts';
import type { SignaturePart, SignatureRow } from '../../../shared/signature/signature-rows.ts';

interface ShownRow {
  readonly row: SignatureRow;
  readonly level: number;
  /** Names of what it lies in. */
  readonly above: readonly string[];
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
  readonly part: SignaturePart;
  /** Id of the row to bring into sight and give the focus; null for none. */
  readonly wanted: string | null;
  readonly onWanted: () => void;
}

/**
 * A tree table of any length: only the rows in view are drawn. Arrow keys move, right and left open and close, as in any
 * tree (ARIA treegrid).
 */
export function SignatureTable({ rows, label, part, wanted, onWanted }: SignatureTableProps) {
  const { t } = useTexts();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const shown = useMemo(() => flatten(rows, closed), [rows, closed]);
  const { box, items, height, at, setAt, move, step } = useVirtualRows(shown.length);
  const describe = useDescribeSignatureRow(part);
  const withDefault = part === 'params';
  const current = shown[at];
  const { mine, take } = useRowFeed(() => (current === undefined ? null : describe(current.row, current.above)));
  const focus = useCallback(
    (index: number) => {
      setAt(index);
      take();
    },
    [setAt, take],
  );
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
    const opens = current !== undefined && current.row.children.length > 0;
    if (opens && event.key === (closed.has(current.row.id) ? 'ArrowRight' : 'ArrowLeft')) toggle(current.row.id);
    else if (!step(event.key)) return;
    event.preventDefault();
  };
  return (
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
              chosen={mine && item.index === at}
              closed={closed.has(entry.row.id)}
              withDefault={withDefault}
              onFocus={focus}
              onToggle={toggle}
            />
          );
        })}
      </div>
    </div>
  );
}

interface RowProps {
  readonly entry: ShownRow;
  readonly index: number;
  readonly top: number;
  readonly current: boolean;
  readonly chosen: boolean;
  readonly closed: boolean;
  readonly withDefault: boolean;
  readonly onFocus: (index: number) => void;
  readonly onToggle: (id: string) => void;
}

const Row = memo(function Row(props: RowProps) {
  const { entry, index, top, current, chosen, closed, withDefault, onFocus, onToggle } = props;
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
      aria-current={chosen}
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

function flatten(
  rows: readonly SignatureRow[],
  closed: ReadonlySet<string>,
  above: readonly string[] = [],
): ShownRow[] {
  return rows.flatMap((row) => [
    { row, level: above.length + 1, above },
    ...(closed.has(row.id) ? [] : flatten(row.children, closed, [...above, row.name ?? '–'])),
  ]);
}
