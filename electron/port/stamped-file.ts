import { closeSync, fstatSync, lstatSync, openSync, type BigIntStats } from 'node:fs';
import path from 'node:path';
import { fill, permissionsOf, UNFOLLOWED } from '../sources/plain-file.ts';
import type { PortSource } from './port-source.ts';

/** A file as it was listed: its size in bytes, and its stamp. */
export interface Stamped {
  readonly size: number;
  readonly stamp: string;
}

/** What the system says of a file when it is listed. */
export interface Listed extends Stamped {
  /** Its permissions, as POSIX's bits; null where there are none. */
  readonly mode: number | null;
}

/** Where a file of a source is: in a folder itself, in a zip the zip. */
export function placeOf(
  { source, place, inside }: Pick<PortSource, 'source' | 'place' | 'inside'>,
  file: string,
): string {
  return source.kind === 'folder' ? path.join(place, ...inside.split('/'), ...file.split('/')) : place;
}

/**
 * What the system says of a file: another stamp when it was written to or replaced meanwhile, even where its time was put back, or when its
 * path leads to another file.
 */
export function stampOf(file: string): Listed {
  const stat = lstatSync(file, { bigint: true, throwIfNoEntry: false });
  if (stat === undefined) return { size: 0, stamp: 'gone', mode: null };
  // Windows has rights of another kind.
  const mode = process.platform === 'win32' ? null : permissionsOf(Number(stat.mode));
  return { size: Number(stat.size), stamp: textOf(stat), mode };
}

function textOf({ ino, size, mtimeNs, ctimeNs, mode }: BigIntStats): string {
  return `${ino} ${size} ${mtimeNs} ${ctimeNs} ${mode}`;
}

/**
 * Of a stamp what is kept of a file that is to be copied another time: the moments of its last changes. Its number on the disk may be another
 * once that was away, and its size is kept beside it.
 */
export function keptStamp(stamp: string): string {
  const [, , modified = stamp, changed = modified] = stamp.split(' ');
  return changed === modified ? modified : `${modified} ${changed}`;
}

/**
 * A small file whole, into `memory` where that is given; null where it is not what it was when it was listed, or can't be read at once. Of
 * many, looking at the folders on the way of each would cost more than reading them, and the stamp says as much: whatever became a link
 * meanwhile, what was opened is the file that was listed, before anything of it is read and after.
 */
export function readListed(file: string, { size, stamp }: Stamped, memory?: Uint8Array): Uint8Array | null {
  let handle: number | null = null;
  try {
    handle = openSync(file, UNFOLLOWED);
    const isListed = () => textOf(fstatSync(handle ?? -1, { bigint: true })) === stamp;
    if (!isListed()) return null;
    const bytes = memory?.subarray(0, size) ?? Buffer.allocUnsafe(size);
    return fill(handle, bytes, 0) === size && isListed() ? bytes : null;
  } catch {
    // Whoever reads it in chunks tries again where that helps, and tells why where it does not.
    return null;
  } finally {
    if (handle !== null) closeSync(handle);
  }
}
