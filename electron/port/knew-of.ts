import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readKnew, type Knew } from '../../shared/export/knew.ts';
import { readManifest } from '../../shared/export/manifest.ts';
import { PORT_TAG } from '../../shared/export/provenance.ts';
import { summarizeRun } from '../../shared/export/summarize-run.ts';
import { beginStore } from '../stores/open-store.ts';
import type { StoreReading } from '../stores/store.ts';
import { homeOf, pathsOf, PORT_ID } from '../workspaces/home.ts';
import { manifestIn } from '../workspaces/zip-workspace.ts';
import { readTextOf } from './read-text-of.ts';
import type { PortSource } from './source-of.ts';

/**
 * What the run behind a source knew: from its store, or, where the run is of another store, from what an earlier port took along. null
 * where nobody knows. It is an extra: a store that can't be read for it does not stop a port.
 */
export async function knewOf(
  { place, store, run, uri }: Pick<PortSource, 'place' | 'store' | 'run' | 'uri'>,
  signal?: AbortSignal,
): Promise<Knew | null> {
  try {
    if (store === null) return /\.zip$/i.test(place) ? readKnew((await manifestIn(place))?.knew) : null;
    const at = fileURLToPath(store);
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
