import { useMemo, useState } from 'react';
import { GridList, GridListItem, ListLayout, Virtualizer, type Selection } from 'react-aria-components';
import type { Output } from '../../../shared/contract/contract.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

export interface ChooserProps {
  readonly data: Output<'models.find'> & Output<'models.page'>;
  readonly name: string;
  readonly onOpen: (models: readonly { path: string; name: string }[]) => void;
}

/** Several models in one folder or zip: open one with Enter or a double click, or mark some and open them together. */
export function Chooser({ data, name, onOpen }: ChooserProps) {
  const { t, problemText } = useTexts();
  const [filter, setFilter] = useState('');
  const [marked, setMarked] = useState<Selection>(new Set());
  const wanted = filter.trim().toLowerCase();
  const shown = useMemo(
    () => data.rows.filter((row) => `${row.path} ${row.name} ${row.flavors.join(' ')}`.toLowerCase().includes(wanted)),
    [data.rows, wanted],
  );
  const chosen = shown.filter((row) => marked === 'all' || marked.has(row.path));
  const open = (path: string) => onOpen(data.rows.filter((row) => row.path === path));
  return (
    <div className="page">
      <h1>{t('shell.open.several', { count: data.summary.models, name })}</h1>
      {data.summary.problems.map((problem) => (
        <Notice key={problemText(problem)} kind={problem.severity}>
          {problemText(problem)}
        </Notice>
      ))}
      {data.next === null ? null : <Notice kind="note">{t('shell.open.first', { count: data.rows.length })}</Notice>}
      <div className="toolbar">
        <input
          className="text-input"
          type="search"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          placeholder={t('shell.library.filter')}
          aria-label={t('shell.library.filter')}
        />
        <Button kind="primary" disabled={chosen.length === 0} onPress={() => onOpen(chosen)}>
          {t('shell.open.openMarked', { count: chosen.length })}
        </Button>
        <span className="muted">{t('shell.open.hint')}</span>
      </div>
      <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowHeight: 34 }}>
        <GridList
          className="chooser-list"
          aria-label={t('shell.open.several', { count: data.summary.models, name })}
          items={shown}
          selectionMode="multiple"
          selectionBehavior="toggle"
          selectedKeys={marked}
          onSelectionChange={setMarked}
          renderEmptyState={() => <p className="chooser-row">{t('shell.library.noMatch', { filter })}</p>}
        >
          {(row) => {
            const state =
              row.state !== 'whole' ? t(`cli.state.${row.state}`) : row.loadable ? '' : t('cli.state.refused');
            return (
              <GridListItem className="chooser-row" id={row.path} textValue={row.name}>
                <span className="check" aria-hidden />
                <span className="chooser-name">{row.name}</span>
                <span className="chooser-path mono">{visible(row.path)}</span>
                <span className="chooser-flavors">{visible(row.flavors.join(', '))}</span>
                <span className="chooser-state">{state}</span>
                <Button onPress={() => open(row.path)}>{t('shell.open.open')}</Button>
              </GridListItem>
            );
          }}
        </GridList>
      </Virtualizer>
    </div>
  );
}
