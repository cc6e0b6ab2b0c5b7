import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readKnew, type Knew } from '../../shared/export/knew.ts';
import { readManifest } from '../../shared/export/manifest.ts';
import { PORT_TAG } from '../../shared/export/provenance.ts';
import { summarizeRun } from '../../shared/export/summarize-run.ts';
import { DiskTree } from '../stores/disk-tree.ts';
import { findStore } from '../stores/find-store.ts';
import { beginStore } from '../stores/open-store.ts';
import type { StoreReading } from '../stores/store.ts';
import { homeOf, pathsOf, PORT_ID } from '../workspaces/home.ts';
import { manifestIn } from '../workspaces/zip-contents.ts';
import type { PortSource } from './port-source.ts';
import { readTextOf } from './read-text-of.ts';

/**
 * What the run behind a source knew: from its store, or, where the run is of another store, from what an earlier port took along. null
 * where nobody knows. It is an extra: a store that can't be read for it does not stop a port.
 */
export async function knewOf(
  { place, inside, store, run, uri, around }: Pick<PortSource, 'place' | 'inside' | 'store' | 'run' | 'uri' | 'around'>,
  signal?: AbortSignal,
): Promise<Knew | null> {
  try {
    if (/\.zip$/i.test(place)) return readKnew((await manifestIn(place))?.knew);
    const at = store === null ? (around ?? (await storeAround(place, inside))) : fileURLToPath(store);
    if (at === null) return null;
    const reading = await beginStore({ kind: 'path', path: at }, signal === undefined ? {} : { signal });
    try {
      return (await ofRun(reading, run)) ?? (await ofPort(reading, at, uri));
    } finally {
      await reading.store.close();
    }
  } catch {
    signal?.throwIfAborted();
    return null;
  }
}

/** The store that a model's folder lies in, no further up than the folder that a person chose. */
async function storeAround(place: string, inside: string): Promise<string | null> {
  const parts = inside.split('/').filter(Boolean);
  for (let depth = parts.length - 1; depth >= 0; depth -= 1) {
    const folder = path.join(place, ...parts.slice(0, depth));
    if ((await findStore(new DiskTree(folder))) !== null) return folder;
  }
  return null;
}

/** As soon as that run is read, whatever else the store holds. */
async function ofRun(reading: StoreReading, id: string | null): Promise<Knew | null> {
  const ended = reading.done.then(
    () => true,
    () => true,
  );
  // The list of runs comes first; how soon, nobody is told.
  while (!reading.listed) if (await Promise.race([ended, setTimeout(2, false)])) break;
  const at = reading.store.runs.findIndex((run) => run.id === id);
  if (at < 0) return null;
  const run = await reading.complete(at);
  return summarizeRun(run, reading.store.experiments.find((each) => each.id === run.experiment)?.name ?? null);
}

async function ofPort({ store, done }: StoreReading, at: string, uri: string): Promise<Knew | null> {
  const [, name, version] = /^models:\/([^/@]+)\/(\d+)$/.exec(uri) ?? [];
  if (name === undefined) return null;
  await done;
  const model = store.registeredModels.find((each) => each.name === name);
  const port = model?.versions.find((each) => each.version === version)?.tags.get(PORT_TAG);
  if (port === undefined || !PORT_ID.test(port)) return null;
  const text = readTextOf(pathsOf(homeOf(path.resolve(at)), port).manifest);
  return readKnew(text === null ? null : readManifest(text)?.knew);
}
