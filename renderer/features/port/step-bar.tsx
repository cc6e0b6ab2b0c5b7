import { Check } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTexts } from '../../texts.ts';
import { isReachable, STEPS, type Draft, type Step } from './draft.ts';
import { usePorts } from './use-ports.ts';

export interface StepBarProps {
  readonly draft: Draft;
  readonly onStep: (step: Step) => void;
  /** Next is on. */
  readonly ready: boolean;
}

/** The six steps: where one is, what is done, and the way to each that can be gone to. */
export function StepBar({ draft, onStep, ready }: StepBarProps) {
  const { t } = useTexts();
  const at = STEPS.indexOf(draft.step);
  const ports = usePorts().data?.ports ?? [];
  const done = draft.ids.every((id) => ports.find((row) => row.id === id)?.state === 'done');
  return (
    <nav className="step-bar" aria-label={t('portScreen.steps')}>
      <ol>
        {STEPS.map((step, index) => {
          const state = index < at ? 'done' : index === at ? 'current' : 'later';
          return (
            <li key={step} className={state}>
              <Button
                className="step-button"
                isDisabled={state !== 'current' && !isReachable(draft, step, { ready, done })}
                aria-current={state === 'current' ? 'step' : 'false'}
                onPress={() => onStep(step)}
              >
                <span className="step-number" aria-hidden>
                  {state === 'done' ? <Check size={14} /> : index + 1}
                </span>
                {t(`portScreen.step.${step}`)}
                <span className="visually-hidden">, {t(`portScreen.stepState.${state}`)}</span>
              </Button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
