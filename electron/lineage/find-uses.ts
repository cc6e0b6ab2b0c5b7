import { realpathSync } from 'node:fs';
import path from 'node:path';
import { KnownError, toErrorData } from '../../shared/contract/errors.ts';
import type { ModelUse, UnreadPlace, UsesAnswer } from '../../shared/contract/lineage-methods.ts';
import type { ArtifactOwner } from '../../shared/contract/store-schemas.ts';
import { DIGEST_TAG } from '../../shared/export/provenance.ts';
import { shown } from '../../shared/lineage/ids.ts';
import { ArtifactFinder } from '../stores/artifact-finder.ts';
import { locationOfLogged, locationOfVersion } from '../stores/artifact-location.ts';
import { beginStore, storeKind } from '../stores/open-store.ts';
import type { Store, StoreOptions } from '../stores/store.ts';
import { findModels } from '../sources/find-models.ts';
import { openSource } from '../sources/open-source.ts';
import { nameOfRef } from '../sources/pieces.ts';
import type { SourceRef } from '../sources/source.ts';
import { isEmptyPlace, spotOf } from './known-store.ts';
import { digestTree, holdsSame, listTree, type Tree, type TreeDigests } from './tree-of.ts';

/** Where a model may be in use: a configured workspace, or something that is open. */
export interface UsePlace {
  readonly name: string;
  readonly ref: SourceRef;
  /** Of what is open: its token. */
  readonly grant: string | null;
}

export interface UseOptions extends StoreOptions {
  readonly onProgress?: (progress: { done: number; total: number; place: string }) => void;
}

/** A model by its content. */
interface Wanted {
  readonly tree: Tree;
  readonly digests: TreeDigests;
  /** Where it is itself. */
  readonly place: string;
}

/**
 * Where the same content is, by its digest. What could not be looked at is named, and never passed over: nothing is said to be unused
 * there. Errors: `no-model` and those of reading the model; `uses-unreadable` where its own files can't all be read.
 */
export async function findUses(
  model: { readonly ref: SourceRef; readonly path: string },
  places: readonly UsePlace[],
  options: UseOptions,
): Promise<UsesAnswer> {
  const wanted = await wantedOf(model, options);
  const found: ModelUse[] = [];
  const unread: UnreadPlace[] = [];
  let models = 0;
  for (const [at, place] of places.entries()) {
    options.onProgress?.({ done: at, total: places.length, place: place.name });
    try {
      if (place.grant === null && place.ref.kind === 'path' && isEmptyPlace(place.ref.path)) continue;
      const isStore = place.grant === null || (await storeKind(place.ref, options)) !== null;
      const looked = await (isStore ? inStore(place, wanted, options) : inFolder(place, wanted, options));
      found.push(...looked.found);
      models += looked.models;
      if (looked.unjudged > 0)
        unread.push({
          name: place.name,
          error: {
            code: 'uses-not-judged',
            message: `${looked.unjudged} models of it could not be looked at.`,
            details: { count: looked.unjudged },
          },
        });
    } catch (error) {
      options.signal?.throwIfAborted();
      unread.push({ name: place.name, error: toErrorData(error) });
    }
  }
  return { digest: wanted.digests.own, found, unread, places: places.length, models };
}

async function wantedOf({ ref, path: inside }: { ref: SourceRef; path: string }, options: UseOptions): Promise<Wanted> {
  const source = await openSource(ref, options);
  try {
    if ((await source.stat(inside === '' ? 'MLmodel' : `${inside}/MLmodel`))?.type !== 'file')
      throw new KnownError('no-model', 'There is no MLmodel.', { path: shown(inside || source.name) });
    const tree = source.kind === 'file' ? null : await listTree(source, inside, options.signal);
    const digests = tree === null ? null : await digestTree(source, inside, tree, options.signal);
    if (tree === null || digests === null)
      throw new KnownError('uses-unreadable', 'Not all of its files can be read.', { path: shown(source.name) });
    return { tree, digests, place: placeOf(ref, inside) };
  } finally {
    await source.close();
  }
}

interface Looked {
  readonly found: readonly ModelUse[];
  readonly models: number;
  readonly unjudged: number;
}

