import type { ReactNode } from 'react';
import { CHANNELS } from '../../../shared/signature/compare/comparison.ts';
import { verdictSentence } from '../../../shared/report/said.ts';
import { ruleSetName } from '../../../shared/signature/serve/rules.ts';
import { useTexts } from '../../texts.ts';
import { VerdictIcon, VerdictMark } from '../../ui/verdict.tsx';
import type { Compared } from './fetch-comparison.ts';
import { countVerdicts } from './compare-rows.ts';

/** The answer in one sentence, and the facts it rests on: channels, the way back, who moves first. */
export function VerdictBanner({ compared, actions }: { readonly compared: Compared; readonly actions: ReactNode }) {
  const { t } = useTexts();
  const { forward, rollback, rules, other } = compared.comparison;
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
        <div>
          <dt>{t('compareScreen.fact.rules')}</dt>
          <dd>{ruleSetName(rules)}</dd>
        </div>
        {other === null ? null : (
          <div>
            <dt>{t('compareScreen.fact.other', { rules: ruleSetName(other.rules) })}</dt>
            <dd>
              <VerdictMark verdict={other.forward.verdict} />
            </dd>
            <dd className="muted small">
              {t('compareScreen.fact.rollback')}: {t(`compareScreen.verdict.${other.rollback.verdict}`)}
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
