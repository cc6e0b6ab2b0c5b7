import { statSync } from 'node:fs';
import type { KnownStore } from '../../shared/lineage/known.ts';

/*
 * What lineages need of databases that were read whole, as long as nobody writes into them: workspaces are asked again and again, and
 * one of 10,000 runs takes seconds. A file store is read each time: to see whether one of its hundred thousand files changed, all of
 * them would have to be looked at.
 */

interface Kept {
  readonly stamp: string;
  readonly store: KnownStore;
}

/** The least recently asked one goes. */
const STORES = 4;
/** Things of one store that are kept: some tens of megabytes. */
const THINGS = 50_000;
/** A file's time has a grain: within so many milliseconds of a write the next one may not show. */
const FRESH = 2000;

const kept = new Map<string, Kept>();

/** The store as `read` reads it; the database at `place` is not read again while its files are the same. null: not on disk. */
export async function keptStore(place: string | null, read: () => Promise<KnownStore>): Promise<KnownStore> {
  const before = place === null ? null : stampOf(place);
  if (place === null || before === null) return read();
  const known = kept.get(place);
  kept.delete(place);
  if (known?.stamp === before) {
    kept.set(place, known);
    return known.store;
  }
  const store = lean(await read());
  const { runs, loggedModels, registeredModels } = store;
  const things = registeredModels.reduce(
    (sum, { versions }) => sum + versions.length,
    runs.length + loggedModels.length,
  );
  if (stampOf(place) !== before || things > THINGS) return store;
  kept.set(place, { stamp: before, store });
  for (const oldest of [...kept.keys()].slice(0, -STORES)) kept.delete(oldest);
  return store;
}

/** Changes with each transaction: of the database, or of the log beside it. null where it cannot be told, and for a folder. */
function stampOf(place: string): string | null {
  const stats = ['', '-wal', '-journal'].map((part) => statSync(place + part, { bigint: true, throwIfNoEntry: false }));
  if (stats[0]?.isFile() !== true) return null;
  const fresh = BigInt(Date.now() - FRESH);
  if (stats.some((stat) => stat !== undefined && stat.mtimeMs > fresh)) return null;
  return stats
    .map((stat) => (stat === undefined ? '' : [stat.dev, stat.ino, stat.size, stat.mtimeNs, stat.ctimeNs].join(' ')))
    .join('\n');
}

/** Without params, metrics and whatever else of runs and models no lineage tells. */
function lean({ runs, loggedModels, ...rest }: KnownStore): KnownStore {
  return {
    ...rest,
    loggedModels: loggedModels.map(({ id, experiment, name, status, type, run, artifactLocation, created, tags }) => ({
      id,
      experiment,
      name,
      status,
      type,
      run,
      artifactLocation,
      created,
      tags,
    })),
    runs: runs.map(({ id, experiment, name, status, user, started, artifactUri, tags, datasets, inputs, outputs }) => ({
      id,
      experiment,
      name,
      status,
      user,
      started,
      artifactUri,
      tags,
      inputs,
      outputs,
      datasets: datasets.map(({ name: own, digest, sourceType, source, tags: said }) => ({
        name: own,
        digest,
        sourceType,
        source,
        tags: said,
      })),
    })),
  };
}
