import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Recent } from '../../shared/contract/schemas.ts';
import { visible } from '../../shared/safety/visible.ts';
import { readData, writeData } from './data-file.ts';
import { withTilde } from './with-tilde.ts';

interface Stored {
  readonly path: string;
  readonly kind: Recent['kind'];
  readonly opened: string;
  readonly flavors: string[];
  readonly store?: 'files' | 'sqlite';
}

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
      store: item.store === 'files' || item.store === 'sqlite' ? item.store : null,
    }));
  }

  /** The path behind an id; null for one that is not there (any more). */
  pathOf(id: string): string | null {
    return this.read().find((item) => idOf(item.path) === id)?.path ?? null;
  }

  /** Puts something first. What was known of it besides stays known. */
  add(item: Partial<Stored> & Pick<Stored, 'path' | 'kind' | 'opened'>): void {
    const others = this.read();
    const known = others.find((other) => other.path === item.path);
    this.write([{ flavors: [], ...known, ...item }, ...others.filter((other) => other.path !== item.path)]);
  }

  /** The same thing at another place: its entry stays where it is in the list, and is the only one of that place. */
  move(id: string, file: string): void {
    const others = this.read().filter((item) => item.path !== file || idOf(item.path) === id);
    this.write(others.map((item) => (idOf(item.path) === id ? { ...item, path: file } : item)));
  }

  forget(id: string): void {
    this.write(this.read().filter((item) => idOf(item.path) !== id));
  }

  clear(): void {
    this.write([]);
  }

  private read(): Stored[] {
    const { recents } = readData(this.file);
    return Array.isArray(recents) ? recents.filter(isStored) : [];
  }

  private write(recents: readonly Stored[]): void {
    writeData(this.file, { ...readData(this.file), recents: recents.slice(0, KEPT) });
  }
}

/** Checked by hand: the schema library would cost the command line a third of its start. */
function isStored(item: unknown): item is Stored {
  if (typeof item !== 'object' || item === null) return false;
  const { path: file, kind, opened, flavors } = item as Record<string, unknown>;
  return (
    typeof file === 'string' &&
    (kind === 'folder' || kind === 'file') &&
    typeof opened === 'string' &&
    Array.isArray(flavors) &&
    flavors.every((flavor) => typeof flavor === 'string')
  );
}

function idOf(file: string): string {
  return createHash('sha256').update(file).digest('hex').slice(0, 16);
}
