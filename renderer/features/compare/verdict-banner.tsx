import type { ReactNode } from 'react';
import { CHANNELS } from '../../../shared/signature/compare/comparison.ts';
import { verdictSentence } from '../../../shared/report/said.ts';
import { useTexts } from '../../texts.ts';
import { VerdictIcon, VerdictMark } from '../../ui/verdict.tsx';
import { countVerdicts } from './compare-rows.ts';
import { RulesLine, type RulesLineProps } from './rules-line.tsx';

export interface VerdictBannerProps extends RulesLineProps {
  readonly actions: ReactNode;
}

/** The answer in one sentence, and the facts it rests on: channels, the way back, who moves first. */
export function VerdictBanner({ compared, chosen, onRules, actions }: VerdictBannerProps) {
  const { t } = useTexts();
  const { forward, rollback } = compared.comparison;
  const counts = countVerdicts(forward.findings);
  return (
    <section className={`verdict-banner ${forward.verdict}`} aria-label={t('compareScreen.column.verdict')}>
      <div className="verdict-head">
        <VerdictIcon verdict={forward.verdict} size={34} />
        <div>
          <p className="verdict-sentence">{verdictSentence(compared.comparison, t)}</p>
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
      <RulesLine compared={compared} chosen={chosen} onRules={onRules} />
    </section>
  );
}
