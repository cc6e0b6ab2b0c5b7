import type { ReactNode } from 'react';
import { CHANNELS, type Verdict } from '../../../shared/signature/compare/comparison.ts';
import { useTexts } from '../../texts.ts';
import { VerdictIcon, VerdictMark } from '../../ui/verdict.tsx';
import type { Compared } from './fetch-comparison.ts';
import { countVerdicts } from './compare-rows.ts';

/** The answer in one sentence, and the facts it rests on: channels, the way back, who moves first. */
export function VerdictBanner({ compared, actions }: { readonly compared: Compared; readonly actions: ReactNode }) {
  const { t } = useTexts();
  const { forward, rollback } = compared.comparison;
  const counts = countVerdicts(forward.findings);
  return (
    <section className={`verdict-banner ${forward.verdict}`} aria-label={t('compareScreen.column.verdict')}>
      <div className="verdict-head">
        <VerdictIcon verdict={forward.verdict} size={34} />
        <div>
          <p className="verdict-sentence">{useSentence(compared)}</p>
          <p className="verdict-counts">
            {counts.length === 0
              ? t('compareScreen.count.none')
              : counts.map(([verdict, count]) => t(`compareScreen.count.${verdict}`, { count })).join(' · ')}
          </p>
        </div>
        <div className="actions">{actions}</div>
      </div>
      <dl className="verdict-facts">
        {CHANNELS.map((channel) => (
          <div key={channel}>
            <dt>{t(`compareScreen.fact.${channel}`)}</dt>
            <dd>
              <VerdictMark verdict={forward.channels[channel]} />
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('compareScreen.fact.rollback')}</dt>
          <dd>
            <VerdictMark verdict={rollback.verdict} />
          </dd>
        </div>
        <div>
          <dt>{t('compareScreen.fact.rollout')}</dt>
          <dd>{t(`compareScreen.rollout.${forward.rollout}`)}</dd>
        </div>
      </dl>
    </section>
  );
}

/** The verdict as a sentence, with how many reasons it has. */
function useSentence({ comparison: { forward, rows } }: Compared): string {
  const { t } = useTexts();
  const { verdict, rollout, findings } = forward;
  const reasons = (...verdicts: readonly Verdict[]) =>
    findings.filter((each) => CHANNELS.some((channel) => verdicts.includes(each.verdict[channel]))).length;
  if (verdict === 'compatible') {
    const seen = rows.some(
      ({ change, place: { part } }) => change !== 'same' && part !== 'files' && part !== 'metadata',
    );
    return t(`compareScreen.sentence.${seen ? 'compatible' : 'identical'}`);
  }
  if (rollout === 'both-first')
    return t('compareScreen.sentence.breaks-both', { count: reasons('breaks-callers', 'breaks-consumers') });
  return t(`compareScreen.sentence.${verdict}`, { count: reasons(verdict) });
}
