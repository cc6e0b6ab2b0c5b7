import type { HostContext } from './context.ts';

/** Puts what was opened first in the recents, unless it is an example, or no person chose it. */
export async function remember(
  { options, grants, recents, emit }: HostContext,
  token: string,
  known: { readonly flavors: string[] } | { readonly store: 'files' | 'sqlite' },
): Promise<void> {
  const ref = grants.resolve(token);
  if (!options.remember || !grants.isChosen(token)) return;
  if (ref.kind !== 'path' || ref.path.startsWith(options.examples)) return;
  const kind = /\.(?:zip|db|sqlite3?)$|MLmodel$/i.test(ref.path) ? 'file' : 'folder';
  (await recents()).add({ path: ref.path, kind, opened: new Date().toISOString(), ...known });
  emit('recents.changed', {});
}
