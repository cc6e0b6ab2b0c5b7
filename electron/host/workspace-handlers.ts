import { statSync } from 'node:fs';
import { toErrorData, KnownError } from '../../shared/contract/errors.ts';
import type { WorkspaceRow, WorkspaceState } from '../../shared/contract/workspace-schemas.ts';
import { visible } from '../../shared/safety/visible.ts';
import type { NamedWorkspace } from '../../shared/workspace/kinds.ts';
import {
  addWorkspace,
  changeWorkspace,
  checkNew,
  confirmProduction,
  namedAtPlace,
  namedWorkspaceIn,
  removeWorkspace,
  workspacesFileIn,
} from '../workspaces/named-workspaces.ts';
import type { WorkspaceAsk, WorkspaceAsks, WorkspacePlace } from '../jobs/workspace-asks.ts';
import { legibleWorkspaces, readWorkspaces } from '../workspaces/settings.ts';
import { SEED_FILE } from './app-files.ts';
import type { HandlersOf, HostContext } from './context.ts';
import { withTilde } from './with-tilde.ts';
import { WorkspaceWatch } from './workspace-watch.ts';

const LIST = 'list';

/** Workspaces, which pages know by their names. Places are looked at in the job process: what lies there is nobody's word. */
export function workspaceHandlers(context: HostContext): HandlersOf<'workspace'> {
  const { options, jobs, grants, emit } = context;
  const file = workspacesFileIn(options.data);
  const look = async (place: string, signal: AbortSignal): Promise<WorkspaceState> => {
    try {
      return await jobs.run('workspace-look', { place, data: options.data }, { signal });
    } catch (error) {
      if (signal.aborted) throw error;
      const problem = toErrorData(error);
      return { state: 'unreadable', kind: null, problem, readOnly: null, revision: null, models: null, others: 0 };
    }
  };
  const placeOf = (name: string): WorkspacePlace => ({
    place: namedWorkspaceIn(file, name).place,
    data: options.data,
  });
  const watch = new WorkspaceWatch(
    async (name) => (await jobs.run('workspace-ask', { ...placeOf(name), ask: { kind: 'stamp' } })) as string,
    (name) => emit('workspace.changed', { name }),
  );
  // The command line and other windows write the same list.
  const listed = new WorkspaceWatch(
    () => Promise.resolve(stampOf(file)),
    () => emit('workspace.changed', { name: null }),
  );
  const tell = () => {
    listed.forget(LIST);
    emit('workspace.changed', { name: null });
  };
  context.onClose(() => {
    watch.close();
    listed.close();
  });
  const ask = async <A extends WorkspaceAsk>(name: string, asked: A, signal: AbortSignal) => {
    const place = placeOf(name);
    if (options.remember) watch.watch(name);
    const answer = await jobs.run('workspace-ask', { ...place, ask: asked }, { signal });
    return answer as WorkspaceAsks[A['kind']]['output'];
  };
  const row = async ({ name, role, place }: NamedWorkspace, signal: AbortSignal): Promise<WorkspaceRow> => ({
    name,
    role,
    place: visible(withTilde(place)),
    ...(await look(place, signal)),
  });
  return {
    'workspace.list': async (_input, { signal }) => {
      if (options.remember) listed.watch(LIST);
      return { workspaces: await Promise.all(readWorkspaces(file).map((each) => row(each, signal))) };
    },
    'workspace.look': async ({ grant }, { signal }) => {
      const place = chosenPlace(context, grant);
      const named = namedAtPlace(legibleWorkspaces(file), place);
      return { ...(await look(place, signal)), place: visible(withTilde(place)), name: named?.name ?? null };
    },
    'workspace.add': async ({ grant, name, role, layout }, { signal }) => {
      const place = chosenPlace(context, grant);
      // Nothing is made for a name that is then refused.
      checkNew(legibleWorkspaces(file), { name, role, place });
      if (layout === null) checkReady(await look(place, signal), place);
      else {
        const { data } = options;
        await jobs.run('workspace-make', { place, layout, seed: SEED_FILE, data }, { signal });
      }
      const added = await addWorkspace(file, { name, role, place });
      tell();
      return { workspace: await row(added, signal) };
    },
    'workspace.change': async ({ name, to, confirmed }, { signal }) => {
      const changed = await changeWorkspace(file, name, to, confirmed);
      watch.forget(name);
      tell();
      return { workspace: await row(changed, signal) };
    },
    'workspace.remove': async ({ name }) => {
      await removeWorkspace(file, name);
      watch.forget(name);
      tell();
      return {};
    },
    'workspace.models': async ({ name, ...query }, { signal }) => ask(name, { kind: 'models', ...query }, signal),
    'workspace.edit': async ({ name, edit, confirmed }, { signal }) => {
      confirmProduction(namedWorkspaceIn(file, name), confirmed);
      const edited = await ask(name, { kind: 'edit', edit }, signal);
      emit('workspace.changed', { name });
      return edited;
    },
    'workspace.undo': async ({ name, id, confirmed }, { signal }) => {
      confirmProduction(namedWorkspaceIn(file, name), confirmed);
      const undone = await ask(name, { kind: 'undo', id }, signal);
      emit('workspace.changed', { name });
      return undone;
    },
    'workspace.wait': async ({ name }, { signal, report }) =>
      jobs.run('workspace-wait', placeOf(name), { signal, onProgress: report }),
    'workspace.versions': async ({ name, ...page }, { signal }) => ask(name, { kind: 'versions', ...page }, signal),
    'workspace.version': async ({ name, ...which }, { signal }) => {
      const { files, ...found } = await ask(name, { kind: 'version', ...which }, signal);
      const of = { place: namedWorkspaceIn(file, name).place, name: which.model, version: which.version };
      return { ...found, grant: files === null ? null : grants.forVersion(files, of) };
    },
  };
}

/** Changes whenever a file is replaced. */
function stampOf(file: string): string {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? '-' : `${stat.ino} ${stat.size} ${stat.mtimeNs}`;
}

/** A place on disk that a person chose. Errors: `no-grant`, `workspace-tab`. */
function chosenPlace({ grants }: HostContext, grant: string): string {
  const ref = grants.resolve(grant);
  if (ref.kind === 'path' && ref.inside === undefined) return ref.path;
  throw new KnownError('workspace-tab', 'A browser tab gives no place on disk.');
}

function checkReady({ state, kind, problem }: WorkspaceState, place: string): void {
  const details = { path: visible(withTilde(place)) };
  if (problem !== null) throw new KnownError(problem.code, problem.message, problem.details);
  if (state !== 'ready') throw new KnownError('workspace-none', `${place} holds no workspace.`, details);
  if (kind === 'zip') throw new KnownError('workspace-zip', `${place} is a zip.`, details);
}
