import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { FoundModel } from '../../../shared/contract/model-reading.ts';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { filterModels, sortModels, type Column, type Sorting } from './found-models.ts';
import { ModelList } from './model-list.tsx';
import { MATRIX_LIMIT } from '../compare/matrix-limit.ts';
import type { Found } from './find-models.ts';

export interface ChooserProps {
  readonly data: Found;
  readonly name: string;
  readonly onOpen: (models: readonly { path: string; name: string }[]) => void;
  readonly onCompare: (models: readonly { path: string; name: string }[]) => void;
  /** It is a part of another page. */
  readonly embedded?: boolean;
}

/** How many are opened at once: each gets a tab. */
const AT_ONCE = 40;

/** Several models in one folder or zip: a click or Enter opens one; marked ones are opened together. */
export function Chooser({ data, name, onOpen, onCompare, embedded = false }: ChooserProps) {
  const { t, problemText, language, number } = useTexts();
  const [filter, setFilter] = useState('');
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  // Typing stays fluid over a long list, which follows a moment later.
  const wanted = useDeferredValue(filter);
  const shown = useMemo(
    () => sortModels(filterModels(data.rows, wanted), sorting, language),
    [data.rows, wanted, sorting, language],
  );
  const chosen = useMemo(() => shown.filter((row) => marked.has(row.path)), [shown, marked]);
  const sort = (column: Column) =>
    setSorting((now) => {
      if (now?.column !== column) return { column, descending: false };
      return now.descending ? null : { column, descending: true };
    });
  const mark = useCallback((path: string) => setMarked((all) => toggled(all, path)), []);
  const markAll = (on: boolean) => setMarked(new Set(on ? shown.map((row) => row.path) : []));
  const open = useCallback((row: FoundModel) => onOpen([row]), [onOpen]);
  const title = t('shell.open.several', { count: data.summary.models, models: number(data.summary.models), name });
  return (
    <div className={embedded ? 'part' : 'page'}>
      {embedded ? <h2>{title}</h2> : <h1>{title}</h1>}
      {data.summary.problems.map((problem) => (
        <Notice key={problemText(problem)} kind={problem.severity}>
          {problemText(problem)}
        </Notice>
      ))}
      <div className="toolbar">
        <SearchField value={filter} onChange={setFilter} />
        <Button
          kind={chosen.length === 0 ? 'plain' : 'primary'}
          disabled={chosen.length === 0 || chosen.length > AT_ONCE}
          onPress={() => onOpen(chosen)}
        >
          {t('shell.open.openMarked', { count: number(chosen.length) })}
        </Button>
        <Button disabled={chosen.length < 2 || chosen.length > MATRIX_LIMIT} onPress={() => onCompare(chosen)}>
          {t('shell.open.compareMarked', { count: number(chosen.length) })}
        </Button>
        <span className="muted" role="status">
          {hint()}
        </span>
      </div>
      {shown.length === 0 ? (
        <p className="muted">{t('shell.library.noMatch', { filter })}</p>
      ) : (
        <ModelList
          label={title}
          rows={shown}
          sorting={sorting}
          onSort={sort}
          marked={marked}
          onMark={mark}
          onMarkAll={markAll}
          onOpen={open}
        />
      )}
    </div>
  );

  function hint(): string {
    if (chosen.length > AT_ONCE) return t('shell.open.tooMany', { limit: AT_ONCE });
    if (shown.length < data.rows.length)
      return t('shell.open.shown', { count: shown.length, shown: number(shown.length) });
    return t('shell.open.hint');
  }
}

function toggled(all: ReadonlySet<string>, path: string): ReadonlySet<string> {
  const next = new Set(all);
  if (!next.delete(path)) next.add(path);
  return next;
}
