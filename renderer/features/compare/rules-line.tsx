import { CHANNELS } from '../../../shared/signature/compare/comparison.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { RULE_SETS, ruleSetName, type RuleSet } from '../../../shared/signature/serve/rules.ts';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { VerdictMark } from '../../ui/verdict.tsx';
import type { Compared } from './fetch-comparison.ts';

export interface RulesLineProps {
  readonly compared: Compared;
  /** The rules a person chose; null while they are those nearest to B. */
  readonly chosen: RuleSet | null;
  readonly onRules: (rules: RuleSet | null) => void;
}

/** Which MLflow the answer is for and why that one; and what the other answers, where that is something else. */
export function RulesLine({ compared: { comparison, summary }, chosen, onRules }: RulesLineProps) {
  const { t } = useTexts();
  const { rules, other } = comparison;
  const others = RULE_SETS.filter((each) => each !== rules).map(ruleSetName);
  const version = summary.sides.b.mlflowVersion;
  const why = chosen !== null ? 'chosen' : version === null ? 'newest' : 'nearest';
  return (
    <div className="rules-line">
      <p>
        {t(`compareScreen.rules.${why}`, { rules: ruleSetName(rules), version: visible(version ?? '') })}{' '}
        {chosen === null ? null : (
          <Button kind="quiet" onPress={() => onRules(null)}>
            {t('compareScreen.rules.usual')}
          </Button>
        )}
      </p>
      {other === null ? (
        <p className="muted">{t('compareScreen.rules.same', { rules: others.join(', ') })}</p>
      ) : (
        <div className="rules-other">
          <p>{t('compareScreen.rules.other', { rules: ruleSetName(other.rules) })}</p>
          <VerdictMark verdict={other.forward.verdict} />
          <p className="muted">
            {CHANNELS.map((channel) =>
              t('compareScreen.channelVerdict', {
                channel: t(`compareScreen.short.${channel}`),
                verdict: t(`compareScreen.verdict.${other.forward.channels[channel]}`),
              }),
            ).join(' · ')}
            {' · '}
            {t('compareScreen.channelVerdict', {
              channel: t('compareScreen.fact.rollback'),
              verdict: t(`compareScreen.verdict.${other.rollback.verdict}`),
            })}
          </p>
          <Button onPress={() => onRules(other.rules)}>
            {t('compareScreen.rules.show', { rules: ruleSetName(other.rules) })}
          </Button>
        </div>
      )}
    </div>
  );
}
