import { statSync, unwatchFile, watchFile } from 'node:fs';
import path from 'node:path';
import type { SourceRef } from '../sources/source.ts';

/** How often a read model is looked at, in milliseconds. Polling works on every file system and survives a replaced file. */
const EVERY = 1000;

/** Notices when the MLmodel (or zip) of a read model changes. */
export class Watcher {
  private readonly files = new Map<string, Set<string>>();
  private readonly onChange: (token: string) => void;

  constructor(onChange: (token: string) => void) {
    this.onChange = onChange;
  }

  watch(token: string, ref: SourceRef, inside: string): void {
    if (ref.kind !== 'path') return;
    const folder = statSync(ref.path, { throwIfNoEntry: false })?.isDirectory() ?? false;
    const file = folder ? path.join(ref.path, inside, 'MLmodel') : ref.path;
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
