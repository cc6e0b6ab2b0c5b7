import { createReadStream, statSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import { visible } from '../../shared/safety/visible.ts';
import { writeNewFile } from '../transfer/file-writer.ts';
import { removeTree } from '../transfer/remove.ts';
import { temporaryFolder } from '../transfer/temporary.ts';
import { openDatabase, type Database } from './sqlite.ts';

/** The database, what was written since its last checkpoint, and what an open transaction would put back. */
export const PARTS = ['', '-wal', '-journal'];
const COPY = 'copy.db';
const CHUNK = 4 * 1024 * 1024;
const TRIES = 6;
/** Milliseconds after which a write shows in a file's time on every usual file system; doubled with each try. */
const SETTLED = 20;

export interface PrivateCopy {
  readonly database: Database;
  /** What quick_check says; null where all is well. */
  readonly damage: string | null;
  close(): void;
}

/**
 * A database as it was at one moment, copied into a temporary folder and opened there. Theirs is only read: opening it in place would
 * lock it, and make files beside it. A copy counts when no part changed while it was made and SQLite finds it whole; one that is
 * damaged twice in a row, unchanged, is damaged. Errors: `store-changing`, `cannot-read`, and those of opening.
 */
export async function privateCopy(file: string, signal?: AbortSignal): Promise<PrivateCopy> {
  let damaged: string | null = null;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const before = stampOf(file);
    if (attempt > 0 || !isSettled(before))
      await setTimeout(SETTLED * 2 ** attempt, undefined, signal ? { signal } : {});
    if (stampOf(file).text !== before.text) continue;
    const folder = temporaryFolder();
    const copy = await open(file, folder, before, signal).catch((error: unknown) => {
      removeTree(folder);
      throw error;
    });
    if (copy !== null && (copy.damage === null || damaged === before.text)) return copy;
    if (copy !== null) damaged = before.text;
    copy?.close();
    removeTree(folder);
  }
  const name = visible(path.basename(file));
  throw new KnownError('store-changing', `${name} is being written right now.`, { path: name });
}

/** null where a part changed meanwhile. */
async function open(file: string, folder: string, before: Stamp, signal?: AbortSignal): Promise<PrivateCopy | null> {
  const parts = before.parts.map((part) => ({ part, chunks: createReadStream(file + part, { highWaterMark: CHUNK }) }));
  for (const { part, chunks } of parts) await writeNewFile(path.join(folder, COPY + part), chunks, signal);
  return stampOf(file).text === before.text ? openCopy(folder) : null;
}

/** A database whose bytes come from elsewhere: its file, and the parts beside it. */
export async function copyOfParts(
  parts: readonly { readonly part: string; readonly chunks: AsyncIterable<Uint8Array> }[],
  signal?: AbortSignal,
): Promise<PrivateCopy> {
  const folder = temporaryFolder();
  try {
    for (const { part, chunks } of parts) await writeNewFile(path.join(folder, COPY + part), chunks, signal);
    return await openCopy(folder);
  } catch (error) {
    removeTree(folder);
    throw error;
  }
}

async function openCopy(folder: string): Promise<PrivateCopy> {
  const database = await openDatabase(path.join(folder, COPY), true);
  const damage = quickCheck(database);
  if (damage !== null) {
    // Otherwise SQLite reads nothing at all of a file that was cut off. The copy is ours, and is only asked for rows.
    database.enableDefensive(false);
    database.exec('pragma writable_schema = on');
  } else if (process.platform !== 'win32') {
    // Open files outlive their names: however this process ends, nothing of it stays. What a WAL holds must be in by then.
    database.prepare('pragma journal_mode = delete').all();
    removeTree(folder);
  }
  return {
    database,
    damage,
    close() {
      database.close();
      removeTree(folder);
    },
  };
}

export interface Stamp {
  readonly text: string;
  readonly parts: readonly string[];
  /** When the last write was, in milliseconds since 1970. */
  readonly written: number;
}

/** Which parts there are, and their sizes and times: equal while nothing was written. */
export function stampOf(file: string): Stamp {
  const found = PARTS.flatMap((part) => {
    const stat = statSync(file + part, { bigint: true, throwIfNoEntry: false });
    return stat === undefined ? [] : [{ part, stat }];
  });
  return {
    text: found.map(({ part, stat }) => `${part} ${stat.ino} ${stat.size} ${stat.mtimeNs}`).join('\n'),
    parts: found.map(({ part }) => part),
    written: Math.max(0, ...found.map(({ stat }) => Number(stat.mtimeMs))),
  };
}

/** Whether the next write would show in the times. */
export function isSettled({ written }: Stamp): boolean {
  return Math.abs(Date.now() - written) > SETTLED;
}

/** What is wrong with a database as a whole; null where nothing is. */
export function quickCheck(database: Database): string | null {
  try {
    const [first] = database.prepare('pragma quick_check(1)').all() as { quick_check?: string }[];
    return first?.quick_check === 'ok' ? null : (first?.quick_check ?? '');
  } catch (error) {
    return (error as Error).message;
  }
}
