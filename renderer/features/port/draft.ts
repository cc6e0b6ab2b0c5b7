import type { PortSourceInput, PortTargetInput } from '../../../shared/contract/port-methods.ts';
import type { Role } from '../../../shared/workspace/kinds.ts';

export const STEPS = ['source', 'destination', 'preflight', 'review', 'transfer', 'report'] as const;
export type Step = (typeof STEPS)[number];

/** One model that is to be ported. */
export interface DraftSource {
  /** Tells it from the others. */
  readonly key: string;
  readonly source: PortSourceInput;
  /** What its grant stands on. */
  readonly base?: string;
  /** As it is called before it was read. */
  readonly name: string;
  /** The name that it is to have there; null for its own. */
  readonly model: string | null;
}

export interface DraftTarget {
  readonly target: PortTargetInput;
  readonly name: string;
  readonly role: Role | null;
  /** A zip that the browser is to download. */
  readonly download: boolean;
  /** Of a workspace with a name, by which it is found again under another; null while that is not known. */
  readonly place?: string | null;
}

/** A plan that was kept in a file, opened instead of a source and a target. */
export interface OpenedPlan {
  readonly token: string;
  readonly name: string;
}

/** What the pre-flight sends a person to: a field of the destination, or the choice of the model. */
export type Field = 'name' | 'alias' | 'tags' | 'place' | 'source';

/** What was typed to let plans through, and which (`aboutOf`): it is nobody's word for others. */
export interface Word {
  readonly text: string;
  readonly about: string;
}

/** One that the host refused to begin, beside others that it began. */
export interface RefusedSource {
  readonly key: string;
  readonly name: string;
  readonly error: unknown;
}

/** What a person has decided so far. */
export interface Draft {
  /** Tells it from those before: nothing that was found for one of them is shown for this one. */
  readonly id: number;
  readonly step: Step;
  /** The field that is to get the focus there, of which model; Back leads to where one came from. */
  readonly wanted: { readonly field: Field; readonly at: number; readonly from: Step } | null;
  readonly sources: readonly DraftSource[];
  readonly opened: OpenedPlan | null;
  readonly target: DraftTarget | null;
  /** null for what a zip brings along; '' for none. */
  readonly alias: string | null;
  /** More of a zip's; null for those that it brings along. */
  readonly also: readonly string[] | null;
  /** null for the source's own. */
  readonly description: string | null;
  readonly tags: readonly (readonly [string, string])[];
  /** Production is open for this one port. */
  readonly unlocked: boolean;
  /** The name of a production workspace, as it was typed. */
  readonly confirmed: Word;
  /** Why a stop may be passed. */
  readonly reason: Word;
  /** Checks that are made again get another number. */
  readonly attempt: number;
  /** Ports that were started. */
  readonly ids: readonly string[];
  /** The report was shown by itself. */
  readonly told: boolean;
  readonly refused: readonly RefusedSource[];
  /** Ports that had come to nothing: what is started now stands in their place. */
  readonly instead: readonly string[];
}

export const NO_WORD: Word = { text: '', about: '' };

export const EMPTY: Draft = {
  id: 0,
  step: 'source',
  wanted: null,
  sources: [],
  opened: null,
  target: null,
  alias: null,
  also: null,
  description: null,
  tags: [],
  unlocked: false,
  confirmed: NO_WORD,
  reason: NO_WORD,
  attempt: 0,
  ids: [],
  told: false,
  refused: [],
  instead: [],
};

/**
 * The steps that can be gone to: those behind, and the one that Next leads to where it is on. `ready`: it is. `done`: all that was
 * started is.
 */
export function isReachable(
  draft: Draft,
  step: Step,
  { ready, done }: { readonly ready: boolean; readonly done: boolean },
): boolean {
  if (draft.ids.length > 0) return step === 'transfer' || (step === 'report' && done);
  // A kept plan has neither source nor destination to choose.
  const way: readonly Step[] = draft.opened === null ? STEPS : STEPS.filter((each) => each !== 'destination');
  const [at, to] = [way.indexOf(draft.step), way.indexOf(step)];
  if (step === 'transfer' || step === 'report' || to < 0) return false;
  return to < at || (to === at + 1 && ready);
}

/** What one source is planned with; null as long as there is no target. */
export function planRequest(draft: Draft, source: DraftSource) {
  if (draft.target === null) return null;
  const lone = draft.sources.length === 1;
  return {
    source: source.source,
    target: draft.target.target,
    model: source.model,
    alias: draft.alias?.trim() ?? null,
    also: (lone ? draft.also?.map((each) => each.trim()).filter((each) => each !== '') : null) ?? null,
    description: lone ? draft.description : null,
    tags: Object.fromEntries(draft.tags.filter(([key]) => key.trim() !== '')),
  };
}
