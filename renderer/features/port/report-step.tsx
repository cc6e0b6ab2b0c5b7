import type { Opened } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { newDraft } from './draft-store.ts';
import { RefusedPart } from './refused-part.tsx';
import { PortReport } from './port-report.tsx';
import { StepFrame } from './step-frame.tsx';
import type { StepProps } from './step-props.ts';

/** What came of it, with proof. */
export function ReportStep({
  draft,
  change,
  go,
  back,
  onOpened,
}: StepProps & { readonly onOpened: (opened: Opened) => void }) {
  const { t } = useTexts();
  return (
    <StepFrame
      step={{ draft, go }}
      title={t('portScreen.step.report')}
      onBack={back}
      next={{ text: t('portScreen.another'), onNext: () => newDraft(), disabled: false }}
    >
      <RefusedPart draft={draft} change={change} />
      {draft.ids.map((id) => (
        <PortReport key={id} id={id} onOpened={onOpened} />
      ))}
    </StepFrame>
  );
}
