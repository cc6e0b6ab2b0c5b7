import { useDeferredValue, useMemo, useState } from 'react';
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { RUN_FIELDS, type KeyCount, type RunColumn } from '../../../shared/contract/store-schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import type { ColumnKeys } from './run-columns.ts';
import { columnId, columnOf } from './store-view.ts';

export interface ColumnPickerProps {
  readonly keys: ColumnKeys | undefined;
  readonly chosen: readonly RunColumn[];
  /** null: the first ones again. */
  readonly onChoose: (columns: readonly RunColumn[] | null) => void;
  readonly onClose: () => void;
}

/** Keys of one kind that are listed; the field narrows them. */
const LISTED = 100;
/** The most columns of a table. */
const MOST = 60;

/** Which params, metrics, tags and fields the table of runs shows; the table below follows at once. */
export function ColumnPicker({ keys, chosen, onChoose, onClose }: ColumnPickerProps) {
  const { t, number } = useTexts();
  const [filter, setFilter] = useState('');
  const wanted = useDeferredValue(filter).trim().toLowerCase();
  const sections = useMemo(() => {
    const fits = ({ key }: KeyCount) => key.toLowerCase().includes(wanted);
    const of = (kind: RunColumn['kind'], all: readonly KeyCount[]) => {
      const fit = all.filter(fits);
      return { kind, more: Math.max(0, fit.length - LISTED), items: fit.slice(0, LISTED) };
    };
    const fields = RUN_FIELDS.filter((key) => key !== 'name').filter((key) =>
      t(`stores.field.${key}`).toLowerCase().includes(wanted),
    );
    return [
      { kind: 'field' as const, more: 0, items: fields.map((key) => ({ key, runs: 0 })) },
      of('metric', keys?.metrics ?? []),
      of('param', keys?.params ?? []),
      of('tag', keys?.tags ?? []),
    ].filter(({ items }) => items.length > 0);
  }, [keys, wanted, t]);
  const ids = new Set(chosen.map(columnId));
  const choose = (selected: ReadonlySet<string>) => {
    // What the field hides stays chosen, and in its place.
    const listed = new Set(sections.flatMap(({ kind, items }) => items.map(({ key }) => columnId({ kind, key }))));
    const kept = chosen.filter((column) => !listed.has(columnId(column)) || selected.has(columnId(column)));
    const added = [...selected].filter((id) => !ids.has(id)).map(columnOf);
    onChoose([...kept, ...added].slice(0, MOST));
  };
  return (
    <section className="card column-picker" aria-label={t('stores.columns.title')}>
      <div className="toolbar">
        <SearchField value={filter} onChange={setFilter} label={t('stores.columns.find')} />
        <Button onPress={() => onChoose(null)}>{t('stores.columns.reset')}</Button>
        <Button kind="quiet" onPress={onClose}>
          {t('shell.close')}
        </Button>
      </div>
      <ListBox
        className="column-list"
        aria-label={t('stores.columns.title')}
        selectionMode="multiple"
        selectedKeys={ids}
        onSelectionChange={(selected) => selected !== 'all' && choose(selected as ReadonlySet<string>)}
        renderEmptyState={() => <p className="muted">{t('shell.library.noMatch', { filter })}</p>}
      >
        {sections.map(({ kind, items, more }) => (
          <ListBoxSection key={kind} id={kind} className="column-section">
            <Header className="column-kind">
              {t(`stores.columns.${kind}`)}
              {more > 0 ? <span className="muted"> {t('stores.columns.more', { count: number(more) })}</span> : null}
            </Header>
            {items.map(({ key, runs }) => {
              const text = kind === 'field' ? t(`stores.field.${key}`) : visible(key);
              return (
                <ListBoxItem key={key} id={columnId({ kind, key })} textValue={text} className="column-item">
                  {({ isSelected }) => (
                    <>
                      <span aria-hidden>{isSelected ? '☑' : '☐'}</span>
                      <span className={kind === 'field' ? 'column-name' : 'column-name mono'}>{text}</span>
                      {kind === 'field' ? null : <span className="muted small"> {number(runs)}</span>}
                    </>
                  )}
                </ListBoxItem>
              );
            })}
          </ListBoxSection>
        ))}
      </ListBox>
    </section>
  );
}
