import { GripVertical, X } from 'lucide-react';
import { useState, type DragEvent, type KeyboardEvent, type ReactNode } from 'react';
import type { Problem } from '../../../shared/mlmodel/problem.ts';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';

export interface RowFrameProps {
  readonly name: string;
  readonly index: number;
  readonly problems: readonly Problem[];
  /** Only rows of the same list may be dropped on each other. */
  readonly list: string;
  readonly onMove: (by: 1 | -1) => void;
  /** Puts the row with this index in place of this one. */
  readonly onDropOn: (from: number) => void;
  readonly onRemove: () => void;
  readonly children: ReactNode;
  readonly below: ReactNode;
}

const TYPE = 'application/x-model-porter-row';

/** What every row has: a handle to drag it by (or to move it with the arrow keys), what is wrong with it, a way to remove it. */
export function RowFrame({ name, index, problems, list, onMove, onDropOn, onRemove, children, below }: RowFrameProps) {
  const { t, problemText } = useTexts();
  const [over, setOver] = useState(false);
  const type = `${TYPE}-${list}`;
  const isOurs = (event: DragEvent) => event.dataTransfer.types.includes(type);
  const move = (event: KeyboardEvent, by: 1 | -1) => {
    event.preventDefault();
    onMove(by);
  };
  const bad = problems.some((problem) => problem.severity === 'error');
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the handle in it is the control; keys and drops reach the whole row
    <div
      className={`edit-row${over ? ' over' : ''}${bad ? ' bad' : ''}`}
      onDragOver={(event) => {
        if (!isOurs(event)) return;
        event.preventDefault();
        event.stopPropagation();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (!isOurs(event)) return;
        event.preventDefault();
        event.stopPropagation();
        onDropOn(Number(event.dataTransfer.getData(type)));
      }}
      onKeyDown={(event) => {
        if (event.altKey && event.key === 'ArrowUp') move(event, -1);
        if (event.altKey && event.key === 'ArrowDown') move(event, 1);
      }}
    >
      <div className="edit-line">
        <button
          type="button"
          className="grip"
          draggable
          data-grip={index}
          aria-label={t('editor.move', { name })}
          title={t('editor.moveHint')}
          onDragStart={(event) => event.dataTransfer.setData(type, String(index))}
          onKeyDown={(event) => {
            if (event.altKey) return;
            if (event.key === 'ArrowUp') move(event, -1);
            if (event.key === 'ArrowDown') move(event, 1);
          }}
        >
          <GripVertical size={16} aria-hidden />
        </button>
        <span className="edit-number" aria-hidden>
          {index + 1}
        </span>
        {children}
        <Button kind="quiet" label={t('editor.remove', { name })} onPress={onRemove}>
          <X size={16} aria-hidden />
        </Button>
      </div>
      {below}
      {problems.map((problem) => (
        <p key={problem.code + problemText(problem)} className={`row-problem ${problem.severity}`}>
          {problemText(problem)}
        </p>
      ))}
    </div>
  );
}
