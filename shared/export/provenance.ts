import { PROMPT_TAG } from '../workspace/names.ts';
import type { Plan, Hop } from './plan.ts';

/** Keys without `:`, `.` or `/`: Databricks and Azure take them too. */
export const PROVENANCE = 'model_porter_';
/** The tag's value stays below what older MLflow servers take (5000). */
const CHAIN_LIMIT = 4900;

export const PORT_TAG = `${PROVENANCE}export`;
export const TYPE_TAG = `${PROVENANCE}type`;
export const DIGEST_TAG = `${PROVENANCE}digest`;
const CHAIN_TAG = `${PROVENANCE}chain`;

/**
 * The tags of a new version: a person's own, and ours, which tell where it came from. `at` is null where one model must give
 * the same bytes twice.
 */
export function versionTags(plan: Plan, digest: string, at: string | null): Record<string, string> {
  const { source, target, by, tool, reason, id } = plan;
  const told: Record<string, string | null> = {
    source: source.uri,
    source_version: source.version,
    source_run: source.run,
    digest,
    type: source.type ?? 'mlflow',
    chain: chainText([...source.chain, hopOf(plan, digest, at)]),
    copied_at: at,
    copied_by: by,
    copied_tool: tool,
    reason,
    export: at === null ? null : id,
  };
  const tags: Record<string, string> = { ...target.tags };
  for (const [key, value] of Object.entries(told)) if (value !== null) tags[PROVENANCE + key] = value;
  return tags;
}

function hopOf({ source, by, tool }: Plan, digest: string, at: string | null): Hop {
  return {
    source: source.uri,
    ...(source.store === null ? {} : { store: source.store }),
    ...(source.version === null ? {} : { version: source.version }),
    ...(source.run === null ? {} : { run: source.run }),
    digest,
    ...(at === null ? {} : { at }),
    by,
    tool,
  };
}

/** Newest last; where it grows too long the oldest give way to their number. */
export function chainText(hops: readonly Hop[]): string {
  const older = hops[0]?.more ?? 0;
  const rest = older === 0 ? hops : hops.slice(1);
  for (let dropped = 0; dropped < rest.length; dropped += 1) {
    const more = older + dropped;
    const text = JSON.stringify([...(more === 0 ? [] : [{ source: '', more }]), ...rest.slice(dropped)]);
    if (text.length <= CHAIN_LIMIT) return text;
  }
  return JSON.stringify([{ source: '', more: older + rest.length }]);
}

/** The steps that a version's tags tell of; [] where they tell of none, or in no words of ours. */
export function readChain(tags: ReadonlyMap<string, string>): Hop[] {
  try {
    const value: unknown = JSON.parse(tags.get(CHAIN_TAG) ?? '[]');
    return Array.isArray(value) ? value.filter(isHop) : [];
  } catch {
    return [];
  }
}

function isHop(value: unknown): value is Hop {
  return typeof value === 'object' && value !== null && typeof (value as Hop).source === 'string';
}

/** What goes along to the next workspace: all but our own, which the next step writes anew. */
export function carriedTags(tags: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...tags].filter(([key]) => !isOwnTag(key)));
}

/** Whether a tag is one of those that tell where a version came from, in any letters: some registries know no others. */
export function isOwnTag(key: string): boolean {
  return key.toLowerCase().startsWith(PROVENANCE);
}

/** What a version is to have of its source's tags, and of those that a person gives: MLflow would deny a version with its mark of prompts. */
export function targetTags(
  { [PROMPT_TAG]: _prompt, ...carried }: Readonly<Record<string, string>>,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  return { ...carried, ...given };
}
