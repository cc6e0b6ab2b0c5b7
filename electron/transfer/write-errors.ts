import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';

/** An errno of a writing call as ours: `disk-full`, `folder-missing`, `cannot-write`. */
export function toWriteError(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof KnownError || code === undefined || !/^E[A-Z0-9]+$/.test(code)) return error;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new KnownError('disk-full', `${file}: the disk is full.`, { path: file });
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new KnownError('folder-missing', `${file}: ${code}`, { path: file, reason: code });
  return new KnownError('cannot-write', `${file}: ${code}`, { path: file, reason: code });
}

/** The same, naming what the system names: of a rename the name that could not be given, since what has it now was written before. */
export function toWriteErrorAt(error: unknown, place: string): unknown {
  const { code, path: from, dest } = error as NodeJS.ErrnoException & { dest?: string };
  return toWriteError(error, (code === 'ENOENT' ? from : (dest ?? from)) ?? place);
}

/** Errors of the system while writing to a place, as ours: `disk-full`, `cannot-write`, naming the file where the system does. */
export async function writing<T>(place: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw toWriteErrorAt(error, place);
  }
}

/** Nothing is ever written over. */
export function taken(file: string): KnownError {
  const name = path.basename(file);
  return new KnownError('target-exists', `${name} is there already. Nothing was overwritten.`, { path: name });
}

/** Whether a process of this machine still runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
