import { PROVENANCE, readChain } from '../export/provenance.ts';
import type { Knew } from '../export/knew.ts';
import type { Hop } from '../export/plan.ts';
import type { Draft } from './draft.ts';
import { fromDataset, namedArtifact, namedLogged, namedRun } from './from-runs.ts';
import { namedCommit } from './from-code.ts';
import { namedPlace } from './from-address.ts';
import { namedVersion } from './from-registry.ts';
import type { Fact, Speaker } from './graph.ts';
import { NOWHERE, placeKey, placeName } from './ids.ts';
import type { KnownManifest } from './known.ts';

type Tags = ReadonlyMap<string, string>;

/** Where a ported model began, as far as its tags tell. */
export interface Origin {
  /** The first that is known. */
  readonly node: string;
  /** The place in which its run id holds; `?` where nothing says. */
  readonly place: string;
}

/** The steps that a model took, from the tags that a port gave it; null where it was not ported. */
export function fromPort(draft: Draft, tags: Tags, target: string, by: Speaker, file = 'tags/'): Origin | null {
  const hops = hopsOf(tags);
  const [first] = hops;
  if (first === undefined) return null;
  const nodes = hops.map((hop) => namedHop(draft, hop));
  const where = (at: number) =>
    tags.has(`${PROVENANCE}chain`) ? `${file}${PROVENANCE}chain[${at}]` : `${file}${PROVENANCE}source`;
  for (const [at, hop] of hops.entries()) {
    const from = nodes[at] ?? target;
    const to = nodes[at + 1] ?? target;
    const edge = draft.edge(from, to, 'copied', by, where(at));
    draft.answers(`copied to ${to}`, from, edge);
    const kind = draft.nodes.get(to)?.kind ?? 'version';
    const { at: copiedAt = null, by: copiedBy = null, tool = null, digest = null } = hop;
    const last = to === target;
    draft.named(to, kind, () => ({
      name: '',
      facts: {
        digest,
        copiedAt: last ? (tags.get(`${PROVENANCE}copied_at`) ?? copiedAt) : copiedAt,
        copiedBy,
        copiedWith: tool,
        reason: last ? (tags.get(`${PROVENANCE}reason`) ?? null) : null,
      },
    }));
  }
  const node = nodes[0] ?? target;
  // Where the beginning was left out, the run is of a store that nobody names any more.
  const place = first.more === undefined && first.store !== undefined ? placeKey(first.store) : NOWHERE;
  if (first.run !== undefined && first.run !== '') {
    const run = namedRun(draft, place, first.run, first.store === undefined ? null : placeName(first.store));
    draft.made(run, first.run, node, by, where(0));
  }
  return { node, place };
}

/** Without the mark of older ones, which the first then tells of. */
function hopsOf(tags: Tags): Hop[] {
  const hops = readChain(tags);
  const [mark, oldest, ...rest] = hops;
  if (mark?.more !== undefined && mark.source === '')
    return oldest === undefined ? [] : [{ ...oldest, more: mark.more }, ...rest];
  if (mark !== undefined) return hops;
  // Somebody took the chain away: the last step is told of by its own tags.
  const source = tags.get(`${PROVENANCE}source`);
  if (source === undefined) return [];
  const text = (key: string) => tags.get(PROVENANCE + key);
  const [version, run, digest] = [text('source_version'), text('source_run'), text('digest')];
  return [
    {
      source,
      ...(version === undefined ? {} : { version }),
      ...(run === undefined ? {} : { run }),
      ...(digest === undefined ? {} : { digest }),
    },
  ];
}

function namedHop(draft: Draft, { source, store, version, digest, more }: Hop): string {
  const facts = { digest: digest ?? null, earlier: more === undefined ? null : String(more) };
  const model = /^models:\/([^/@]+)\/([^/]+)$/.exec(source);
  const place = store === undefined ? { key: NOWHERE, name: null } : { key: placeKey(store), name: placeName(store) };
  if (model !== null) return namedVersion(draft, place, model[1] ?? '', version ?? model[2] ?? '', 'default', facts);
  const inStore = store === undefined ? null : logged(draft, source, place);
  if (inStore !== null)
    return draft.named(inStore, draft.nodes.get(inStore)?.kind ?? 'model', () => ({ name: '', facts }));
  const address = source.replace(/#.*$/, '');
  for (const placeOf of draft.stores.values()) {
    const known = placeOf(address);
    if (known !== null) return draft.named(known, draft.nodes.get(known)?.kind ?? 'model', () => ({ name: '', facts }));
  }
  const id = namedPlace(draft, source);
  return draft.named(id, 'model', () => ({ name: '', facts }));
}

/** A logged model, or what a run logged, of a store that was named along with it. */
function logged(
  draft: Draft,
  source: string,
  place: { readonly key: string; readonly name: string | null },
): string | null {
  const model = /^models:\/([^/@]+)$/.exec(source)?.[1];
  if (model !== undefined) return namedLogged(draft, place.key, model, place.name);
  const run = /^runs:\/([^/]+)\/?(.*)$/.exec(source);
  if (run === null) return null;
  const known = draft.stores.get(place.key)?.(source);
  return known ?? namedArtifact(draft, { key: place.key, name: place.name ?? '' }, run[1] ?? '', run[2] ?? '');
}

/** What a port's manifest adds: the same steps, and what the run knew. */
export function fromManifest(draft: Draft, manifest: KnownManifest, target: string, file: string): Origin | null {
  const origin = fromPort(draft, manifest.tags, target, 'port-manifest', `${file}: `);
  if (manifest.knew !== null) fromKnew(draft, manifest.knew, origin ?? { node: target, place: NOWHERE }, file);
  return origin;
}

function fromKnew(draft: Draft, knew: Knew, { node, place }: Origin, file: string): void {
  const { run, experiment, status, params, metrics, datasets, commit } = knew;
  const id = namedRun(draft, place, run.id, null);
  const facts = (key: 'param' | 'metric', pairs: Knew['params']): Fact[] =>
    pairs.map((pair) => ({ key, value: `${pair.key} = ${pair.value}` }));
  const started = knew.started === null ? NaN : Date.parse(knew.started);
  draft.named(id, 'run', () => ({
    name: run.name ?? '',
    at: Number.isNaN(started) ? null : started,
    facts: { experiment, status, user: run.user },
    more: [...facts('metric', metrics), ...facts('param', params)],
  }));
  draft.made(id, run.id, node, 'port-manifest', `${file}: run`);
  for (const { name, digest, source, context } of datasets) {
    const tags = new Map(context === null ? [] : [['mlflow.data.context', context]]);
    fromDataset(draft, { name, digest, source, sourceType: null, tags }, id, 'port-manifest', `${file}: run.datasets`);
  }
  if (commit === null) return;
  const ran = draft.edge(namedCommit(draft, commit), id, 'ran', 'port-manifest', `${file}: run.commit`);
  draft.answers(`commit of ${id}`, commit.commit, ran);
}
