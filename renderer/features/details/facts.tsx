import type { ReactNode } from 'react';
import { useTexts } from '../../texts.ts';

/** Key, label, value; a value of null is said not to be there. */
export type Fact = readonly [string, string, ReactNode];

/** A card of facts; those that are not there are said not to be. */
export function Facts({
  title,
  facts,
  note,
}: {
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly note?: ReactNode;
}) {
  const { t } = useTexts();
  return (
    <section className="card">
      <h2>{title}</h2>
      <dl className="facts">
        {facts.map(([key, label, value]) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>{value ?? <span className="muted">{t('model.notSaid')}</span>}</dd>
          </div>
        ))}
      </dl>
      {note}
    </section>
  );
}
