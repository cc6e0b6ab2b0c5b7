import type { ReactNode } from 'react';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { FactGrid } from '../rows/fact-grid.tsx';

export interface Fact {
  /** As MLmodel calls it, where it does. */
  readonly key: string;
  readonly label: string;
  /** null: it is not said. */
  readonly text: string | null;
  /** Where it is shown in another way than as its text. */
  readonly shown?: ReactNode;
}

/** A fact in the letters of the page; nothing of no letters. */
export function plainFact(key: string, label: string, text: string | null): Fact {
  return text === null || text.trim() === '' ? { key, label, text: null } : { key, label, text, shown: visible(text) };
}

/** The row that is asked for, and what to call when it is in sight. */
export interface Reach {
  readonly wanted: string | null;
  readonly onWanted: () => void;
}

export interface FactsProps extends Partial<Reach> {
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly note?: ReactNode;
}

/** A card of facts; those that are not there are said not to be. */
export function Facts({ title, facts, note, wanted, onWanted }: FactsProps) {
  const { t } = useTexts();
  return (
    <section className="card">
      <h2>{title}</h2>
      {facts.length === 0 ? null : (
        <FactGrid
          label={title}
          {...(wanted === undefined ? {} : { wanted })}
          {...(onWanted === undefined ? {} : { onWanted })}
          facts={facts.map(({ key, label, text, shown }) => ({
            key,
            label,
            value: text === null ? null : (shown ?? <code>{visible(text)}</code>),
            describe: () => ({
              kind: t('rows.kind.detail'),
              title: label,
              facts: [{ label: t('rows.fact.value'), value: text ?? t('model.notSaid') }],
              text: `${label}\t${text ?? ''}`,
              json: JSON.stringify({ [key]: text }),
            }),
          }))}
        />
      )}
      {note}
    </section>
  );
}
