import { KnownError } from '../../shared/contract/errors.ts';
import type { StoreSummary } from '../../shared/contract/store-schemas.ts';
import { ArtifactFinder } from '../stores/artifact-finder.ts';
import { beginStore } from '../stores/open-store.ts';
import { RunList } from '../stores/run-list.ts';
import type { StoreReading, StoreOptions } from '../stores/store.ts';
import type { SourceRef } from '../sources/source.ts';
import type { StoreName } from './store-asks.ts';

/** A store in the job process, and what is kept for its next answer. */
export interface OpenStore {
  readonly name: string;
  readonly reading: StoreReading;
  readonly list: RunList;
  readonly finder: ArtifactFinder;
}

interface Kept {
  readonly store: Promise<OpenStore>;
  used: number;
}

/** Stores are closed when nobody asked for so long, in milliseconds; the next who asks opens them again. */
const IDLE = 600_000;
/** Open at once. The one that was not asked for the longest goes. */
const OPEN = 4;

const kept = new Map<string, Kept>();
let timer: NodeJS.Timeout | null = null;

/** An open store; null where it is not open (any more) and `ref` does not say what to open. */
export async function openStoreOf(
  { id, name, chosen }: StoreName,
  ref: SourceRef | null,
  { readRange, signal }: StoreOptions,
): Promise<OpenStore | null> {
  let entry = kept.get(id);
  if (entry === undefined) {
    if (ref === null) return null;
    entry = { store: begin(name, ref, readRange === undefined ? {} : { readRange }), used: 0 };
    kept.set(id, entry);
    // What could not be opened is tried anew.
    entry.store.catch(() => kept.delete(id));
    await closeOthers(id);
  }
  entry.used = Date.now();
  timer ??= setInterval(() => void closeIdle(), IDLE / 4).unref();
  // Whoever gives up waiting does not end it for the others.
  const store = await orAborted(entry.store, signal);
  store.finder.chosen = chosen;
  return store;
}

async function begin(name: string, ref: SourceRef, options: StoreOptions): Promise<OpenStore> {
  const reading = await beginStore(ref, options);
  return { name, reading, list: new RunList(reading), finder: new ArtifactFinder(reading, options) };
}

export async function closeStore(id: string): Promise<void> {
  const entry = kept.get(id);
  kept.delete(id);
  const store = await entry?.store.catch(() => null);
  await store?.reading.store.close();
}

/** For the end of a process. */
export async function closeStores(): Promise<void> {
  for (const id of kept.keys()) await closeStore(id);
}

async function closeOthers(id: string): Promise<void> {
  const others = [...kept].filter(([each]) => each !== id).sort(([, a], [, b]) => b.used - a.used);
  for (const [each] of others.slice(OPEN - 1)) await closeStore(each);
}

async function closeIdle(): Promise<void> {
  for (const [id, { used }] of kept) if (Date.now() - used > IDLE) await closeStore(id);
}

/** Answers when all is read, and says meanwhile how far it is. Errors: those of the reading, `cancelled`. */
export async function waitFor(
  store: OpenStore,
  onProgress: ((summary: StoreSummary) => void) | undefined,
  signal: AbortSignal | undefined,
): Promise<StoreSummary> {
  const ticker = setInterval(() => onProgress?.(summaryOf(store)), 200);
  try {
    await orAborted(store.reading.done, signal);
    return summaryOf(store);
  } finally {
    clearInterval(ticker);
  }
}

export function summaryOf({ name, reading }: OpenStore): StoreSummary {
  const { store, listed, whole, ahead } = reading;
  return {
    kind: store.kind,
    name,
    revision: store.revision,
    experiments: store.experiments.length,
    runs: store.runs.length,
    listed,
    whole,
    ahead,
    registered: store.registeredModels.length,
    logged: store.loggedModels.length,
    problems: store.problems.length,
    complete: listed && whole === store.runs.length,
  };
}

function orAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const stop = () => reject(new KnownError('cancelled', 'Cancelled.'));
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
