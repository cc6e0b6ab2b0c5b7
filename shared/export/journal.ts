import type { ErrorData } from '../contract/errors.ts';
import type { Plan } from './plan.ts';
import { asInProduction } from './production-since.ts';

/** What happened to a port, in order; each line of its journal is one. Times are ISO texts. */
export type PortEvent =
  | { readonly kind: 'begun'; readonly at: string; readonly host: string; readonly pid: number; readonly plan: Plan }
  /**
   * Gone on with: what ended it before says nothing of how it ended this time. `production`: what the target is called that became
   * production since; `reason`: what was said to that.
   */
  | {
      readonly kind: 'resumed';
      readonly at: string;
      readonly production?: string;
      readonly reason?: string | null;
    }
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
      /** The others, with the versions that they point to. */
      readonly taken?: Readonly<Record<string, string>>;
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
  /** Somebody relies on it since: nothing was taken back, and it is what it was. */
  | { readonly kind: 'undo-refused'; readonly at: string }
  /** `gone`: its version was not there any more. */
  | { readonly kind: 'undone'; readonly at: string; readonly left: readonly Left[]; readonly gone?: boolean };

/**
 * What undoing leaves behind: the registered model's name, the version's number, bytes that another version uses, a file under the zip's
 * name that is not known to be the port's.
 */
export type Left = 'model' | 'number' | 'bytes' | 'zip';

/** An alias that was moved back. `version`: where it points now; null for nowhere. */
export interface MovedBack {
  readonly alias: string;
  readonly version: string | null;
}

export interface CopiedFile {
  readonly path: string;
  readonly size: number;
  /** SHA-256, hex. */
  readonly digest: string;
}

/** copying: nothing is listed anywhere yet. registered: it is, and the rest of the work is not done. */
export type PortPhase = 'copying' | 'staged' | 'published' | 'registered' | 'done' | 'undoing' | 'undone';

export interface PortState {
  /** Once it is registered, with those aliases only that were set; the others are among those that were taken. */
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
  /** When it was taken back. */
  readonly undone: string | null;
  /** When it was taken back there was no version of it any more. */
  readonly gone: boolean;
  /** There are events of kinds that are not known here: what they changed is not either. */
  readonly newer: boolean;
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
    undone: null,
    gone: false,
    newer: false,
  };
  for (const event of events) state = next(state, event, files);
  return state;
}

function next(state: PortState, event: PortEvent, files: Map<string, CopiedFile>): PortState {
  switch (event.kind) {
    case 'begun':
      return state;
    case 'resumed':
      return { ...state, failure: null, plan: saidSince(state.plan, event) };
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
      return { ...state, phase: 'registered', registered: event, failure: null, plan: told(state.plan, event) };
    case 'done':
      return { ...state, phase: 'done', ended: event.at, failure: null };
    case 'failed':
      return { ...state, failure: event };
    case 'undoing':
      return { ...state, phase: 'undoing', failure: null };
    case 'undo-refused':
      return { ...state, phase: phaseBefore(state) };
    case 'undone':
      // A failure that was cleared up at once stays: it says why there is nothing.
      return { ...state, phase: 'undone', ended: state.ended ?? event.at, undone: event.at, gone: event.gone === true };
    default:
      return { ...state, newer: true };
  }
}

/** How far it was before it was to be taken back. */
function phaseBefore({ ended, registered, location, digest }: PortState): PortPhase {
  if (ended !== null) return 'done';
  if (registered !== null) return 'registered';
  if (location !== null) return 'published';
  return digest === null ? 'copying' : 'staged';
}

function saidSince(plan: Plan, { production, reason }: Extract<PortEvent, { kind: 'resumed' }>): Plan {
  const told = reason === undefined ? plan : { ...plan, reason };
  if (production === undefined) return told;
  const target = { ...plan.target, workspace: production, role: 'PROD' as const };
  return { ...told, target, checks: asInProduction(plan.checks) };
}

function told(plan: Plan, { also, taken }: Extract<PortEvent, { kind: 'registered' }>): Plan {
  if (also === undefined) return plan;
  return { ...plan, target: { ...plan.target, also, taken: { ...plan.target.taken, ...taken } } };
}
