import { useEffect, useRef } from 'react';
import { useTexts } from '../../texts.ts';

export interface PaletteEntry {
  readonly id: string;
  /** What is shown, then what else finds it: the other language's words. */
  readonly texts: readonly [shown: string, ...others: string[]];
  /** More of it, in fainter letters. */
  readonly detail?: string;
  /** Its keys, or where it comes from. */
  readonly note: string | null;
  /** Why it can't be chosen now; null where it can. */
  readonly disabled: string | null;
  /** The palette stays open: it changes what is listed. */
  readonly stays?: boolean;
  readonly run: () => void;
}

export interface PaletteSection {
  readonly id: string;
  /** '' where there is only one. */
  readonly title: string;
  /** How many there are in all, where some are left out. */
  readonly count: string | null;
  readonly entries: readonly PaletteEntry[];
}

export interface PaletteListProps {
  readonly id: string;
  readonly sections: readonly PaletteSection[];
  /** The one that Enter chooses. */
  readonly current: PaletteEntry | null;
  readonly idOf: (entry: PaletteEntry) => string;
  readonly onPoint: (entry: PaletteEntry) => void;
  readonly onChoose: (entry: PaletteEntry) => void;
}

/** The entries of the palette by sections (ARIA listbox). The focus stays in the field above it, which has the keys. */
export function PaletteList({ id: list, sections, current, idOf, onPoint, onChoose }: PaletteListProps) {
  const { t } = useTexts();
  return (
    <div role="listbox" className="palette-list" id={list} aria-label={t('shell.command.palette')}>
      {sections.map(({ id, title, count, entries }) => (
        <div
          key={id}
          role="group"
          aria-label={
            title === '' ? t('shell.command.palette') : [title, ...(count === null ? [] : [count])].join(', ')
          }
        >
          {title === '' ? null : (
            <div className="palette-title" aria-hidden>
              <span>{title}</span>
              <span className="palette-count">{count}</span>
            </div>
          )}
          {entries.map((entry) => (
            <Option
              key={entry.id}
              id={idOf(entry)}
              entry={entry}
              current={entry.id === current?.id}
              onPoint={onPoint}
              onChoose={onChoose}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface OptionProps extends Pick<PaletteListProps, 'onPoint' | 'onChoose'> {
  readonly id: string;
  readonly entry: PaletteEntry;
  readonly current: boolean;
}

function Option({ id, entry, current, onPoint, onChoose }: OptionProps) {
  const { texts, detail, disabled, note } = entry;
  const off = disabled !== null;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (current) box.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field has the keys
    <div
      ref={box}
      id={id}
      role="option"
      className="palette-item"
      aria-selected={current}
      aria-disabled={off}
      onPointerMove={() => !off && !current && onPoint(entry)}
      onClick={() => !off && onChoose(entry)}
    >
      <span className="palette-text">{texts[0]}</span>
      {detail === undefined ? null : <span className="palette-detail"> {detail}</span>}{' '}
      <span className="palette-note">{disabled ?? note}</span>
    </div>
  );
}
