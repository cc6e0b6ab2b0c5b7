import { isSecretKey, maskSecrets } from '../files/mask-secrets.ts';
import type { Check } from './checks.ts';
import type { CopiedFile, PortState } from './journal.ts';
import type { Plan } from './plan.ts';

/** stopped: by a check, before anything was written. interrupted: it can be gone on with. failed: it can't, and was cleared away. */
export type PortOutcome = 'ported' | 'existing' | 'stopped' | 'interrupted' | 'failed' | 'undone';

/** What a report of a port is made from; without secrets, whoever wrote them. */
export interface PortReport {
  readonly outcome: PortOutcome;
  readonly plan: Plan;
  readonly version: string | null;
  /** Where the alias pointed before; null for nowhere, or where none was set. */
  readonly aliasBefore: string | null;
  /** The registered model was made along with it. */
  readonly made: boolean;
  readonly began: string | null;
  readonly ended: string | null;
  /** From its begin to its end, pauses among them. */
  readonly milliseconds: number | null;
  readonly host: string | null;
  /** Where the files are now. */
  readonly location: string | null;
  readonly digest: string | null;
  /** Each with its SHA-256; where nothing was copied yet, as it was planned. */
  readonly files: readonly { readonly path: string; readonly size: number; readonly digest: string | null }[];
  /** How many files were read back from the workspace and found the same; null where it did not come so far. */
  readonly identical: number | null;
  /** Why it did not come to its end. */
  readonly failure: { readonly code: string; readonly message: string } | null;
}

/** Of a port that was begun, as its journal tells it. */
export function reportOfPort(state: PortState, host: string | null = null): PortReport {
  const { phase, registered, failure, began, ended } = state;
  const done = phase === 'done';
  const outcome: PortOutcome =
    phase === 'undone' || phase === 'undoing'
      ? failure !== null && registered === null
        ? 'failed'
        : 'undone'
      : registered === null || !done
        ? 'interrupted'
        : registered.existing
          ? 'existing'
          : 'ported';
  const copied: readonly CopiedFile[] = [...state.files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  const files = copied.length > 0 && registered?.existing !== true ? copied : state.plan.source.files;
  return {
    outcome,
    plan: withoutSecrets(state.plan),
    version: registered?.version ?? null,
    aliasBefore: registered === null ? state.plan.target.aliasBefore : registered.aliasBefore,
    made: registered?.made ?? false,
    began,
    ended,
    milliseconds: ended === null ? null : Date.parse(ended) - Date.parse(began),
    host,
    location: registered?.existing === true ? null : state.location,
    digest: state.digest ?? state.plan.source.digest,
    files,
    // All are read back before a version is listed.
    identical: registered === null ? null : files.length,
    failure: failure === null ? null : { code: failure.code, message: maskSecrets(failure.message) },
  };
}

/** Of a plan that something stands against. */
export function reportOfStop(plan: Plan): PortReport {
  return {
    outcome: 'stopped',
    plan: withoutSecrets(plan),
    version: null,
    aliasBefore: plan.target.aliasBefore,
    made: false,
    began: null,
    ended: null,
    milliseconds: null,
    host: null,
    location: null,
    digest: plan.source.digest,
    files: plan.source.files,
    identical: null,
    failure: null,
  };
}

/** The plan with all that a person wrote, or that was read of the model, as it may be passed on. */
export function withoutSecrets(plan: Plan): Plan {
  const { source, target, checks } = plan;
  return {
    ...plan,
    reason: masked(plan.reason),
    checks: checks.map(withoutSecretsIn),
    source: {
      ...source,
      uri: maskSecrets(source.uri),
      store: masked(source.store),
      tags: maskedTags(source.tags),
      description: masked(source.description),
      chain: source.chain.map((hop) => ({ ...hop, source: maskSecrets(hop.source) })),
    },
    target: { ...target, description: masked(target.description), tags: maskedTags(target.tags) },
  };
}

function withoutSecretsIn(check: Check): Check {
  const { items, findings } = check;
  const clean = { ...check, items: items.map((item) => maskSecrets(item)) };
  if (findings === undefined) return clean;
  const text = (value: string | number) => (typeof value === 'string' ? maskSecrets(value) : value);
  const told = findings.map(({ rule, place, details }) => ({
    rule,
    place: { ...place, path: place.path.map((part) => maskSecrets(part)) },
    details: Object.fromEntries(Object.entries(details).map(([key, value]) => [key, text(value)])),
  }));
  return { ...clean, findings: told };
}

function masked(text: string | null): string | null {
  return text === null ? null : maskSecrets(text);
}

function maskedTags(tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tags).map(([key, value]) => [key, isSecretKey(key) ? '***' : maskSecrets(value)]),
  );
}
