import { KnownError } from '../../shared/contract/errors.ts';

const CODES: Readonly<Record<number, string>> = {
  5: 'store-busy',
  6: 'store-busy',
  8: 'cannot-write',
  10: 'cannot-write',
  13: 'disk-full',
  14: 'cannot-write',
};

/** Without what SQLite adds to tell more; undefined for what is none of its errors. */
export function sqliteCode(error: unknown): number | undefined {
  const { errcode } = error as { errcode?: number };
  return errcode === undefined ? undefined : errcode & 0xff;
}

/** An error of SQLite's as ours, naming the database as it may be shown; any other as it is. */
export function sqliteError(error: unknown, name: string): unknown {
  const code = sqliteCode(error);
  if (error instanceof KnownError || code === undefined) return error;
  const { message } = error as Error;
  const known = CODES[code] ?? 'store-refused';
  return new KnownError(known, `${name}: ${message}`, { path: name, reason: message });
}
