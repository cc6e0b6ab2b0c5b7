import { useMemo, useState } from 'react';
import { Checkbox, GridList, GridListItem, ListLayout, Virtualizer, type Selection } from 'react-aria-components';
import type { FoundModel } from '../../../shared/contract/model-reading.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import type { Found } from './opened-page.tsx';

export interface ChooserProps {
  readonly data: Found;
  readonly name: string;
  readonly onOpen: (models: readonly { path: string; name: string }[]) => void;
}

/** Several models in one folder or zip: a click or Enter opens one; marked ones are opened together. */
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
      <div className="toolbar">
        <SearchField value={filter} onChange={setFilter} />
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
          onAction={(path) => open(String(path))}
          renderEmptyState={() => <p className="chooser-empty">{t('shell.library.noMatch', { filter })}</p>}
        >
          {(row) => <ChooserRow row={row} />}
        </GridList>
      </Virtualizer>
    </div>
  );
}

function ChooserRow({ row }: { readonly row: FoundModel }) {
  const { t } = useTexts();
  const state = row.state !== 'whole' ? t(`cli.state.${row.state}`) : row.loadable ? '' : t('cli.state.refused');
  const signature =
    row.inputs === null && row.outputs === null
      ? t('shell.open.noSignature')
      : t('shell.open.signature', { inputs: row.inputs ?? '–', outputs: row.outputs ?? '–' });
  return (
    <GridListItem className="chooser-row" id={row.path} textValue={row.name}>
      <Checkbox slot="selection" className="check" />
      <span className="chooser-name">{row.name}</span>
      <span className="chooser-path mono">{row.path === row.name ? '' : visible(row.path)}</span>
      <span className="chooser-flavors">{visible(row.flavors.join(', '))}</span>
      {state === '' ? (
        <span className="chooser-signature">{signature}</span>
      ) : (
        <span className="chooser-state">{state}</span>
      )}
    </GridListItem>
  );
}