async function inFolder({ name, ref, grant }: UsePlace, wanted: Wanted, options: UseOptions): Promise<Looked> {
  const source = await openSource(ref, options);
  const stop = options.signal === undefined ? {} : { signal: options.signal };
  const { models, summary } = await findModels(source, stop).finally(() => source.close());
  const found: ModelUse[] = [];
  // A search that came to its limits has left some out.
  let unjudged = summary.complete ? 0 : 1;
  for (const { path: inside } of models) {
    options.signal?.throwIfAborted();
    const same = await holdsSame(ref, inside, wanted, options);
    if (same === null) unjudged += 1;
    else if (same)
      found.push({
        place: name,
        kind: 'model',
        name: shown(inside === '' ? nameOfRef(ref) : inside),
        version: null,
        aliases: [],
        by: 'content',
        self: placeOf(ref, inside) === wanted.place,
        grant,
        path: inside,
        opens: null,
      });
  }
  return { found, models: models.length, unjudged };
}

/** What a store knows that has files. */
interface Thing {
  readonly kind: 'version' | 'logged-model';
  readonly name: string;
  readonly version: string | null;
  readonly aliases: readonly string[];
  readonly location: string | null;
  readonly tag: string | null;
  readonly owner: ArtifactOwner;
}

async function inStore({ name, ref }: UsePlace, wanted: Wanted, options: UseOptions): Promise<Looked> {
  const reading = await beginStore(ref, { ...options, runs: 'heads' });
  try {
    await reading.done;
    const finder = new ArtifactFinder(reading, options);
    const found: ModelUse[] = [];
    /** Several versions of one folder are looked at once. */
    const known = new Map<string, Awaited<ReturnType<typeof holdsSame>>>();
    let unjudged = 0;
    const things = thingsOf(reading.store);
    const { key } = await spotOf(ref);
    for (const { location, tag, owner, ...thing } of things) {
      options.signal?.throwIfAborted();
      const at = location === null ? null : await finder.find(location);
      const own = at === null || !['here', 'moved', 'chosen'].includes(at.state) ? null : (at.ref ?? ref);
      const place = own === null || at === null ? '' : placeOf(own, at.path);
      const told =
        own === null || at === null ? null : (known.get(place) ?? (await looked(own, at.path, wanted, options)));
      known.set(place, told);
      const tagged = tag === wanted.digests.own || tag === wanted.digests.whole;
      if (told === true || (told === null && tagged))
        found.push({
          place: name,
          ...thing,
          aliases: [...thing.aliases],
          by: told === true ? 'content' : 'tag',
          self: place === wanted.place,
          grant: null,
          path: '',
          opens: { place: key, owner, path: '' },
        });
      else if (told === null && tag === null) unjudged += 1;
    }
    return { found, models: things.length, unjudged };
  } finally {
    await reading.store.close();
  }
}

async function looked(ref: SourceRef, inside: string, wanted: Wanted, options: UseOptions): Promise<boolean | null> {
  try {
    return await holdsSame(ref, inside, wanted, options);
  } catch {
    options.signal?.throwIfAborted();
    return null;
  }
}

function thingsOf(store: Store): Thing[] {
  const logged = store.loggedModels.map((model): Thing => {
    const name = shown(model.name ?? model.id);
    const location = locationOfLogged(model);
    const owner = { kind: 'logged', id: model.id } as const;
    return { kind: 'logged-model', name, version: null, aliases: [], location, tag: null, owner };
  });
  const versions = store.registeredModels.flatMap((model) =>
    model.versions.map((version): Thing => {
      const aliases = [...model.aliases].flatMap(([alias, at]) => (at === version.version ? shown(alias) : []));
      const location = locationOfVersion(store, version);
      const tag = version.tags.get(DIGEST_TAG) ?? null;
      const { name, workspace } = model;
      const owner = { kind: 'version', workspace, name, version: version.version } as const;
      return { kind: 'version', name: shown(name), version: version.version, aliases, location, tag, owner };
    }),
  );
  return [...versions, ...logged];
}

function placeOf(ref: SourceRef, inside: string): string {
  const within = [ref.inside ?? '', inside].filter(Boolean).join('/');
  if (ref.kind === 'tab') return `${ref.id}#${within}`;
  try {
    const whole = realpathSync(ref.path);
    return /\.zip$/i.test(whole) ? `${whole}#${within}` : path.join(whole, within);
  } catch {
    return `${ref.path}#${within}`;
  }
}
