import { X } from 'lucide-react';
import { Button, GridList, GridListItem } from 'react-aria-components';
import { useTexts } from '../../texts.ts';
import type { OpenTab } from './open-tabs.ts';

export interface TabStripProps {
  readonly tabs: readonly OpenTab[];
  readonly current: string | null;
  readonly changed: ReadonlySet<string>;
  readonly onGo: (id: string) => void;
  readonly onClose: (id: string) => void;
}

/** The open models. Arrow keys move, Enter goes, the close button or the middle mouse button closes. */
export function TabStrip({ tabs, current, changed, onGo, onClose }: TabStripProps) {
  const { t } = useTexts();
  if (tabs.length === 0) return null;
  return (
    <header className="tab-bar" data-region>
      <GridList
        className="tab-strip"
        layout="grid"
        aria-label={t('shell.region.tabs')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={current === null ? [] : [current]}
        onSelectionChange={(keys) => keys !== 'all' && [...keys].forEach((key) => onGo(String(key)))}
        dependencies={[changed, current]}
        items={tabs}
      >
        {(tab) => (
          <GridListItem className="tab" id={tab.id} textValue={tab.name}>
            <span className="tab-name" onAuxClick={(event) => event.button === 1 && onClose(tab.id)} title={tab.name}>
              {changed.has(tab.grant.token) ? (
                <span className="changed-dot" role="img" aria-label={t('shell.changed')}>
                  ●
                </span>
              ) : null}
              {tab.name}
            </span>
            <Button
              className="tab-close"
              aria-label={t('shell.closeTab', { name: tab.name })}
              onPress={() => onClose(tab.id)}
            >
              <X size={14} aria-hidden />
            </Button>
          </GridListItem>
        )}
      </GridList>
    </header>
  );
}
