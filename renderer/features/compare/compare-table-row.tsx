import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo } from 'react';
import type { Change, Row, Side } from '../../../shared/signature/compare/comparison.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { VerdictMark } from '../../ui/verdict.tsx';
import { verdictsShown, type CompareRow, type TableLine } from './compare-rows.ts';
import { useFindingTexts } from './finding-texts.ts';

const MARKS: Readonly<Record<Change, string>> = {
  same: '=',
  added: '+',
  removed: '−',
  changed: '~',
  moved: '↕',
  renamed: '→',
};

export interface CompareTableRowProps {
  readonly line: TableLine;
  readonly at: number;
  readonly top: number;
  readonly height: number;
  /** Where the keys are. */
  readonly current: boolean;
  /** It is the chosen row of the window. */
  readonly marked: boolean;
  readonly onFocus: () => void;
  readonly selected: boolean;
  readonly folded: boolean;
  readonly onSelect: (index: number) => void;
  readonly onToggle: (index: number) => void;
}

/** One line of the comparison: what it is in A and in B, what that means, and why. */
export const CompareTableRow = memo(function CompareTableRow(props: CompareTableRowProps) {
  const { line, at, top, height, current, marked, selected, folded, onFocus, onSelect, onToggle } = props;
  const { t } = useTexts();
  const style = { transform: `translateY(${top}px)`, height };
  if (line.kind === 'part') {
    return (
      <div className="compare-row part-line" role="row" aria-rowindex={at + 2} style={style}>
        <span role="gridcell" aria-colspan={5}>
          {t(`compareScreen.part.${line.part}`)}
          {line.count === 0 ? null : <span className="count">{line.count}</span>}
        </span>
      </div>
    );
  }
  const { entry } = line;
  const { row } = entry;
  const whole = row.a === null && row.b === null;
  const Icon = folded ? ChevronRight : ChevronDown;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the table's own
    <div
      className={`compare-row ${row.change}${entry.differs ? ' differs' : ''}${whole ? ' whole' : ''}`}
      role="row"
      aria-level={row.depth + 1}
      aria-rowindex={at + 2}
      aria-selected={selected}
      aria-current={marked}
      onFocus={onFocus}
      aria-expanded={entry.opens ? !folded : undefined}
      tabIndex={current ? 0 : -1}
      data-line={at}
      onClick={() => onSelect(entry.index)}
      style={style}
    >
      <span role="gridcell" className="cell-name" style={{ paddingInlineStart: `${0.6 + row.depth * 1.2}rem` }}>
        <span className="mark" aria-hidden>
          {MARKS[row.change]}
        </span>
        <span className="visually-hidden">{t(`compareScreen.change.${row.change}`)}: </span>
        {entry.opens ? (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the arrow keys of the row do the same
          <span className="twist" onClick={() => onToggle(entry.index)} aria-hidden>
            <Icon size={14} />
          </span>
        ) : null}
        <RowName row={row} />
      </span>
      {whole ? null : (
        <>
          <SideCell side={row.a} letter="a" renamed={row.change === 'renamed'} />
          <SideCell side={row.b} letter="b" renamed={row.change === 'renamed'} />
        </>
      )}
      <span role="gridcell" className="cell-verdict">
        <RowVerdict entry={entry} />
      </span>
      <span role="gridcell" className="cell-why" aria-colspan={whole ? 3 : undefined}>
        <Why entry={entry} />
      </span>
    </div>
  );
});

function RowName({ row }: { readonly row: Row }) {
  const { t } = useTexts();
  const side = row.b ?? row.a;
  const whole = side === null && row.place.path.length === 0;
  const name = side?.name ?? row.place.path.join(' › ');
  const text = whole ? t('compareScreen.whole') : name === '' ? t('cli.label.unnamed') : visible(name);
  return (
    <span className="row-name" title={text}>
      {text}
    </span>
  );
}

function SideCell({
  side,
  letter,
  renamed,
}: {
  readonly side: Side | null;
  readonly letter: 'a' | 'b';
  readonly renamed: boolean;
}) {
  const { t } = useTexts();
  const value = side === null ? null : visible(renamed ? `${side.name}: ${side.value}` : side.value);
  return (
    <span role="gridcell" className={`cell-side cell-${letter}`} title={value ?? undefined}>
      <span className="side-label" aria-hidden>
        {letter.toUpperCase()}
      </span>
      {side === null ? (
        <span className="absent">
          <span aria-hidden>—</span>
          <span className="visually-hidden">{t('compareScreen.details.absent')}</span>
        </span>
      ) : (
        <code>{value}</code>
      )}
      {side?.required === false ? <span className="optional">{t('cli.label.optional')}</span> : null}
    </span>
  );
}

function RowVerdict({ entry }: { readonly entry: CompareRow }) {
  const { t } = useTexts();
  if (!entry.differs) {
    const { place, b } = entry.row;
    // Without a digest only the sizes are known to be the same.
    const sized = place.part === 'files' && b?.value.includes('SHA-256') !== true;
    return <span className="muted">{t(sized ? 'compareScreen.sameSize' : 'compareScreen.change.same')}</span>;
  }
  // What follows from it, if anything, is said of the part as a whole.
  if (entry.findings.length === 0)
    return <span className="muted">{t(`compareScreen.change.${entry.row.change}`)}</span>;
  return verdictsShown(entry.verdict).map(([channel, verdict]) => (
    <VerdictMark
      key={channel ?? ''}
      verdict={verdict}
      {...(channel === null ? {} : { prefix: t(`compareScreen.short.${channel}`) })}
    />
  ));
}

function Why({ entry }: { readonly entry: CompareRow }) {
  const { title } = useFindingTexts();
  const [first] = entry.findings;
  return first === undefined ? null : <span title={title(first)}>{title(first)}</span>;
}
