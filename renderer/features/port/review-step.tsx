import { useQueries, useQueryClient } from '@tanstack/react-query';
import { Save } from 'lucide-react';
import { useState } from 'react';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Busy } from '../../ui/busy.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { startDownload } from '../../ui/start-download.ts';
import { PlanWords } from './plan-words.tsx';
import { FateTable } from './fate-table.tsx';
import { SameActPart } from './same-act-part.tsx';
import { standingOf, takesReason } from './standing-of.ts';
import { StepFrame } from './step-frame.tsx';
import type { StepProps } from './step-props.ts';
import { usePlans, type Planned } from './use-plans.ts';

/** The plan in words, and the last look before something is written. */
export function ReviewStep({ draft, change, back }: StepProps) {
  const { t } = useTexts();
  const { client } = useHost();
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const plans = usePlans(draft);
  const done = plans.flatMap(({ query }) => query.data ?? []);
  // Typed for one target, it is nobody's word for another.
  const wanted = done.some(({ plan }) => takesReason(plan));
  const reason = wanted && draft.reason.trim() !== '' ? draft.reason.trim() : null;
  const reviews = useQueries({
    queries: done.map(({ handle }) => ({
      queryKey: ['port-review', handle, reason],
      queryFn: ({ signal }: { signal: AbortSignal }) => client.call('port.review', { handle, reason }, { signal }),
    })),
  });
  const whole = done.length === plans.length && plans.length > 0;
  const production = done.find(({ plan }) => plan.target.role === 'PROD')?.plan.target.workspace ?? null;
  const locked = production !== null && !draft.unlocked;
  const stands = done.some(({ plan }) => standingOf(plan, draft.reason).length > 0);
  const start = async () => {
    setBusy(true);
    setError(null);
    const ids: string[] = [];
    try {
      for (const { handle } of done)
        ids.push(
          (await client.call('port.start', { handle, reason, confirmed: production === null ? null : draft.confirmed }))
            .id,
        );
    } catch (thrown) {
      setError(thrown);
      if (ids.length === 0) return;
    } finally {
      setBusy(false);
    }
    await queries.invalidateQueries({ queryKey: ['ports'] });
    change({ ids, step: 'transfer' });
  };
  const error2 =
    plans.find(({ query }) => query.error !== null)?.query.error ?? reviews.find((each) => each.error)?.error;
  return (
    <StepFrame
      title={t('portScreen.step.review')}
      onBack={back}
      next={{
        text: t('portScreen.review.start', { count: done.length }),
        onNext: () => void start(),
        disabled: busy || !whole || stands || locked || (production !== null && draft.confirmed !== production),
      }}
      aside={locked ? t('portScreen.destination.locked') : null}
    >
      {error === null ? null : (
        <ErrorNotice error={error} onRetry={() => change({ attempt: draft.attempt + 1, step: 'preflight' })} />
      )}
      {error2 == null ? null : <ErrorNotice error={error2} />}
      {whole ? null : <Busy text={t('portScreen.destination.looking')} />}
      {done.map((planned, at) => (
        <section key={planned.handle} className="port-part review">
          {planned.plan.strict ? <Notice kind="note">{t('portScreen.review.strict')}</Notice> : null}
          <PlanWords plan={planned.plan} />
          {reviews[at]?.data === undefined ? null : (
            <>
              <h3>{t('portScreen.review.table')}</h3>
              <FateTable rows={reviews[at].data.rows} model={planned.plan.target.model} />
              <SameActPart act={reviews[at].data.act} />
            </>
          )}
          <SavePlan planned={planned} reason={reason} />
        </section>
      ))}
      {production === null ? null : (
        <div className="port-field confirm-field">
          <label htmlFor="port-confirm">{t('portScreen.review.confirm', { name: production })}</label>
          <input
            id="port-confirm"
            className="text-input"
            value={draft.confirmed}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => change({ confirmed: event.target.value })}
          />
        </div>
      )}
    </StepFrame>
  );
}

/** Keeps the plan in a file, to be carried out later. */
function SavePlan({ planned: { handle }, reason }: { readonly planned: Planned; readonly reason: string | null }) {
  const { t } = useTexts();
  const { client, face } = useHost();
  const [said, setSaid] = useState('');
  const [error, setError] = useState<unknown>(null);
  const save = async () => {
    setSaid(t('portScreen.review.savingPlan'));
    setError(null);
    const saved = await client.call('port.save-plan', { handle, reason });
    if (saved.kind === 'download') startDownload(saved.id, saved.name);
    setSaid(
      saved.kind === 'cancelled'
        ? ''
        : t(`portScreen.review.${face === 'tab' ? 'planSavedTab' : 'planSaved'}`, { name: saved.name }),
    );
  };
  const failed = (thrown: unknown) => {
    setSaid('');
    setError(thrown);
  };
  return (
    <>
      <div className="actions">
        <Button onPress={() => void save().catch(failed)}>
          <Save size={16} aria-hidden /> {t('portScreen.review.savePlan')}
        </Button>
        <span className="muted" role="status">
          {said}
        </span>
      </div>
      {error === null ? null : <ErrorNotice error={error} onDismiss={() => setError(null)} />}
    </>
  );
}
