import path from 'node:path';
import type { Input } from '../../shared/contract/contract.ts';
import type { Grant } from '../../shared/contract/schemas.ts';
import type { NamedWorkspace } from '../../shared/workspace/kinds.ts';
import type { LineageInput } from '../jobs/job-table.ts';
import { nameOfRef } from '../sources/pieces.ts';
import type { SourceRef } from '../sources/source.ts';
import { isSamePlace } from '../workspaces/same-place.ts';
import { readWorkspaces } from '../workspaces/settings.ts';
import { lend } from './lend.ts';
import type { HandlersOf, HostContext } from './context.ts';
import type { HeldStores } from './open-store-handles.ts';

/** Where models came from and where they went. Everything is read in the job process. */
export function lineageHandlers(context: HostContext, held: HeldStores): HandlersOf<'lineage'> {
  const { jobs, options, grants } = context;
  const workspaces = (): NamedWorkspace[] =>
    options.data === '' ? [] : readWorkspaces(path.join(options.data, 'workspaces.json'));
  /** Tokens for what was opened from lineages. */
  const lent = new Map<string, Grant>();
  return {
    'lineage.read': async ({ about, elsewhere }, { signal, report }) =>
      jobs.run(
        'lineage',
        { ...askedAbout(context, held, about), workspaces: elsewhere ? workspaces() : [] },
        { signal, onProgress: report },
      ),
    'lineage.uses': async ({ grant, path: inside }, { signal, report }) => {
      const named = workspaces();
      const opened = grants
        .chosen()
        .filter(({ ref }) => ref.kind !== 'path' || !named.some(({ place }) => isSamePlace(place, ref.path)));
      const places = [
        ...named.map(({ name, place }) => ({ name, ref: { kind: 'path', path: place } as const, grant: null })),
        ...opened.map(({ token, ref }) => ({ name: nameOfRef(ref), ref, grant: token })),
      ];
      const input = { ref: grants.resolve(grant), path: inside, places };
      return jobs.run('uses', input, { signal, onProgress: report });
    },
    'lineage.open': async ({ about, thing }, { signal }) => {
      const asked = askedAbout(context, held, about);
      const chosen = grants.chosen();
      const named = workspaces().map(({ place }) => ({ kind: 'path', path: place }) as const);
      const places = [...chosen.map(({ ref }) => ref), ...named];
      const { store, files } = await jobs.run('lineage-open', { ...asked, thing, places }, { signal });
      if (files !== null) return { grant: lend(grants, lent, { store, ...files }), isStore: false };
      // A store that a person opened is shown where it is open.
      const open = chosen.find(({ ref }) => keyOf(ref) === keyOf(store))?.token;
      const known = lent.get(keyOf(store));
      const name = nameOfRef(store);
      if (open !== undefined) return { grant: { token: open, name, kind: 'folder' }, isStore: true };
      const grant = known !== undefined && grants.has(known.token) ? known : grants.forFound(store, name, null);
      lent.set(keyOf(store), grant);
      return { grant, isStore: true };
    },
  };
}

/** The same for the same place. */
function keyOf(ref: SourceRef): string {
  return `${ref.kind === 'path' ? ref.path : ref.id}\n${ref.inside ?? ''}`;
}

function askedAbout(
  { grants }: HostContext,
  held: HeldStores,
  about: Input<'lineage.read'>['about'],
): Omit<LineageInput, 'workspaces'> {
  const store = (handle: string) => ({ store: held.nameOf(handle), ref: held.get(handle).ref });
  if ('handle' in about) return { files: null, held: store(about.handle), owner: about.owner };
  const lender = held.lenderOf(about.grant);
  return {
    files: { ref: grants.resolve(about.grant), path: about.path },
    held: lender === null ? null : store(lender),
    owner: null,
  };
}
