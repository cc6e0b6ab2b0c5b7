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
}

/** A plan that was kept in a file, opened instead of a source and a target. */
export interface OpenedPlan {
  readonly token: string;
  readonly name: string;
}

/** What the pre-flight sends a person to: a field of the destination, or the choice of the model. */
export type Field = 'name' | 'alias' | 'tags' | 'place' | 'source';

/** What a person has decided so far. */
export interface Draft {
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
  readonly confirmed: string;
  /** Why a stop may be passed. */
  readonly reason: string;
  /** Checks that are made again get another number. */
  readonly attempt: number;
  /** Ports that were started. */
  readonly ids: readonly string[];
}

export const EMPTY: Draft = {
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
  confirmed: '',
  reason: '',
  attempt: 0,
  ids: [],
};

/** The steps that can be gone to: those behind, and the next one once what it needs is there. `done`: all that was started is. */
export function isReachable(draft: Draft, step: Step, done = false): boolean {
  if (draft.ids.length > 0) return step === 'transfer' || (step === 'report' && done);
  if (step === 'source') return true;
  if (draft.opened !== null) return step === 'preflight' || step === 'review';
  if (step === 'destination') return draft.sources.length > 0;
  return (step === 'preflight' || step === 'review') && draft.sources.length > 0 && draft.target !== null;
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
