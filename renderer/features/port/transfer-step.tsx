import { Activity } from 'lucide-react';
import { useEffect } from 'react';
import { isActive } from '../../../shared/export/port-row.ts';
import type { Opened } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { PortCard } from './port-card.tsx';
import { newDraft } from './draft-store.ts';
import { RefusedPart } from './refused-part.tsx';
import { StepFrame } from './step-frame.tsx';
import type { StepProps } from './step-props.ts';
import { usePortActs } from './use-port-acts.ts';
import { usePorts } from './use-ports.ts';

export interface TransferStepProps extends StepProps {
  readonly onOpened: (opened: Opened) => void;
  readonly onActivity: () => void;
}

/** What is being copied; it goes on whether or not somebody looks. */
export function TransferStep({ draft, change, go, onOpened, onActivity }: TransferStepProps) {
  const { t } = useTexts();
  const ports = usePorts();
  const { refused } = draft;
  const rows = draft.ids.flatMap((id) => ports.data?.ports.find((row) => row.id === id) ?? []);
  const done = rows.length > 0 && rows.every(({ state }) => state === 'done');
  const moves = rows.length === 0 || rows.some(({ state }) => isActive(state) || state === 'elsewhere');
  // What has failed, or was given up, is never done.
  const hopeless = rows.some(({ state }) => state === 'failed' || state === 'cancelled');
  const failed = rows.flatMap(({ id, state }) => (state === 'failed' ? [id] : []));
  const { act, errors } = usePortActs({
    onOpened,
    onReport: () => go('report'),
    // What was decided stays; the checks are made anew against what is there now.
    onAgain: () =>
      draft.sources.length > 0 || draft.opened !== null
        ? change({
            ids: [],
            refused: [],
            instead: [...draft.instead, ...failed],
            attempt: draft.attempt + 1,
            step: 'preflight',
          })
        : newDraft(),
  });
  // Once it is done, what came of it is shown by itself; who goes back from there stays here.
  const tell = done && refused.length === 0 && !draft.told;
  useEffect(() => {
    if (tell) change({ step: 'report', told: true });
  }, [tell, change]);
  return (
    <StepFrame
      step={{ draft, go }}
      title={t('portScreen.step.transfer')}
      lead={t(`portScreen.transfer.${done ? 'done' : moves ? 'lead' : 'held'}`)}
      next={{ text: t('portScreen.transfer.report'), onNext: () => go('report'), disabled: !done }}
      aside={done || hopeless ? null : t('portScreen.transfer.waiting')}
    >
      <RefusedPart draft={draft} change={change} />
      <ul className="port-cards">
        {rows.map((row) => (
          <PortCard
            key={row.id}
            row={row}
            onAct={act}
            without={['report', 'open', 'undo', 'forget']}
            error={errors.get(row.id) ?? null}
          />
        ))}
      </ul>
      <div className="actions">
        <Button kind="quiet" onPress={onActivity}>
          <Activity size={16} aria-hidden /> {t('portScreen.transfer.toActivity')}
        </Button>
      </div>
    </StepFrame>
  );
}
