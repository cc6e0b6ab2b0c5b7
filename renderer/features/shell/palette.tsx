import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Autocomplete, Dialog, Input, Menu, MenuItem, Modal, ModalOverlay, SearchField } from 'react-aria-components';
import { useTexts } from '../../texts.ts';
import { best } from './palette-match.ts';

export interface PaletteEntry {
  readonly id: string;
  /** What is shown, then what else finds it: the other language's words. */
  readonly texts: readonly [shown: string, ...others: string[]];
  /** Its keys, or where it comes from. */
  readonly note: string | null;
  /** Why it can't be chosen now; null where it can. */
  readonly disabled: string | null;
  readonly run: () => void;
}

export interface PaletteProps {
  readonly entries: readonly PaletteEntry[];
  readonly onClose: () => void;
}

/** As many as are seen at once: typing finds the others. */
const SHOWN = 14;

/** Every command, open tab and recent, found by typing. Arrows move, Enter chooses, Escape closes. */
export function Palette({ entries, onClose }: PaletteProps) {
  const { t } = useTexts();
  const [query, setQuery] = useState('');
  const shown = useMemo(() => best(query, entries).slice(0, SHOWN), [query, entries]);
  const choose = (id: string) => {
    onClose();
    entries.find((entry) => entry.id === id)?.run();
  };
  return (
    <ModalOverlay className="overlay top fade" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="palette">
        <Dialog aria-label={t('shell.command.palette')}>
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it is opened to be typed into */}
            <SearchField className="palette-field" aria-label={t('shell.palette.label')} autoFocus>
              <Search size={18} aria-hidden />
              <Input className="palette-input" placeholder={t('shell.palette.label')} />
            </SearchField>
            <Menu
              className="palette-list"
              aria-label={t('shell.command.palette')}
              items={shown}
              disabledKeys={entries.filter(({ disabled }) => disabled !== null).map(({ id }) => id)}
              onAction={(id) => choose(String(id))}
              renderEmptyState={() => <p className="palette-empty">{t('shell.library.noMatch', { filter: query })}</p>}
            >
              {(entry) => (
                <MenuItem className="palette-item" id={entry.id} textValue={entry.texts[0]}>
                  <span>{entry.texts[0]}</span> <span className="palette-note">{entry.disabled ?? entry.note}</span>
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
