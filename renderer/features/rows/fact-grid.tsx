import { useEffect, type ReactNode } from 'react';
import { useTexts } from '../../texts.ts';
import { useRovingRows } from '../../ui/use-roving-rows.ts';
import { useRowFeed, type ChosenRow } from './row-desk.ts';

/** A label and what there is to say of it. */
export interface GridFact {
  readonly key: string;
  /** By which it is asked for, where that is not its key. */
  readonly name?: string;
  readonly label: ReactNode;
  /** null: it is said not to be there. */
  readonly value: ReactNode;
  readonly describe: () => ChosenRow;
}

export interface FactGridProps {
  readonly label: string;
  readonly facts: readonly GridFact[];
  readonly wide?: boolean;
  /** Name of the fact to bring into sight and give the focus; null for none. */
  readonly wanted?: string | null;
  readonly onWanted?: () => void;
}

/** Facts one below the other. Arrow keys move among them (ARIA grid); buttons in them are reached with Tab. */
export function FactGrid({ label, facts, wide = false, wanted = null, onWanted }: FactGridProps) {
  const { t } = useTexts();
  const { box, at, setAt, move, step } = useRovingRows(facts.length);
  const current = facts[at];
  const { mine, take } = useRowFeed(() => current?.describe() ?? null);
  useEffect(() => {
    const index = wanted === null ? -1 : facts.findIndex(({ key, name = key }) => name === wanted);
    if (index === -1) return;
    move(index);
    onWanted?.();
  }, [wanted, facts, move, onWanted]);
  return (
    <div
      ref={box}
      className={`facts${wide ? ' wide' : ''}`}
      role="grid"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(event) => {
        // Keys of buttons and of what opens and closes are theirs.
        if ((event.target as HTMLElement).matches('[data-row]') && step(event.key)) event.preventDefault();
      }}
    >
      {facts.map((fact, index) => (
        <div
          key={fact.key}
          role="row"
          tabIndex={index === at ? 0 : -1}
          data-row={index}
          aria-current={mine && index === at}
          onFocus={() => {
            setAt(index);
            take();
          }}
        >
          <div role="rowheader" className="fact-label">
            {fact.label}
          </div>
          <div role="gridcell" className="fact-value">
            {fact.value ?? <span className="muted">{t('model.notSaid')}</span>}
          </div>
        </div>
      ))}
    </div>
  );
}
