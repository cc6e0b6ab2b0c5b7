import { passed } from '../../shared/export/checks.ts';
import type { PortEvent } from '../../shared/export/journal.ts';
import { foldPort, type PortState } from '../../shared/export/journal.ts';
import type { Plan, PlannedSource, PlannedTarget } from '../../shared/export/plan.ts';

export interface PlanChange {
  readonly source?: Partial<PlannedSource>;
  readonly target?: Partial<PlannedTarget>;
  readonly checks?: Plan['checks'];
  readonly reason?: string | null;
}

const DIGEST = 'ab'.repeat(32);

/** A plan of one small model, as a port of the command line makes it. */
export function planOf({ source, target, checks = [passed('P01')], reason = null }: PlanChange = {}): Plan {
  return {
    format: 1,
    id: '20260101-000000-000abcde',
    made: '2026-01-01T00:00:00.000Z',
    tool: 'Model Porter 0',
    by: 'ana',
    source: {
      place: '/models/model',
      inside: '',
      uri: 'file:///models/model',
      store: null,
      version: null,
      run: null,
      folders: [],
      files: [{ path: 'MLmodel', size: 3, digest: DIGEST }],
      size: 3,
      digest: DIGEST,
      tags: {},
      description: null,
      aliases: [],
      stage: null,
      chain: [],
      ...source,
    },
    target: {
      kind: 'sqlite',
      place: '/team/mlflow.db',
      workspace: null,
      role: null,
      model: 'churn',
      version: '1',
      fresh: true,
      alias: null,
      aliasBefore: null,
      description: null,
      tags: {},
      serving: null,
      ...target,
    },
    checks,
    reason,
  };
}

/** What the journal of a port of this plan comes to, after these events. */
export function stateOf(plan: Plan, ...events: readonly PortEvent[]): PortState {
  const begun: PortEvent = { kind: 'begun', at: '2026-01-01T00:00:01.000Z', host: 'box', pid: 1, plan };
  return foldPort([begun, ...events]) as PortState;
}

const registered = { kind: 'registered', at: '2026-01-01T00:00:02.000Z', version: '4', made: false } as const;
export const REGISTERED: PortEvent = { ...registered, existing: false, aliasBefore: '3' };
export const COPIED: readonly PortEvent[] = [
  { kind: 'files', files: [{ path: 'MLmodel', size: 3, digest: DIGEST }] },
  { kind: 'staged', digest: DIGEST, files: 1, size: 3 },
  { kind: 'published', location: '/team/mlartifacts/model-porter/x' },
];
export const DONE: PortEvent = { kind: 'done', at: '2026-01-01T00:00:03.500Z' };
