import { useVirtualizer } from '@tanstack/react-virtual';
import { Plus } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { DraftProblem } from '../../../shared/signature/edit/check-draft.ts';
import type { ParamRow, PartName, SchemaPart, SpecRow } from '../../../shared/signature/edit/draft.ts';
import type { EditAction } from '../../../shared/signature/edit/edit-state.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ParamFields } from './param-fields.tsx';
import { RowEvidence } from './evidence.tsx';
import { RowFrame } from './row-frame.tsx';
import { SpecFields } from './spec-fields.tsx';
import { InnerType } from './type-editor.tsx';

type Row = SpecRow | ParamRow;

export interface PartEditorProps {
  readonly part: PartName;
  readonly rows: readonly Row[];
  readonly problems: readonly DraftProblem[];
  /** The number that the next new row gets. */
  readonly nextId: number;
  readonly dispatch: (action: EditAction) => void;
}

/** One part of the signature as a list of rows of any length: only those in view are drawn. */
export function PartEditor({ part, rows, problems, nextId, dispatch }: PartEditorProps) {
  const { t, problemText } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  const wanted = useRef<{ readonly id: number; readonly selector: string }>(null);
  const byRow = useMemo(() => grouped(problems), [problems]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    getItemKey: (at) => rows[at]?.id ?? at,
    estimateSize: () => 46,
    overscan: 8,
  });
  // A row that was just added or moved gets the focus, wherever it is now.
  useEffect(() => {
    const { current } = wanted;
    const at = rows.findIndex((row) => row.id === current?.id);
    if (current === null || at === -1) return;
    wanted.current = null;
    virtual.scrollToIndex(at);
    requestAnimationFrame(() => {
      const field = box.current?.querySelector<HTMLElement>(`[data-index="${at}"] ${current.selector}`);
      field?.focus();
      if (field instanceof HTMLInputElement) field.select();
    });
  }, [rows, virtual]);

  const add = () => {
    wanted.current = { id: nextId, selector: '[data-name-field]' };
    dispatch({ type: 'add', part });
  };
  const move = (row: Row, to: number) => {
    wanted.current = { id: row.id, selector: '[data-grip]' };
    dispatch({ type: 'move', part, id: row.id, to });
    const place = Math.max(1, Math.min(rows.length, to + 1));
    setSaid(t('editor.moved', { name: nameOf(row, place), place, count: rows.length }));
  };
  return (
    <section className="part" aria-label={t(`model.card.${part}`)}>
      <h2>
        {t(`model.card.${part}`)} <span className="muted">{rows.length}</span>
      </h2>
      {(byRow.get(null) ?? []).map(({ problem }) => (
        <Notice key={problem.code + problemText(problem)} kind={problem.severity}>
          {problemText(problem)}
        </Notice>
      ))}
      {rows.length === 0 ? (
        <p className="muted">{t(`editor.none.${part}`)}</p>
      ) : (
        <div className="edit-rows" ref={box}>
          <ol style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map((item) => {
              const row = rows[item.index];
              if (row === undefined) return null;
              const name = nameOf(row, item.index + 1);
              return (
                <li
                  key={item.key}
                  ref={virtual.measureElement}
                  data-index={item.index}
                  aria-posinset={item.index + 1}
                  aria-setsize={rows.length}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <RowFrame
                    name={name}
                    index={item.index}
                    list={part}
                    problems={(byRow.get(row.id) ?? []).map(({ problem }) => problem)}
                    onMove={(by) => move(row, item.index + by)}
                    onDropOn={(from) => {
                      const dragged = rows[from];
                      if (dragged !== undefined) move(dragged, item.index);
                    }}
                    onRemove={() => dispatch({ type: 'remove', part, id: row.id })}
                    below={<Below row={row} name={name} part={part} dispatch={dispatch} />}
                  >
                    <Fields row={row} name={name} part={part} dispatch={dispatch} />
                  </RowFrame>
                </li>
              );
            })}
          </ol>
        </div>
      )}
      <div>
        <Button onPress={add}>
          <Plus size={16} aria-hidden /> {t(`editor.add.${part}`)}
        </Button>
      </div>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </section>
  );
}

function grouped(problems: readonly DraftProblem[]): ReadonlyMap<number | null, readonly DraftProblem[]> {
  const groups = new Map<number | null, DraftProblem[]>();
  for (const each of problems) groups.set(each.id, [...(groups.get(each.id) ?? []), each]);
  return groups;
}

/** What people call a row: its name, or its place. */
function nameOf(row: Row, place: number): string {
  const name = 'spec' in row ? row.spec.name : row.name;
  return name === null || name === '' ? `#${place}` : visible(String(name));
}

interface RowPartProps {
  readonly row: Row;
  readonly name: string;
  readonly part: PartName;
  readonly dispatch: (action: EditAction) => void;
}

function Fields({ row, name, part, dispatch }: RowPartProps) {
  if ('spec' in row) {
    return (
      <SpecFields
        row={row}
        name={name}
        onChange={(spec, field) => dispatch({ type: 'spec', part: part as SchemaPart, id: row.id, field, spec })}
      />
    );
  }
  return <ParamFields row={row} onChange={(patch, field) => dispatch({ type: 'param', id: row.id, field, patch })} />;
}

function Below({ row, name, part, dispatch }: RowPartProps) {
  if (!('spec' in row)) {
    return (
      <InnerType
        type={row.type}
        place={name}
        onChange={(type, field) => dispatch({ type: 'param', id: row.id, field: `type.${field}`, patch: { type } })}
      />
    );
  }
  const { spec, seen } = row;
  const evidence = seen === undefined ? null : <RowEvidence seen={seen} />;
  if (spec.kind === 'tensor') return evidence;
  return (
    <>
      <InnerType
        type={spec.type}
        place={name}
        onChange={(type, field) =>
          dispatch({
            type: 'spec',
            part: part as SchemaPart,
            id: row.id,
            field: `type.${field}`,
            spec: { ...spec, type },
          })
        }
      />
      {evidence}
    </>
  );
}
