import { statSync, unwatchFile, watchFile } from 'node:fs';
import path from 'node:path';
import type { SourceRef } from '../sources/source.ts';

/** How often a read model is looked at, in milliseconds. Polling works on every file system and survives a replaced file. */
const EVERY = 1000;

/** Files of one model that are watched besides MLmodel. */
const MOST = 30;

/**
 * Notices when what was read changes: MLmodel (or the zip, or the lone file), the files it names, and what lies in the
 * model's folder. Also when a file is replaced by another of the same name, or goes.
 */
export class Watcher {
  private readonly files = new Map<string, Set<string>>();
  private readonly onChange: (token: string) => void;

  constructor(onChange: (token: string) => void) {
    this.onChange = onChange;
  }

  /** Called before the reading, so that a change during it is noticed. `inside` is the model's folder in the source. */
  watch(token: string, ref: SourceRef, inside: string): void {
    if (ref.kind !== 'path') return;
    this.add(token, ref.path);
    if (!isFolder(ref.path)) return;
    const folder = path.join(ref.path, inside);
    this.add(token, folder);
    this.add(token, path.join(folder, 'MLmodel'));
  }

  /** What MLmodel names, known once it is read; paths inside the model's folder. */
  watchFiles(token: string, ref: SourceRef, inside: string, files: readonly string[]): void {
    if (ref.kind !== 'path' || !isFolder(ref.path)) return;
    for (const file of files.slice(0, MOST)) this.add(token, path.join(ref.path, inside, file));
  }

  /** Other places that count as the same thing, by their paths. */
  watchPlaces(token: string, places: readonly string[]): void {
    for (const place of places.slice(0, MOST)) this.add(token, place);
  }

  private add(token: string, file: string): void {
    const tokens = this.files.get(file) ?? new Set();
    tokens.add(token);
    if (this.files.has(file)) return;
    this.files.set(file, tokens);
    watchFile(file, { interval: EVERY, persistent: false }, (now, then) => {
      if (now.mtimeMs === then.mtimeMs && now.size === then.size && now.ino === then.ino) return;
      for (const each of tokens) this.onChange(each);
    });
  }

  release(token: string): void {
    for (const [file, tokens] of this.files) {
      if (!tokens.delete(token) || tokens.size > 0) continue;
      unwatchFile(file);
      this.files.delete(file);
    }
  }

  close(): void {
    for (const file of this.files.keys()) unwatchFile(file);
    this.files.clear();
  }
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
