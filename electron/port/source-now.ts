import { KnownError } from '../../shared/contract/errors.ts';
import type { CopiedFile } from '../../shared/export/journal.ts';
import type { PlannedFile, PlannedSource } from '../../shared/export/plan.ts';
import { visible } from '../../shared/safety/visible.ts';
import type { PortSource } from './port-source.ts';
import { firstDifference, snapshotOf, type Snapshot, type SnapshotFile } from './snapshot.ts';
import { keptStamp, placeOf, stampOf } from './stamped-file.ts';

/** What a source consists of, each file with its stamp. */
export interface StampedSnapshot extends Snapshot {
  readonly files: readonly (SnapshotFile & { readonly stamp: string })[];
}

/** What a source consists of now. Files in a folder have stamps of their own, those in a zip that of the zip. Errors: those of `snapshotOf`. */
export async function sourceNow(from: PortSource, signal?: AbortSignal): Promise<StampedSnapshot> {
  const { source, inside, place } = from;
  const zip = source.kind === 'folder' ? null : stampOf(place).stamp;
  const look = (file: string) => stampOf(placeOf(from, file));
  const now = await snapshotOf(source, inside, signal, zip === null ? look : undefined);
  return { ...now, files: now.files.map((file) => ({ ...file, stamp: file.stamp ?? zip ?? '' })) };
}

/** What a plan keeps of the files that were listed for it; `read`: the same with their digests, where they were read. */
export function plannedFiles({ files }: StampedSnapshot, read: readonly CopiedFile[] | null): PlannedFile[] {
  return files.map(({ path, size, stamp }, at) => ({
    path,
    size,
    digest: read?.[at]?.digest ?? null,
    stamp: keptStamp(stamp),
  }));
}

/** Whether nothing was written to a source since it was planned; not so where nobody can tell. */
export function isUntouched({ files, folders }: PlannedSource, now: StampedSnapshot): boolean {
  return files.every(({ stamp }) => stamp !== undefined) && firstDifference({ files, folders }, asKept(now)) === null;
}

/** Whether a file that was copied before is known to be the one that was planned. Journals of older versions do not say. */
export function isTold({ digest, stamp }: PlannedFile): boolean {
  return digest !== null || stamp !== undefined;
}

/**
 * Holds a source against its plan, before any of it is read: files that were read for the plan are known by what they hold, others by
 * their stamps. Error `source-stale`, naming the first that differs.
 */
export function checkAsPlanned({ files, folders }: PlannedSource, now: StampedSnapshot): void {
  const known = files.map((file) =>
    file.digest === null && file.stamp !== undefined ? file : { path: file.path, size: file.size },
  );
  const name = firstDifference({ files: known, folders }, asKept(now));
  if (name !== null) throw staleSource(name);
}

function asKept(now: StampedSnapshot): Snapshot {
  return { ...now, files: now.files.map((file) => ({ ...file, stamp: keptStamp(file.stamp) })) };
}

/** What was planned is not there any more: no other try can bring it. */
export function staleSource(name: string): KnownError {
  return new KnownError('source-stale', `${visible(name)} changed since it was planned.`, { path: visible(name) });
}
