import type { ErrorData } from '../contract/errors.ts';
import { isSecretKey, maskSecrets } from '../files/mask-secrets.ts';
import type { Check } from './checks.ts';
import type { CopiedFile, PortState } from './journal.ts';
import type { Plan, RegisteredOwn } from './plan.ts';

/**
 * stopped: by a check, before anything was written. interrupted: it can be gone on with. failed: it can't, and was cleared away. undoing: it
 * was being taken back, and that was cut off.
 */
export type PortOutcome = 'ported' | 'existing' | 'stopped' | 'interrupted' | 'failed' | 'undoing' | 'undone';

/** What a report of a port is made from; without secrets, whoever wrote them. */
export interface PortReport {
  readonly outcome: PortOutcome;
  readonly plan: Plan;
  /** null for none yet, and of a zip, which holds none. */
  readonly version: string | null;
  /** The version was there before, and stays when the port is taken back. */
  readonly existing: boolean;
  /** The version was gone already when the port was taken back. */
  readonly gone: boolean;
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
  readonly failure: ErrorData | null;
}

/** Of a port that was begun, as its journal tells it. */
export function reportOfPort(state: PortState, host: string | null = null): PortReport {
  const { phase, registered, failure, began, ended } = state;
  const done = phase === 'done';
  const outcome: PortOutcome =
    phase === 'undone'
      ? failure !== null && registered === null
        ? 'failed'
        : 'undone'
      : phase === 'undoing'
        ? 'undoing'
        : registered === null || !done
          ? 'interrupted'
          : registered.existing
            ? 'existing'
            : 'ported';
  const copied: readonly CopiedFile[] = [...state.files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  const isZip = state.plan.target.kind === 'zip';
  const files = copied.length > 0 && registered?.existing !== true ? copied : state.plan.source.files;
  return {
    outcome,
    plan: withoutSecrets(state.plan),
    version: isZip ? null : (registered?.version ?? null),
    existing: registered?.existing ?? false,
    gone: state.gone,
    aliasBefore: registered === null ? state.plan.target.aliasBefore : registered.aliasBefore,
    made: registered?.made ?? false,
    began,
    ended,
    milliseconds: ended === null ? null : Date.parse(ended) - Date.parse(began),
    host,
    // What was taken back has no files any more.
    location: registered?.existing === true || phase === 'undone' ? null : isZip ? placeOfZip(state) : state.location,
    digest: state.digest ?? state.plan.source.digest,
    files,
    // All are read back before a version is listed.
    identical: registered === null ? null : files.length,
    failure: failure === null ? null : withoutSecretsInError(failure),
  };
}

/** The file that was asked for; until it has its name, what it is made under is nobody's business. */
function placeOfZip({ registered, plan }: PortState): string | null {
  return registered === null ? null : plan.target.place;
}

/** Of a plan that something stands against. */
export function reportOfStop(plan: Plan): PortReport {
  return {
    outcome: 'stopped',
    plan: withoutSecrets(plan),
    version: null,
    existing: false,
    gone: false,
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
      ...(source.runLink === undefined ? {} : { runLink: maskSecrets(source.runLink) }),
      ...(source.registered === undefined ? {} : { registered: maskedOwn(source.registered) }),
      description: masked(source.description),
      chain: source.chain.map((hop) => ({ ...hop, source: maskSecrets(hop.source) })),
    },
    target: {
      ...target,
      description: masked(target.description),
      tags: maskedTags(target.tags),
      ...(target.there === undefined ? {} : { there: maskedThere(target.there) }),
    },
  };
}

function withoutSecretsIn(check: Check): Check {
  const { items, findings } = check;
  const clean = { ...check, items: items.map((item) => maskSecrets(item)) };
  if (findings === undefined) return clean;
  const told = findings.map(({ rule, place, details }) => ({
    rule,
    place: { ...place, path: place.path.map((part) => maskSecrets(part)) },
    details: maskedDetails(details),
  }));
  return { ...clean, findings: told };
}

function withoutSecretsInError({ code, message, details = {} }: NonNullable<PortState['failure']>): ErrorData {
  return { code, message: maskSecrets(message), details: maskedDetails(details) };
}

function maskedDetails(details: Readonly<Record<string, string | number>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(details).map(([key, value]) => [key, typeof value === 'string' ? maskSecrets(value) : value]),
  );
}

function maskedOwn({ description, tags }: RegisteredOwn): RegisteredOwn {
  return { description: masked(description), tags: maskedTags(tags) };
}

function maskedThere(there: NonNullable<Plan['target']['there']>): NonNullable<Plan['target']['there']> {
  const { runLink } = there;
  return { ...there, ...maskedOwn(there), ...(runLink === undefined ? {} : { runLink: maskSecrets(runLink) }) };
}

function masked(text: string | null): string | null {
  return text === null ? null : maskSecrets(text);
}

function maskedTags(tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tags).map(([key, value]) => [key, isSecretKey(key) ? '***' : maskSecrets(value)]),
  );
}
