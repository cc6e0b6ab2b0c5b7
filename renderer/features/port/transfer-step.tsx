import { useEffect, useRef } from 'react';
import type { Opened } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { PortCard } from './port-card.tsx';
import { newDraft } from './draft-store.ts';
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
  const rows = draft.ids.flatMap((id) => ports.data?.ports.find((row) => row.id === id) ?? []);
  const done = rows.length > 0 && rows.every(({ state }) => state === 'done');
  const { act, errors } = usePortActs({
    onOpened,
    onReport: () => go('report'),
    // What was decided stays; the checks are made anew against what is there now.
    onAgain: () =>
      draft.sources.length > 0 || draft.opened !== null
        ? change({ ids: [], attempt: draft.attempt + 1, step: 'preflight' })
        : newDraft(),
  });
  // Whoever watches it end sees what came of it.
  const watched = useRef(false);
  useEffect(() => {
    if (rows.length > 0 && !done) watched.current = true;
    if (done && watched.current) go('report');
  });
  return (
    <StepFrame
      title={t('portScreen.step.transfer')}
      lead={t('portScreen.transfer.lead')}
      next={{ text: t('portScreen.transfer.report'), onNext: () => go('report'), disabled: !done }}
      aside={done ? null : t('portScreen.transfer.waiting')}
    >
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
          {t('portScreen.transfer.toActivity')}
        </Button>
      </div>
    </StepFrame>
  );
}
