import { existsSync } from 'node:fs';
import type { CopiedFile, PortEvent, PortState } from '../../shared/export/journal.ts';
import type { Plan, PlannedFile } from '../../shared/export/plan.ts';
import { KnownError, toErrorData } from '../../shared/contract/errors.ts';
import { visible } from '../../shared/safety/visible.ts';
import { joinPath } from '../sources/join-path.ts';
import type { Staging } from '../workspaces/workspace.ts';
import type { ReadChunks } from '../transfer/pump.ts';
import type { PortContext } from './context.ts';
import { inSizes } from './in-lanes.ts';
import type { PortSource } from './port-source.ts';
import { changed, checkUnchanged, chunksIn } from './snapshot.ts';
import { checkAsPlanned, isTold, sourceNow, staleSource } from './source-now.ts';
import { holdAgainst, manifestBeside } from './zip-manifest.ts';
import { placeOf, readListed, stampOf, type Listed } from './stamped-file.ts';

export interface CopyRun {
  readonly plan: Plan;
  readonly staging: Staging;
  readonly source: () => Promise<PortSource>;
  readonly state: PortState;
  /** An earlier try may have left half a file. */
  readonly resumed: boolean;
  readonly context: PortContext;
}

/** Copied files are written down in bundles: after so many bytes, or so many files. */
const BUNDLE_BYTES = 64 * 1024 * 1024;
const BUNDLE_FILES = 1000;

/**
 * Copies all files of a plan, and notices whatever changes underneath: since the plan, in each file while it is read, and in all of them
 * until the end. Files that an earlier try copied are read back first, and kept where the source is still the one that they are of. Errors:
 * `source-gone`, `source-stale`, `source-changed`, `manifest-differs`.
 */
export async function copyFiles(run: CopyRun, note: (event: PortEvent) => void): Promise<readonly CopiedFile[]> {
  const { place } = run.plan.source;
  const away = () => new KnownError('source-gone', `${place} is not there.`, { path: visible(place) });
  const source = await run.source().catch((error: unknown) => {
    throw AWAY.has(toErrorData(error).code) ? away() : error;
  });
  try {
    return await copyAll(run, source, note);
  } catch (error) {
    const { code, details } = toErrorData(error);
    const path = String(details?.['path'] ?? '');
    // A part of it is gone or something else; a source that is away as a whole may come back.
    if (existsSync(place)) throw GONE.has(code) ? changed(path) : error;
    throw CHANGED.has(code) ? away() : error;
  }
}

/** Of a source that is opened: it is not there, or something else is. */
const AWAY = new Set(['not-found', 'no-model']);
const GONE = new Set(['not-found', 'is-a-link', 'not-a-file']);
const CHANGED = new Set(['source-changed', 'source-stale', 'not-found']);

async function copyAll(
  run: CopyRun,
  source: PortSource,
  note: (event: PortEvent) => void,
): Promise<readonly CopiedFile[]> {
  const { plan, staging, state, context } = run;
  const { signal, onProgress } = context;
  const { files, folders, size } = plan.source;
  const before = await sourceNow(source, signal);
  checkAsPlanned(plan.source, before);
  const asListed = holdAgainst(await manifestBeside(source.source), files);
  const listed = new Map(before.files.map((file) => [file.path, file]));
  for (const folder of folders) await staging.putFolder(folder);
  const copied: CopiedFile[] = [];
  let bundle: CopiedFile[] = [];
  let bundled = 0;
  let done = 0;
  // Of files that are being copied: a large one says how far it is, too.
  let moving = 0;
  const tell = () =>
    onProgress?.({ step: 'copy', done: done + moving, total: size, files: copied.length, of: files.length });
  const flush = () => {
    if (bundle.length > 0) note({ kind: 'files', files: bundle });
    bundle = [];
    bundled = 0;
  };
  const copy = async (file: PlannedFile): Promise<CopiedFile> => {
    const known = isTold(file) ? await reusable(staging, state.files.get(file.path), file.size, signal) : null;
    if (known === null && run.resumed) await staging.drop(file.path);
    let passed = 0;
    const onBytes = (bytes: number) => {
      passed += bytes;
      moving += bytes;
      tell();
    };
    const again = () => {
      moving -= passed;
      passed = 0;
    };
    const { stamp = '', mode = null } = listed.get(file.path) ?? {};
    const now =
      known ?? (await copyOne(staging, source, { ...file, stamp, mode }, { signal, onBytes, again }).finally(again));
    if (file.digest !== null && now.digest !== file.digest) throw staleSource(file.path);
    asListed(now);
    if (known === null) {
      bundle.push(now);
      bundled += now.size;
    }
    done += file.size;
    return now;
  };
  try {
    await inSizes(files, async (file) => {
      signal?.throwIfAborted();
      copied.push(await copy(file));
      if (bundle.length >= BUNDLE_FILES || bundled >= BUNDLE_BYTES) flush();
      tell();
    });
  } finally {
    flush();
  }
  copied.sort((a, b) => (a.path < b.path ? -1 : 1));
  checkUnchanged(before, await sourceNow(source, signal));
  return copied;
}

/** What an earlier try left of a file, where it is whole. */
async function reusable(
  staging: Staging,
  known: CopiedFile | undefined,
  size: number,
  signal?: AbortSignal,
): Promise<CopiedFile | null> {
  if (known === undefined || known.size !== size) return null;
  const back = await staging.readBack(known.path, signal);
  return back?.digest === known.digest ? known : null;
}

async function copyOne(
  staging: Staging,
  from: PortSource,
  { path, size, stamp, mode }: Listed & { readonly path: string },
  { signal, onBytes, again }: Followed,
): Promise<CopiedFile> {
  const { source, inside } = from;
  const inSource = joinPath(inside, path);
  const read = chunksIn(source, inSource, size);
  const followed: ReadChunks = (memory) => {
    again();
    return passing(read(memory), onBytes);
  };
  const permissions = source.kind === 'zip' ? ((await source.stat(inSource))?.mode ?? null) : mode;
  let proven = false;
  const whole = (memory?: Uint8Array) => {
    const bytes = source.kind === 'folder' ? readListed(placeOf(from, path), { size, stamp }, memory) : null;
    proven = bytes !== null;
    return bytes;
  };
  const copied = await staging.putFile({ path, size, mode: permissions, whole }, followed, signal);
  if (!proven && stampOf(placeOf(from, path)).stamp !== stamp) throw changed(path);
  return copied;
}

interface Followed {
  readonly signal: AbortSignal | undefined;
  readonly onBytes: (bytes: number) => void;
  /** It is read from its beginning. */
  readonly again: () => void;
}

async function* passing(
  chunks: AsyncIterable<Uint8Array>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    const { length } = chunk;
    yield chunk;
    onBytes(length);
  }
}
