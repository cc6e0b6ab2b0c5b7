import { Search } from 'lucide-react';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useTexts } from '../../texts.ts';
import { PaletteList, type PaletteEntry, type PaletteSection } from './palette-list.tsx';

export interface PaletteProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly sections: readonly PaletteSection[];
  /** Said in place of an empty list. */
  readonly empty: string;
  /** What is to be known of the list, below it. */
  readonly foot: ReactNode;
  readonly onClose: () => void;
}

/** Entries that a page key moves by. */
const PAGE = 8;

/**
 * A list that is narrowed by typing. Arrows move, Enter chooses, Escape closes (ARIA combobox). The first entry is the one
 * that Enter chooses until another is moved to, however late the entries come.
 */
export function Palette({ query, onQuery, sections, empty, foot, onClose }: PaletteProps) {
  const { t } = useTexts();
  const list = useId();
  const [moved, setMoved] = useState<{ readonly query: string; readonly id: string } | null>(null);
  const entries = sections.flatMap((section) => section.entries).filter(({ disabled }) => disabled === null);
  const at = Math.max(0, moved?.query === query ? entries.findIndex(({ id }) => id === moved.id) : 0);
  const current = entries[at] ?? null;
  const choose = (entry: PaletteEntry) => {
    if (entry.stays !== true) onClose();
    entry.run();
  };
  const press = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE };
    const step = steps[event.key];
    // Enter also ends a word that is composed, in Japanese or Chinese.
    if (event.nativeEvent.isComposing) return;
    if (step !== undefined) {
      const last = entries.length - 1;
      const round = at === last && step === 1 ? 0 : at === 0 && step === -1 ? last : at + step;
      const next = entries[Math.max(0, Math.min(last, round))];
      if (next !== undefined) setMoved({ query, id: next.id });
    } else if (event.key === 'Enter' && current !== null) choose(current);
    else return;
    event.preventDefault();
  };
  const idOf = (entry: PaletteEntry) => `${list} ${entry.id}`.replaceAll(/\s/g, '_');
  const any = sections.length > 0;
  const active = current === null ? {} : { 'aria-activedescendant': idOf(current) };
  return (
    <ModalOverlay className="overlay top fade" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="palette">
        <Dialog aria-label={t('shell.command.palette')}>
          <div className="palette-field">
            <Search size={18} aria-hidden />
            <input
              className="palette-input"
              role="combobox"
              aria-label={t('shell.palette.label')}
              aria-autocomplete="list"
              aria-expanded={any}
              aria-controls={list}
              {...active}
              placeholder={t('shell.palette.label')}
              spellCheck={false}
              autoComplete="off"
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- it is opened to be typed into
              autoFocus
              value={query}
              onChange={(event) => onQuery(event.target.value)}
              onKeyDown={press}
            />
          </div>
          {any ? (
            <PaletteList
              id={list}
              sections={sections}
              current={current}
              idOf={idOf}
              onPoint={({ id }) => setMoved({ query, id })}
              onChoose={choose}
            />
          ) : (
            <p className="palette-empty" role="status">
              {empty}
            </p>
          )}
          {foot}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
