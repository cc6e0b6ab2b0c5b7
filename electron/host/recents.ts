import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import type { Recent } from '../../shared/contract/schemas.ts';
import { visible } from '../../shared/safety/visible.ts';
import { readData, writeData } from './data-file.ts';

const stored = z.object({
  path: z.string(),
  kind: z.enum(['folder', 'file']),
  opened: z.string(),
  flavors: z.array(z.string()),
});
type Stored = z.infer<typeof stored>;

/** How many are kept. */
const KEPT = 20;

/** What was opened lately, newest first; read from disk each time, so that two running apps see each other's. */
export class Recents {
  private readonly file: string;

  constructor(folder: string) {
    this.file = path.join(folder, 'recents.json');
  }

  list(): Recent[] {
    return this.read().map((item) => ({
      id: idOf(item.path),
      name: visible(path.basename(item.path) || item.path),
      place: visible(withTilde(path.dirname(item.path))),
      kind: item.kind,
      opened: item.opened,
      missing: !existsSync(item.path),
      flavors: item.flavors,
    }));
  }

  /** The path behind an id; null for one that is not there (any more). */
  pathOf(id: string): string | null {
    return this.read().find((item) => idOf(item.path) === id)?.path ?? null;
  }

  add(item: Stored): void {
    this.write([item, ...this.read().filter((other) => other.path !== item.path)]);
  }

  /** What was found in it, once it was read. */
  describe(file: string, flavors: string[]): void {
    this.write(this.read().map((item) => (item.path === file ? { ...item, flavors } : item)));
  }

  forget(id: string): void {
    this.write(this.read().filter((item) => idOf(item.path) !== id));
  }

  clear(): void {
    this.write([]);
  }

  private read(): Stored[] {
    const { recents } = readData(this.file);
    return Array.isArray(recents) ? recents.flatMap((item) => stored.safeParse(item).data ?? []) : [];
  }

  private write(recents: readonly Stored[]): void {
    writeData(this.file, { ...readData(this.file), recents: recents.slice(0, KEPT) });
  }
}

function idOf(file: string): string {
  return createHash('sha256').update(file).digest('hex').slice(0, 16);
}

function withTilde(folder: string): string {
  const home = homedir();
  return folder === home || folder.startsWith(home + path.sep) ? `~${folder.slice(home.length)}` : folder;
}
