import type { ErrorData } from '../contract/errors.ts';
import type { Plan } from './plan.ts';

/** What happened to a port, in order; each line of its journal is one. Times are ISO texts. */
export type PortEvent =
  | { readonly kind: 'begun'; readonly at: string; readonly host: string; readonly pid: number; readonly plan: Plan }
  /** Gone on with: what ended it before says nothing of how it ended this time. */
  | { readonly kind: 'resumed'; readonly at: string }
  /** These files are staged, synced, and hold these bytes. */
  | { readonly kind: 'files'; readonly files: readonly CopiedFile[] }
  /** Every file was read back and is what was read from the source. */
  | { readonly kind: 'staged'; readonly digest: string; readonly files: number; readonly size: number }
  /** The bytes have their last place, which nothing refers to yet. */
  | { readonly kind: 'published'; readonly location: string }
  /** The same content is there already as this version: its aliases are set next. `aliasBefore`: where the first of them points now. */
  | { readonly kind: 'found'; readonly version: string; readonly aliasBefore: string | null }
  /** The workspace lists the version. `made`: the registered model was new; `existing`: the version was there before. */
  | {
      readonly kind: 'registered';
      readonly at: string;
      readonly version: string;
      readonly made: boolean;
      readonly existing: boolean;
      readonly aliasBefore: string | null;
      /** Of the plan's further aliases those that were set; journals of older versions do not say, and had none. */
      readonly also?: readonly string[];
    }
  | { readonly kind: 'done'; readonly at: string }
  | {
      readonly kind: 'failed';
      readonly at: string;
      readonly code: string;
      readonly message: string;
      readonly details?: ErrorData['details'];
    }
  | { readonly kind: 'undoing'; readonly at: string }
  | { readonly kind: 'undone'; readonly at: string; readonly left: readonly Left[] };

/** What undoing leaves behind: the registered model's name, the version's number, bytes that another version uses. */
export type Left = 'model' | 'number' | 'bytes';

export interface CopiedFile {
  readonly path: string;
  readonly size: number;
  /** SHA-256, hex. */
  readonly digest: string;
}

/** copying: nothing is listed anywhere yet. registered: it is, and the rest of the work is not done. */
export type PortPhase = 'copying' | 'staged' | 'published' | 'registered' | 'done' | 'undoing' | 'undone';

export interface PortState {
  /** Once it is registered, with those aliases only that were set. */
  readonly plan: Plan;
  readonly phase: PortPhase;
  readonly files: ReadonlyMap<string, CopiedFile>;
  readonly digest: string | null;
  readonly location: string | null;
  readonly found: Extract<PortEvent, { kind: 'found' }> | null;
  readonly registered: Extract<PortEvent, { kind: 'registered' }> | null;
  readonly failure: Extract<PortEvent, { kind: 'failed' }> | null;
  readonly began: string;
  readonly ended: string | null;
}

/** What a journal's events come to; null for one that does not begin with `begun`. */
export function foldPort(events: readonly PortEvent[]): PortState | null {
  const [first] = events;
  if (first?.kind !== 'begun') return null;
  const files = new Map<string, CopiedFile>();
  let state: PortState = {
    plan: first.plan,
    phase: 'copying',
    files,
    digest: null,
    location: null,
    found: null,
    registered: null,
    failure: null,
    began: first.at,
    ended: null,
  };
  for (const event of events) state = next(state, event, files);
  return state;
}

function next(state: PortState, event: PortEvent, files: Map<string, CopiedFile>): PortState {
  switch (event.kind) {
    case 'begun':
      return state;
    case 'resumed':
      return { ...state, failure: null };
    case 'files':
      for (const file of event.files) files.set(file.path, file);
      return state;
    case 'staged':
      return { ...state, phase: 'staged', digest: event.digest };
    case 'published':
      return { ...state, phase: 'published', location: event.location };
    case 'found':
      return { ...state, found: event };
    case 'registered':
      return { ...state, phase: 'registered', registered: event, failure: null, plan: told(state.plan, event.also) };
    case 'done':
      return { ...state, phase: 'done', ended: event.at, failure: null };
    case 'failed':
      return { ...state, failure: event };
    case 'undoing':
      return { ...state, phase: 'undoing', failure: null };
    case 'undone':
      // A failure that was cleared up at once stays: it says why there is nothing.
      return { ...state, phase: 'undone', ended: event.at };
  }
}

function told(plan: Plan, also: readonly string[] | undefined): Plan {
  return also === undefined ? plan : { ...plan, target: { ...plan.target, also } };
}
