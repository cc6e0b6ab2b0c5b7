import { statSync } from 'node:fs';
import path from 'node:path';
import type { Grant } from '../../shared/contract/schemas.ts';
import type { SourceRef } from '../sources/source.ts';
import type { Grants } from './grants.ts';

/** A token for a folder that a store names, or holds; the same as long as somebody has it. `lent`: those that were given out. */
export function lend(
  grants: Grants,
  lent: Map<string, Grant>,
  { store, ref, path: inside }: { readonly store: SourceRef; readonly ref: SourceRef; readonly path: string },
): Grant {
  const onDisk = ref.kind === 'path' && ref.inside === undefined && isFolder(ref.path);
  const own: SourceRef = onDisk
    ? { kind: 'path', path: path.join(ref.path, inside) }
    : { ...ref, inside: [ref.inside, inside].filter(Boolean).join('/') };
  const whole = own.kind === 'path' ? own.path : own.name;
  const key = `${own.kind === 'path' ? own.path : own.id}\n${own.inside ?? ''}`;
  const known = lent.get(key);
  if (known !== undefined && grants.has(known.token)) return known;
  const name = path.posix.basename(own.inside ?? '') || path.basename(whole);
  const grant = grants.forFound(own, name, own.kind === 'tab' ? own.id : null, store);
  lent.set(key, grant);
  return grant;
}

function isFolder(place: string): boolean {
  return statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
