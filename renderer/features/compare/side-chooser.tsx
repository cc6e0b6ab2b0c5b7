import { useDeferredValue, useMemo, useState } from 'react';
import { GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components';
import type { FoundModel } from '../../../shared/contract/model-reading.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { SearchField } from '../../ui/search-field.tsx';
import type { Found } from '../open/find-models.ts';
import { filterModels } from '../open/found-models.ts';

export interface SideChooserProps {
  readonly title: string;
  readonly found: Found;
  readonly onChoose: (model: FoundModel) => void;
}

/** One side holds several models: which one is meant? */
export function SideChooser({ title, found, onChoose }: SideChooserProps) {
  const { t } = useTexts();
  const [filter, setFilter] = useState('');
  const wanted = useDeferredValue(filter);
  const shown = useMemo(() => filterModels(found.rows, wanted), [found.rows, wanted]);
  const choose = (path: string) => {
    const model = found.rows.find((row) => row.path === path);
    if (model !== undefined) onChoose(model);
  };
  return (
    <section className="side-chooser">
      <h2>{title}</h2>
      <SearchField value={filter} onChange={setFilter} />
      <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowHeight: 34 }}>
        <GridList
          className="picker-list tall"
          aria-label={title}
          items={shown}
          onAction={(path) => choose(String(path))}
          renderEmptyState={() => <p className="muted">{t('shell.library.noMatch', { filter })}</p>}
        >
          {(row) => (
            <GridListItem className="picker-row" id={row.path} textValue={row.name}>
              <span className="picker-name">{visible(row.name)}</span>
              <span className="picker-help mono">{row.path === row.name ? '' : visible(row.path)}</span>
            </GridListItem>
          )}
        </GridList>
      </Virtualizer>
    </section>
  );
}
