import path from 'node:path';
import type { Input } from '../../shared/contract/contract.ts';
import type { NamedWorkspace } from '../../shared/workspace/kinds.ts';
import type { LineageInput } from '../jobs/job-table.ts';
import { readWorkspaces } from '../workspaces/settings.ts';
import type { HandlersOf, HostContext } from './context.ts';
import type { HeldStores } from './open-store-handles.ts';

/** Where models came from and where they went. Everything is read in the job process. */
export function lineageHandlers(context: HostContext, held: HeldStores): HandlersOf<'lineage'> {
  const { jobs, options } = context;
  const workspaces = (): NamedWorkspace[] =>
    options.data === '' ? [] : readWorkspaces(path.join(options.data, 'workspaces.json'));
  return {
    'lineage.read': async ({ about, elsewhere }, { signal, report }) =>
      jobs.run(
        'lineage',
        { ...askedAbout(context, held, about), workspaces: elsewhere ? workspaces() : [] },
        { signal, onProgress: report },
      ),
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
