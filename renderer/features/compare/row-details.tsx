import { visible } from '../../../shared/safety/visible.ts';
import { CHANNELS, type Finding, type Row, type Witness } from '../../../shared/signature/compare/comparison.ts';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { VerdictMark } from '../../ui/verdict.tsx';
import type { CompareRow } from './compare-rows.ts';
import { useFindingTexts } from './finding-texts.ts';
import { RenameQuestion, type RenameQuestionProps } from './rename-question.tsx';

export interface RowDetailsProps {
  readonly entry: CompareRow | null;
  /** What is said of the row's part as a whole, which this row is a piece of. */
  readonly wholes: readonly Finding[];
  /** What the way back says of the same place. */
  readonly rollback: readonly Finding[];
  /** Whether this row's name may be another's, and what a person said to it. */
  readonly rename: RenameQuestionProps | null;
  readonly onTry: (side: 'a' | 'b', request: Witness) => void;
}

/** All about one row: both sides, why, what to do, a request that shows it, and the way back. */
export function RowDetails({ entry, wholes, rollback, rename, onTry }: RowDetailsProps) {
  const { t } = useTexts();
  if (entry === null) {
    return (
      <section className="row-details" aria-label={t('compareScreen.details.label')}>
        <p className="muted">{t('compareScreen.details.empty')}</p>
      </section>
    );
  }
  const { row, findings } = entry;
  const { part, path } = row.place;
  const title = path.length === 0 ? t(`compareScreen.part.${part}`) : path.join(' › ');
  return (
    <section className="row-details" aria-label={t('compareScreen.details.label')} data-region tabIndex={-1}>
      <h2>{title === '' ? t('cli.label.unnamed') : visible(title)}</h2>
      {row.a === null && row.b === null ? null : <Sides row={row} />}
      {rename === null ? null : <RenameQuestion {...rename} />}
      {findings.map((finding, at) => (
        <FindingDetails key={at} finding={finding} onTry={onTry} />
      ))}
      {findings.length + wholes.length > 0 ? null : (
        <p className="muted">{t(entry.differs ? 'compareScreen.details.harmless' : 'compareScreen.details.same')}</p>
      )}
      {wholes.length === 0 ? null : (
        <>
          <p className="muted">{t('compareScreen.details.wholes', { part: t(`compareScreen.part.${part}`) })}</p>
          {wholes.map((finding, at) => (
            <FindingDetails key={at} finding={finding} onTry={onTry} />
          ))}
        </>
      )}
      {rollback.length === 0 ? null : (
        <details>
          <summary>{t('compareScreen.details.rollback')}</summary>
          {rollback.map((finding, at) => (
            <FindingDetails key={at} finding={finding} onTry={onTry} />
          ))}
        </details>
      )}
    </section>
  );
}

function Sides({ row }: { readonly row: Row }) {
  const { t } = useTexts();
  return (
    <dl className="facts">
      {(['a', 'b'] as const).map((letter) => {
        const side = row[letter];
        const required = side?.required ?? null;
        return (
          <div key={letter}>
            <dt>{t(`compareScreen.side.${letter}`)}</dt>
            <dd>
              {side === null ? (
                <span className="muted">{t('compareScreen.details.absent')}</span>
              ) : (
                <code>{visible(side.value)}</code>
              )}
              {required === null ? null : ` ${t(required ? 'cli.label.required' : 'cli.label.optional')}`}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function FindingDetails({ finding, onTry }: { readonly finding: Finding } & Pick<RowDetailsProps, 'onTry'>) {
  const { t } = useTexts();
  const { title, why, todo } = useFindingTexts();
  const { verdict, marks, witness, rule } = finding;
  return (
    <article className="finding">
      <p className="finding-channels">
        {CHANNELS.map((channel) => (
          <VerdictMark key={channel} verdict={verdict[channel]} prefix={t(`compareScreen.short.${channel}`)} />
        ))}
      </p>
      <h3>{title(finding)}</h3>
      <p>{why(finding)}</p>
      {marks.length === 0 ? null : (
        <p className="muted small">{marks.map((mark) => t(`compareScreen.details.marks.${mark}`)).join('; ')}</p>
      )}
      <p>
        <strong>{t('compareScreen.details.todo')}:</strong> {todo(finding)}
      </p>
      {witness === null ? null : (
        <figure className="witness">
          <figcaption>
            {t(`compareScreen.details.witness.${witness.effect}`)} ({t(`compareScreen.fact.${witness.channel}`)})
          </figcaption>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
          <pre className="code-block" tabIndex={0}>
            {witness.body}
          </pre>
          <div className="actions">
            <CopyButton text={witness.body} label={t('compareScreen.details.witness.copy')} />
            {(['a', 'b'] as const).map((side) => (
              <Button key={side} onPress={() => onTry(side, witness)}>
                {t(`compareScreen.details.try.${side}`)}
              </Button>
            ))}
          </div>
        </figure>
      )}
      <p className="muted small">
        {t('shell.code')} <code>{rule}</code>
      </p>
    </article>
  );
}
