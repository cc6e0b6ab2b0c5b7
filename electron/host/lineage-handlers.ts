import path from 'node:path';
import type { Input } from '../../shared/contract/contract.ts';
import type { NamedWorkspace } from '../../shared/workspace/kinds.ts';
import type { LineageInput } from '../jobs/job-table.ts';
import { nameOfRef } from '../sources/pieces.ts';
import { isSamePlace } from '../workspaces/named-workspaces.ts';
import { readWorkspaces } from '../workspaces/settings.ts';
import type { HandlersOf, HostContext } from './context.ts';
import type { HeldStores } from './open-store-handles.ts';

/** Where models came from and where they went. Everything is read in the job process. */
export function lineageHandlers(context: HostContext, held: HeldStores): HandlersOf<'lineage'> {
  const { jobs, options, grants } = context;
  const workspaces = (): NamedWorkspace[] =>
    options.data === '' ? [] : readWorkspaces(path.join(options.data, 'workspaces.json'));
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
  };
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
