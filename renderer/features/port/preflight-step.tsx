import { LockOpen, RefreshCw } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Check } from '../../../shared/export/checks.ts';
import { isWaiting } from '../../../shared/export/port-row.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { Busy } from '../../ui/busy.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { ModelRef } from '../shell/open-tabs.ts';
import { CheckList } from './check-list.tsx';
import { aboutOf, standingOf, takesReason, wordFor } from './standing-of.ts';
import { StepFrame } from './step-frame.tsx';
import type { StepProps } from './step-props.ts';
import { usePlans, type Planned } from './use-plans.ts';
import { usePorts } from './use-ports.ts';
import { REASON_FIELD, useWays, type WaysProps } from './use-ways.ts';
import { VerdictLine } from './verdict-line.tsx';
import { WayButtons } from './way-buttons.tsx';
import type { WayOut } from './ways-out.ts';

export interface PreflightStepProps extends StepProps, Pick<WaysProps, 'open' | 'onShow'> {
  readonly onCompare: (models: readonly ModelRef[]) => void;
  readonly onActivity: () => void;
}

/** Everything that stands for or against it, with the way out of each; nothing is written. */
export function PreflightStep(props: PreflightStepProps) {
  const { draft, change, go, back, onCompare, onActivity } = props;
  const { t } = useTexts();
  const [error, setError] = useState<unknown>(null);
  const takeWay = useWays(props);
  const plans = usePlans(draft);
  const done = plans.flatMap(({ query }) => query.data ?? []);
  const whole = done.length === plans.length && plans.length > 0;
  const all = done.map(({ plan }) => plan);
  const reason = wordFor(draft.reason, all);
  const left = all.flatMap((plan) => standingOf(plan, reason));
  const reasoned = whole && done.some(({ plan }) => takesReason(plan));
  const missing = left.length > 0 && left.every(({ passable }) => passable);
  const production = done.find(({ plan }) => plan.target.role === 'PROD')?.plan.target.workspace ?? null;
  const locked = production !== null && !draft.unlocked;
  const waysOf = ({ handle, plan }: Planned, at: number) => {
    const around = {
      isModel: !plan.checks.some(({ id, code }) => id === 'type' && code !== null),
      open: draft.opened === null,
      production: plan.target.role === 'PROD',
      reasoned: reason.trim() !== '' || plan.reason !== null,
    };
    const take = (way: WayOut) => void takeWay(way, at, handle).catch(setError);
    return (check: Check) => <WayButtons check={check} around={around} onWay={take} />;
  };
  return (
    <StepFrame
      step={props}
      title={t('portScreen.step.preflight')}
      onBack={back}
      next={{ text: t('portScreen.next'), onNext: () => go('review'), disabled: !whole || left.length > 0 || locked }}
      aside={missing ? t('portScreen.preflight.reasonMissing') : null}
    >
      {error === null ? null : <ErrorNotice error={error} onDismiss={() => setError(null)} />}
      {locked ? (
        <Notice
          kind="warning"
          actions={
            <Button kind="primary" onPress={() => change({ unlocked: true })}>
              <LockOpen size={16} aria-hidden /> {t('portScreen.destination.unlock', { name: production })}
            </Button>
          }
        >
          <p>{t('portScreen.destination.locked')}</p>
        </Notice>
      ) : null}
      {plans.map(({ name, query }, at) => (
        <section key={name + String(at)} className="port-part">
          {plans.length === 1 ? null : <h3>{visible(name)}</h3>}
          {query.error === null ? null : <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
          {query.data === undefined ? (
            query.error === null ? (
              <Busy text={t('portScreen.preflight.checking', { name: visible(name) })} onCancel={back} />
            ) : null
          ) : (
            <OnePlan
              planned={query.data}
              reason={reason}
              onCompare={onCompare}
              onActivity={onActivity}
              waysOf={waysOf(query.data, at)}
            />
          )}
        </section>
      ))}
      {reasoned ? (
        <div className="port-field">
          <label htmlFor={REASON_FIELD}>{t('portScreen.preflight.reason')}</label>
          <input
            id={REASON_FIELD}
            className="text-input"
            value={reason}
            maxLength={10_000}
            aria-describedby="port-reason-help"
            onChange={(event) => change({ reason: { text: event.target.value, about: aboutOf(all) } })}
          />
          <p id="port-reason-help" className="field-note">
            {t('portScreen.preflight.reasonHelp')}
          </p>
        </div>
      ) : null}
      {whole ? (
        <div className="actions">
          <Button onPress={() => change({ attempt: draft.attempt + 1 })}>
            <RefreshCw size={16} aria-hidden /> {t('portScreen.preflight.again')}
          </Button>
        </div>
      ) : null}
    </StepFrame>
  );
}

interface OnePlanProps {
  readonly planned: Planned;
  readonly reason: string;
  readonly onCompare: PreflightStepProps['onCompare'];
  readonly onActivity: () => void;
  readonly waysOf: (check: Check) => ReactNode;
}

function OnePlan({ planned: { handle, plan }, reason, onCompare, onActivity, waysOf }: OnePlanProps) {
  const { t } = useTexts();
  const ports = usePorts();
  const left = standingOf(plan, reason);
  const notes = plan.checks.filter(({ state }) => state === 'note').length;
  const begun = ports.data?.ports.some(
    ({ state, began, model, target }) =>
      isWaiting(state) && began !== null && model === plan.target.model && target.place === plan.target.place,
  );
  return (
    <>
      {begun === true ? (
        <Notice kind="note" actions={<Button onPress={onActivity}>{t('portScreen.preflight.toActivity')}</Button>}>
          {t('portScreen.preflight.interrupted', { model: visible(plan.target.model) })}
        </Notice>
      ) : null}
      <Notice kind={left.length > 0 ? 'error' : takesReason(plan) ? 'warning' : 'ok'} role="status">
        {left.length > 0
          ? t('portScreen.preflight.stopped', { count: left.length })
          : t(`portScreen.preflight.${takesReason(plan) ? 'passed' : 'ready'}`, { count: notes })}
      </Notice>
      <VerdictLine handle={handle} plan={plan} onCompare={onCompare} waysOf={waysOf} />
      <CheckList
        checks={plan.checks.filter(({ id }) => id !== 'verdict')}
        production={plan.target.role === 'PROD'}
        waysOf={waysOf}
      />
    </>
  );
}
