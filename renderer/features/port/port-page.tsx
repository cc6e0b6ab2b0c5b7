import { RotateCcw } from 'lucide-react';
import type { Opened } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import type { ModelView } from '../model/model-views.ts';
import type { ModelRef } from '../shell/open-tabs.ts';
import { DestinationStep } from './destination-step.tsx';
import { STEPS, type Step } from './draft.ts';
import { newDraft, useDraft } from './draft-store.ts';
import { HeldSources, useHeldSources } from './held-sources.tsx';
import { PreflightStep } from './preflight-step.tsx';
import { ReportStep } from './report-step.tsx';
import { ReviewStep } from './review-step.tsx';
import { SourceStep } from './source-step.tsx';
import { useNamedTarget } from './use-named-target.ts';
import { TransferStep } from './transfer-step.tsx';

export interface PortPageProps {
  readonly open: readonly ModelRef[];
  readonly onCompare: (models: readonly ModelRef[]) => void;
  readonly onOpened: (opened: Opened) => void;
  readonly onActivity: () => void;
  /** One view of a model. */
  readonly onShow: (model: ModelRef, view: ModelView) => void;
}

/** From a model to its version in another workspace, in six steps. What was decided stays while one looks at something else. */
export function PortPage({ open, onCompare, onOpened, onActivity, onShow }: PortPageProps) {
  const { t } = useTexts();
  const [draft, change] = useDraft();
  const go = (step: Step) => change({ step, wanted: null });
  const at = STEPS.indexOf(draft.step);
  const back = () => {
    if (draft.wanted !== null) return go(draft.wanted.from);
    // A kept plan has neither source nor destination to choose.
    const before = draft.opened !== null && draft.step === 'preflight' ? 'source' : STEPS[at - 1];
    if (before !== undefined) go(before);
  };
  useNamedTarget({ draft, change });
  const held = useHeldSources(draft.sources);
  const step = { draft, change, go, back };
  if (held.length > 0)
    return (
      <div className="page port">
        <h1>{t('portScreen.title')}</h1>
        <HeldSources held={held} onLeave={() => newDraft(draft.sources.filter((each) => !held.includes(each)))} />
      </div>
    );
  return (
    <div className="page port">
      <header className="port-head">
        <h1>{t('portScreen.title')}</h1>
        {draft.sources.length === 0 && draft.opened === null ? null : (
          <Button kind="quiet" onPress={() => newDraft()}>
            <RotateCcw size={16} aria-hidden /> {t('portScreen.anew')}
          </Button>
        )}
      </header>
      {draft.step === 'source' ? <SourceStep {...step} open={open} /> : null}
      {draft.step === 'destination' ? <DestinationStep {...step} /> : null}
      {draft.step === 'preflight' ? (
        <PreflightStep {...step} open={open} onCompare={onCompare} onActivity={onActivity} onShow={onShow} />
      ) : null}
      {draft.step === 'review' ? <ReviewStep {...step} /> : null}
      {draft.step === 'transfer' ? <TransferStep {...step} onOpened={onOpened} onActivity={onActivity} /> : null}
      {draft.step === 'report' ? <ReportStep {...step} onOpened={onOpened} /> : null}
    </div>
  );
}
