import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import path from 'node:path';
import type { Input } from '../../shared/contract/contract.ts';
import { KnownError } from '../../shared/contract/errors.ts';
import type { Grant } from '../../shared/contract/schemas.ts';
import { visible } from '../../shared/safety/visible.ts';
import type { SourceRef } from '../sources/source.ts';

/** Tokens for what a person chose in this session. The page knows the token, the host what it stands for. */
export class Grants {
  private readonly refs = new Map<string, SourceRef>();

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

  /** What a token stands for. Error `no-grant`. */
  resolve(token: string): SourceRef {
    const ref = this.refs.get(token);
    if (ref === undefined) throw new KnownError('no-grant', 'This was opened in an earlier session: open it again.');
    return ref;
  }

  release(token: string): void {
    this.refs.delete(token);
  }
}
