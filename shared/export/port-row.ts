import type { ErrorData } from '../contract/errors.ts';
import type { Role, WorkspaceKind } from '../workspace/kinds.ts';
import type { PortState } from './journal.ts';
import type { Plan } from './plan.ts';

/**
 * Where a port is. failed: it can't be gone on with (what it had written is cleared away, or it never began). stopped: an error
 * held it up, and it can be gone on with. interrupted: its process ended. waiting: it has not begun, and its program ended before its turn came. elsewhere: another program is at it, or
 * has it in its queue.
 */
export const PORT_STATES = [
  'queued',
  'copying',
  'checking',
  'pausing',
  'paused',
  'cancelling',
  'stopped',
  'interrupted',
  'waiting',
  'elsewhere',
  'undoing',
  'done',
  'failed',
  'cancelled',
  'undone',
] as const;
export type PortStateName = (typeof PORT_STATES)[number];

export const PORT_ACTIONS = ['pause', 'resume', 'cancel', 'undo', 'report', 'open', 'again', 'forget'] as const;
export type PortAction = (typeof PORT_ACTIONS)[number];

/** What can be done in each state; whatever is not listed is refused. */
export const ACTIONS: Readonly<Record<PortStateName, readonly PortAction[]>> = {
  queued: ['cancel'],
  copying: ['pause', 'cancel'],
  checking: ['pause', 'cancel'],
  pausing: [],
  paused: ['resume', 'cancel'],
  cancelling: [],
  stopped: ['resume', 'cancel'],
  interrupted: ['resume', 'cancel'],
  waiting: ['resume', 'cancel'],
  elsewhere: [],
  undoing: [],
  done: ['report', 'open', 'undo'],
  failed: ['again', 'forget'],
  cancelled: ['forget'],
  undone: ['report'],
};

/** Something is being done in this program at this moment, or waits for its turn. */
export function isActive(state: PortStateName): boolean {
  return ['queued', 'copying', 'checking', 'pausing', 'cancelling', 'undoing'].includes(state);
}

/** It waits for a person: to start it or go on with it, or to give it up. */
export function isWaiting(state: PortStateName): boolean {
  return ['paused', 'stopped', 'interrupted', 'waiting'].includes(state);
}

export interface PortProgressRow {
  readonly step: 'copy' | 'check';
  /** Bytes and files of this step. */
  readonly done: number;
  readonly total: number;
  readonly files: number;
  readonly of: number;
}

/** One port, as lists show it. */
export interface PortRow {
  readonly id: string;
  readonly model: string;
  /** The version that it made, or will make as far as is known. */
  readonly version: string;
  readonly alias: string | null;
  /** For people: the source's address. */
  readonly source: string;
  readonly target: {
    readonly kind: WorkspaceKind;
    /** For people. */
    readonly place: string;
    readonly workspace: string | null;
    readonly role: Role | null;
  };
  readonly files: number;
  /** Bytes. */
  readonly size: number;
  readonly state: PortStateName;
  readonly progress: PortProgressRow | null;
  readonly error: ErrorData | null;
  /** existing: the same content was there already, and stays when it is taken back. */
  readonly outcome: 'ported' | 'existing' | null;
  /** ISO texts. */
  readonly began: string | null;
  readonly ended: string | null;
  /** The zip that it made is not there any more. */
  readonly gone?: boolean | undefined;
}

/** A port that was planned and has not begun. `shown`: a place as people see it. */
export function rowOfPlan(plan: Plan, shown: (place: string) => string): PortRow {
  const { id, source, target } = plan;
  const { kind, place, workspace, role, model, version, alias } = target;
  return {
    id,
    model,
    version,
    alias,
    source: source.uri,
    target: { kind, place: shown(place), workspace, role },
    files: source.files.length,
    size: source.size,
    state: 'queued',
    progress: null,
    error: null,
    outcome: null,
    began: null,
    ended: null,
  };
}

/** A port as its journal tells it. `busy`: somebody holds its lock. */
export function rowOfState(state: PortState, busy: boolean, shown: (place: string) => string): PortRow {
  const { plan, phase, registered, failure, began, ended } = state;
  return {
    ...rowOfPlan(plan, shown),
    version: registered?.version ?? plan.target.version,
    state: stateOf(state, busy),
    error: failure === null ? null : failureOf(failure),
    outcome: registered === null || !ENDED.has(phase) ? null : registered.existing ? 'existing' : 'ported',
    began,
    ended,
  };
}

const ENDED: ReadonlySet<string> = new Set<PortState['phase']>(['done', 'undone']);

function stateOf({ phase, failure, registered }: PortState, busy: boolean): PortStateName {
  if (phase === 'done') return 'done';
  // What was cleared away at once because it could never succeed, or by a person before there was a version.
  if (phase === 'undone') return failure !== null ? 'failed' : registered === null ? 'cancelled' : 'undone';
  if (busy) return 'elsewhere';
  if (phase === 'undoing') return 'interrupted';
  if (failure === null) return 'interrupted';
  return failure.code === 'cancelled' ? 'paused' : 'stopped';
}

function failureOf({ code, message, details }: NonNullable<PortState['failure']>): ErrorData | null {
  if (code === 'cancelled') return null;
  return { code, message, ...(details === undefined ? {} : { details }) };
}
