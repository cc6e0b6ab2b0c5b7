import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import { visible } from '../../shared/safety/visible.ts';
import { ROLES, type NamedWorkspace, type Role } from '../../shared/workspace/kinds.ts';
import { DISK, ensureFolder, type Disk } from '../transfer/disk.ts';
import { setAside, writeAtomic } from '../transfer/write-file.ts';
import { takeLock } from './file-lock.ts';

/*
 * The workspaces that a person named, in one JSON file. It is replaced whole, so a write that is cut off leaves the old one, and
 * whoever changes it holds its lock from reading to writing: a window and a command line lose nothing of each other. Nothing
 * secret stands in it.
 */

/** How long a change waits for others to be done, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Error `workspaces-damaged` where the file can't be understood: to go on without it would be to forget which place is production.
 * `data-folder` where a file stands in its way. Reading changes nothing.
 */
export function readWorkspaces(file: string): NamedWorkspace[] {
  const entries = entriesIn(file);
  if (entries !== null) return entries.flatMap((entry) => toNamed(entry) ?? []);
  throw new KnownError('workspaces-damaged', `${file} is no list of workspaces.`, { path: visible(file) });
}

/** For whoever begins a new list where the old one can't be understood: none. */
export function legibleWorkspaces(file: string): NamedWorkspace[] {
  return (entriesIn(file) ?? []).flatMap((entry) => toNamed(entry) ?? []);
}

/**
 * Changes the list while no other program does; `change` may refuse. One that can't be understood is put aside and kept, and entries
 * that a newer program wrote stay. Errors: those of `change` and of writing, `workspaces-busy`, `data-folder`.
 */
export async function updateWorkspaces(
  file: string,
  change: (all: readonly NamedWorkspace[]) => readonly NamedWorkspace[],
  disk: Disk = DISK,
): Promise<void> {
  refuseFileAbove(file);
  // Nobody else's business, also where the lock is the first thing in it.
  ensureFolder(path.dirname(file), disk, 0o700);
  const lock = await takeLock(`${file}.lock`, PATIENCE, disk, 'workspaces-busy');
  try {
    const entries = entriesIn(file);
    const named = (entries ?? []).flatMap((entry) => toNamed(entry) ?? []);
    const others = (entries ?? []).filter((entry) => toNamed(entry) === null);
    const changed = change(named);
    if (entries === null) setAside(file, disk);
    writeAtomic(file, `${JSON.stringify({ format: 1, workspaces: [...changed, ...others] }, null, 2)}\n`, disk);
  } finally {
    lock.release();
  }
}

/** null where the file is no such list. */
function entriesIn(file: string): unknown[] | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    refuseFileAbove(file);
    throw error;
  }
  try {
    const { workspaces } = JSON.parse(text) as { workspaces?: unknown };
    return Array.isArray(workspaces) ? workspaces : null;
  } catch {
    return null;
  }
}

/** What stands in the way is named, not what can't be there for it. */
function refuseFileAbove(file: string): void {
  let place = path.dirname(file);
  while (!existsSync(place) && path.dirname(place) !== place) place = path.dirname(place);
  if (statSync(place, { throwIfNoEntry: false })?.isDirectory() !== false) return;
  throw new KnownError('data-folder', `${place} is no folder.`, { path: visible(place) });
}

function toNamed(value: unknown): NamedWorkspace | null {
  const { name, role, place } = (value ?? {}) as Record<string, unknown>;
  return typeof name === 'string' && typeof place === 'string' && isRole(role) ? { name, role, place } : null;
}

export function isRole(value: unknown): value is Role {
  return (ROLES as readonly unknown[]).includes(value);
}
