import { readFileSync } from 'node:fs';
import { ROLES, type NamedWorkspace, type Role } from '../../shared/workspace/kinds.ts';
import { DISK, setAside, writeAtomic, type Disk } from '../transfer/fs.ts';

/*
 * The workspaces that a person named, in one JSON file. It is replaced whole, so a write that is cut off leaves the old one; a file
 * that can't be understood is put aside and kept. Nothing secret stands in it.
 */

export function readWorkspaces(file: string, disk: Disk = DISK): NamedWorkspace[] {
  return entriesIn(file, disk).flatMap((entry) => toNamed(entry) ?? []);
}

/** Entries that a newer program wrote and this one does not understand are kept. */
export function writeWorkspaces(file: string, workspaces: readonly NamedWorkspace[], disk: Disk = DISK): void {
  const others = entriesIn(file, disk).filter((entry) => toNamed(entry) === null);
  writeAtomic(file, `${JSON.stringify({ format: 1, workspaces: [...workspaces, ...others] }, null, 2)}\n`, disk);
}

function entriesIn(file: string, disk: Disk): unknown[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  try {
    const { workspaces } = JSON.parse(text) as { workspaces?: unknown };
    if (Array.isArray(workspaces)) return workspaces;
  } catch {
    // Falls through: not JSON.
  }
  setAside(file, disk);
  return [];
}

function toNamed(value: unknown): NamedWorkspace | null {
  const { name, role, place } = (value ?? {}) as Record<string, unknown>;
  return typeof name === 'string' && typeof place === 'string' && isRole(role) ? { name, role, place } : null;
}

export function isRole(value: unknown): value is Role {
  return (ROLES as readonly unknown[]).includes(value);
}
