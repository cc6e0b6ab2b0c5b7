import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { before, DISK, type Disk } from './disk.ts';
import { isAlive } from './write-errors.ts';

/** Begins the name of each temporary folder of ours; then comes whose it is. */
const TEMPORARY = 'model-porter-';

/** What `temporaryFolder` calls one. */
const OURS = new RegExp(`^${TEMPORARY}[0-9a-f]{8}-\\d+-`);

/** This machine or container, whose process ids are its own. */
function machine(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}

/** A new empty folder among the system's temporary ones, which nobody else may enter. `removeTree` ends it. */
export function temporaryFolder(): string {
  return mkdtempSync(path.join(tmpdir(), `${TEMPORARY}${machine()}-${process.pid}-`));
}

/** Whether a file lies in such a folder, of this program or of one before. */
export function isTemporary(file: string): boolean {
  const folder = path.dirname(file);
  return path.dirname(folder) === path.resolve(tmpdir()) && OURS.test(path.basename(folder));
}

/** Removes the temporary folders that processes of ours on this machine left behind when they were killed. */
export function clearTemporary(disk: Disk = DISK): void {
  const start = `${TEMPORARY}${machine()}-`;
  try {
    for (const name of readdirSync(tmpdir())) {
      const pid = name.startsWith(start) ? Number(/^\d+(?=-)/.exec(name.slice(start.length))?.[0]) : NaN;
      if (Number.isNaN(pid) || isAlive(pid)) continue;
      before(disk, 'remove', name);
      rmSync(path.join(tmpdir(), name), { recursive: true, force: true });
    }
  } catch {
    // Somebody else's, or going already: whoever starts next tries again.
  }
}
