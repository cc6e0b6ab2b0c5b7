import type { Draft, Step } from './draft.ts';

/** What each step of the wizard gets. */
export interface StepProps {
  readonly draft: Draft;
  readonly change: (patch: Partial<Draft>) => void;
  readonly go: (step: Step) => void;
  readonly back: () => void;
}
