import { ArrowLeftRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Check } from '../../../shared/export/checks.ts';
import { checkText } from '../../../shared/export/check-text.ts';
import type { PlanView } from '../../../shared/contract/port-schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import type { Verdict } from '../../../shared/signature/compare/comparison.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { VerdictIcon } from '../../ui/verdict.tsx';
import type { ModelRef } from '../shell/open-tabs.ts';
import { VerdictReasons } from './verdict-reasons.tsx';

export interface VerdictLineProps {
  readonly handle: string;
  readonly plan: PlanView;
  readonly onCompare: (models: readonly ModelRef[]) => void;
  readonly waysOf: (check: Check) => ReactNode;
}

/** What callers of the version that is served there now would notice. */
export function VerdictLine({ handle, plan, onCompare, waysOf }: VerdictLineProps) {
  const { t } = useTexts();
  const { client } = useHost();
  const [error, setError] = useState<unknown>(null);
  const { serving, kind } = plan.target;
  if (kind === 'zip') return null;
  const check = plan.checks.find(({ id }) => id === 'verdict');
  if (serving === null || check === undefined) return <p className="muted">{t('portScreen.preflight.verdict.none')}</p>;
  const verdict = (check.code?.replace(/^verdict-/, '') ?? 'compatible') as Verdict;
  const against = { version: serving.version, alias: visible(serving.alias ?? '') };
  const compare = async () => {
    const sides = await client.call('port.compare', { handle });
    onCompare([sides.serving, sides.source].map(({ grant, path }) => ({ grant, path, name: visible(grant.name) })));
  };
  return (
    <div className={`verdict-banner ${verdict}`}>
      <div className="verdict-head">
        <VerdictIcon verdict={verdict} size={28} />
        <div>
          <p className="verdict-sentence">
            {check.code === null
              ? t('portScreen.preflight.verdict.fine')
              : visible(checkText(check, (key, details = {}) => t(key, { ...details })))}
          </p>
          <p className="verdict-counts">
            {t(`portScreen.preflight.verdict.${serving.alias === null ? 'serving' : 'servingAlias'}`, against)}
          </p>
        </div>
        <div className="actions">
          {waysOf(check)}
          <Button onPress={() => void compare().catch(setError)}>
            <ArrowLeftRight size={16} aria-hidden /> {t('portScreen.preflight.verdict.compare')}
          </Button>
        </div>
      </div>
      <VerdictReasons check={check} />
      {error === null ? null : <ErrorNotice error={error} onDismiss={() => setError(null)} />}
    </div>
  );
}
