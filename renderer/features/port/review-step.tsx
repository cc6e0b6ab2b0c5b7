import { useQueries, useQueryClient } from '@tanstack/react-query';
import { Save } from 'lucide-react';
import { useState } from 'react';
import { NAME_LENGTH } from '../../../shared/workspace/kinds.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Busy } from '../../ui/busy.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { startDownload } from '../../ui/start-download.ts';
import { awaitZips } from './awaited-zips.ts';
import { PlanWords } from './plan-words.tsx';
import { FateTable } from './fate-table.tsx';
import type { RefusedSource } from './draft.ts';
import { SameActPart } from './same-act-part.tsx';
import { aboutOf, reasonFor, standingOf, wordFor } from './standing-of.ts';
import { StepFrame } from './step-frame.tsx';
import type { StepProps } from './step-props.ts';
import { usePlans, type Planned } from './use-plans.ts';

/** The plan in words, and the last look before something is written. */
export function ReviewStep({ draft, change, go, back }: StepProps) {
  const { t } = useTexts();
  const { client } = useHost();
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const plans = usePlans(draft);
  const done = plans.flatMap(({ query }) => query.data ?? []);
  const all = done.map(({ plan }) => plan);
  const reason = wordFor(draft.reason, all);
  const confirmed = wordFor(draft.confirmed, all);
  const reviews = useQueries({
    queries: done.map(({ handle, plan }) => ({
      queryKey: ['port-review', handle, reasonFor(plan, reason)],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        client.call('port.review', { handle, reason: reasonFor(plan, reason) }, { signal }),
    })),
  });
  const whole = done.length === plans.length && plans.length > 0;
  const production = done.find(({ plan }) => plan.target.role === 'PROD')?.plan.target.workspace ?? null;
  const locked = production !== null && !draft.unlocked;
  const unconfirmed = production !== null && confirmed !== production;
  const stands = all.some((plan) => standingOf(plan, reason).length > 0);
  const start = async () => {
    setBusy(true);
    setError(null);
    const ids: string[] = [];
    const refused: RefusedSource[] = [];
    for (const { key, name, query } of plans) {
      if (query.data === undefined) continue;
      const { handle, plan } = query.data;
      const said = { reason: reasonFor(plan, reason), confirmed: production === null ? null : confirmed };
      try {
        ids.push((await client.call('port.start', { handle, ...said })).id);
      } catch (thrown) {
        refused.push({ key, name, error: thrown });
      }
    }
    setBusy(false);
    const [first] = refused;
    if (ids.length === 0) return setError(first?.error ?? null);
    // What went before may have been taken from the list by hand.
    const forgotten = refused.length > 0 ? [] : draft.instead;
    await Promise.all(forgotten.map((id) => client.call('port.forget', { id }).catch(() => undefined)));
    if (draft.target?.download === true) awaitZips(ids);
    await queries.invalidateQueries({ queryKey: ['ports'] });
    change({
      ids,
      refused,
      told: false,
      instead: draft.instead.filter((id) => !forgotten.includes(id)),
      step: 'transfer',
    });
  };
  const error2 =
    plans.find(({ query }) => query.error !== null)?.query.error ?? reviews.find((each) => each.error)?.error;
  return (
    <StepFrame
      step={{ draft, go }}
      title={t('portScreen.step.review')}
      onBack={back}
      next={{
        text: t('portScreen.review.start', { count: done.length }),
        onNext: () => void start(),
        disabled: busy || !whole || stands || locked || unconfirmed,
      }}
      aside={
        whole && stands
          ? t('portScreen.review.stands')
          : locked
            ? t('portScreen.destination.locked')
            : unconfirmed
              ? t('portScreen.review.unconfirmed', { name: production })
              : null
      }
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
          <SavePlan planned={planned} reason={reasonFor(planned.plan, reason)} />
        </section>
      ))}
      {production === null ? null : (
        <div className="port-field confirm-field">
          <label htmlFor="port-confirm">{t('portScreen.review.confirm', { name: production })}</label>
          <input
            id="port-confirm"
            className="text-input"
            value={confirmed}
            maxLength={NAME_LENGTH}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => change({ confirmed: { text: event.target.value, about: aboutOf(all) } })}
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
