import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import path from 'node:path';
import type { Input } from '../../shared/contract/contract.ts';
import { KnownError } from '../../shared/contract/errors.ts';
import type { Grant } from '../../shared/contract/schemas.ts';
import { visible } from '../../shared/safety/visible.ts';
import type { SourceRef } from '../sources/source.ts';

/** A version of a workspace. */
export interface VersionRef {
  /** The workspace's. */
  readonly place: string;
  readonly name: string;
  readonly version: string;
}

/** Tokens for what a person chose in this session. The page knows the token, the host what it stands for. */
export class Grants {
  private readonly refs = new Map<string, SourceRef>();
  /** Tokens that no person chose: what lies in, or is named by, something that one chose. */
  private readonly derived = new Set<string>();
  /** Stores that tokens for folders of artifacts were found in. */
  private readonly stores = new Map<string, SourceRef>();
  /** Versions of workspaces that tokens for their files were given out for. */
  private readonly versions = new Map<string, VersionRef>();
  private readonly listeners: ((token: string) => void)[] = [];

  /** For a path from a dialog, a drop, the arguments or the recents. Error `not-found`. */
  forPath(chosen: string): Grant {
    const file = path.resolve(chosen);
    const stat = statSync(file, { throwIfNoEntry: false });
    const name = visible(path.basename(file) || file);
    if (stat === undefined)
      throw new KnownError('not-found', `There is no ${visible(chosen)}.`, { path: visible(chosen) });
    const token = randomUUID();
    this.refs.set(token, { kind: 'path', path: file });
    return { token, name, kind: stat.isDirectory() ? 'folder' : 'file' };
  }

  forTab(ref: Input<'open.tab'>): Grant {
    const token = randomUUID();
    this.refs.set(token, { kind: 'tab', id: token, ...ref, files: JSON.stringify(ref.files) });
    return { token, name: visible(ref.name), kind: ref.folder ? 'folder' : 'file' };
  }

  /** For a folder that something opened names, or holds. `base`: the token whose bytes it reads. */
  forFound(ref: SourceRef, name: string, base: string | null, store: SourceRef | null = null): Grant {
    const token = randomUUID();
    if (store !== null) this.stores.set(token, store);
    this.refs.set(token, ref);
    this.derived.add(token);
    return { token, name: visible(name), kind: 'folder', ...(base === null ? {} : { base }) };
  }

  /** For the files of a version: ported again, it is known for what it is. */
  forVersion(files: string, of: VersionRef): Grant {
    const grant = this.forFound({ kind: 'path', path: files }, `${of.name} ${of.version}`, null);
    this.versions.set(grant.token, of);
    return grant;
  }

  has(token: string): boolean {
    return this.refs.has(token);
  }

  /** Whether a person chose it. */
  isChosen(token: string): boolean {
    return this.refs.has(token) && !this.derived.has(token);
  }

  /** The store that named this folder of artifacts; null for what was not found by one. */
  storeOf(token: string): SourceRef | null {
    return this.stores.get(token) ?? null;
  }

  /** The version whose files these are; null for any others. */
  versionOf(token: string): VersionRef | null {
    return this.versions.get(token) ?? null;
  }

  /** Everything that a person chose, each place once. */
  chosen(): { readonly token: string; readonly ref: SourceRef }[] {
    const places = new Map<string, { token: string; ref: SourceRef }>();
    for (const [token, ref] of this.refs)
      if (!this.derived.has(token)) places.set(ref.kind === 'path' ? ref.path : ref.id, { token, ref });
    return [...places.values()];
  }

  /** What a token stands for. Error `no-grant`. */
  resolve(token: string): SourceRef {
    const ref = this.refs.get(token);
    if (ref === undefined) throw new KnownError('no-grant', 'This was opened in an earlier session: open it again.');
    return ref;
  }

  /** Calls `listener` with each token that is given back. */
  onRelease(listener: (token: string) => void): void {
    this.listeners.push(listener);
  }

  release(token: string): void {
    this.refs.delete(token);
    this.derived.delete(token);
    this.stores.delete(token);
    this.versions.delete(token);
    for (const listener of this.listeners) listener(token);
  }
}
