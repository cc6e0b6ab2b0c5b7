import { ArrowLeftRight, Database, X } from 'lucide-react';
import { useCallback, useEffect } from 'react';
import { Button, GridList, GridListItem } from 'react-aria-components';
import { useTexts } from '../../texts.ts';
import { TAB_TYPE } from './drop-layer.tsx';
import type { OpenTab } from './open-tabs.ts';
import { modelsIn } from './tab-models.ts';

export interface TabStripProps {
  readonly tabs: readonly OpenTab[];
  readonly current: string | null;
  readonly changed: ReadonlySet<string>;
  readonly onGo: (id: string) => void;
  readonly onClose: (id: string) => void;
}

/**
 * The open models and comparisons. Arrow keys move, Enter goes, the close button or the middle mouse button closes; a tab
 * can be dragged onto a page to compare its model with what is there.
 */
export function TabStrip({ tabs, current, changed, onGo, onClose }: TabStripProps) {
  const { t } = useTexts();
  const nameOf = useTabNames();
  // The open one is in sight, however many there are.
  useEffect(() => {
    // A new tab is drawn a moment later than the list it is in.
    const frame = requestAnimationFrame(() =>
      document
        .querySelector(`.tab[data-key="${CSS.escape(current ?? '')}"]`)
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    );
    return () => cancelAnimationFrame(frame);
  }, [current]);
  if (tabs.length === 0) return null;
  return (
    <header className="tab-bar" data-region>
      <GridList
        className="tab-strip"
        layout="grid"
        aria-label={t('shell.region.tabs')}
        selectionMode="single"
        disallowEmptySelection
        shouldSelectOnPressUp
        selectedKeys={current === null ? [] : [current]}
        onSelectionChange={(keys) => keys !== 'all' && [...keys].forEach((key) => onGo(String(key)))}
        dependencies={[changed, current]}
        items={tabs}
      >
        {(tab) => (
          <GridListItem className="tab" id={tab.id} textValue={nameOf(tab)}>
            {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the comparing command does by keyboard what dragging does */}
            <span
              className="tab-name"
              draggable
              data-drop={`tab ${tab.id}`}
              onDragStart={(event) => {
                event.dataTransfer.setData(TAB_TYPE, tab.id);
                event.dataTransfer.effectAllowed = 'copy';
              }}
              onAuxClick={(event) => event.button === 1 && onClose(tab.id)}
              title={nameOf(tab)}
            >
              {modelsIn(tab).some((model) => changed.has(model.grant.token)) ? (
                <span className="changed-dot" role="img" aria-label={t('shell.changed')}>
                  ●
                </span>
              ) : null}
              {tab.kind === 'store' ? <Database className="tab-icon" size={14} aria-hidden /> : null}
              {tab.kind === 'compare' || tab.kind === 'matrix' ? (
                <ArrowLeftRight className="tab-icon" size={14} aria-hidden />
              ) : null}
              {nameOf(tab)}
            </span>
            <Button
              className="tab-close"
              aria-label={t('shell.closeTab', { name: nameOf(tab) })}
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

/** What a tab is called: its model, its pair, or how many models it holds against each other. */
export function useTabNames(): (tab: OpenTab) => string {
  const { t } = useTexts();
  return useCallback(
    (tab) => {
      if (tab.kind === 'model' || tab.kind === 'store') return tab.name;
      if (tab.kind === 'compare') return t('shell.tab.pair', { a: tab.a.name, b: tab.b.name });
      return t('shell.tab.matrix', { count: tab.models.length });
    },
    [t],
  );
}
