import { KnownError } from '../../shared/contract/errors.ts';
import type { HandlersOf, HostContext } from './context.ts';
import { lend } from './lend.ts';
import type { HeldStores } from './open-store-handles.ts';
import { remember } from './remember.ts';

/** Stores of MLflow. They are read, and kept, in the job process. */
export function storeHandlers(context: HostContext, held: HeldStores): HandlersOf<'store'> {
  const { options, grants, jobs, watcher } = context;
  return {
    'store.look': async ({ grant }, { signal }) => ({
      kind: await jobs.run('store-look', { ref: grants.resolve(grant) }, { signal }),
    }),
    'store.open': async ({ grant }, { signal }) => {
      const handle = held.open(grant);
      try {
        const { summary, experiments, watched } = await held.ask(handle, { kind: 'begin' }, signal);
        await remember(context, grant, { store: summary.kind });
        const { ref } = held.get(handle);
        if (options.remember && ref.kind === 'path') {
          watcher.watch(grant, ref, '');
          watcher.watchPlaces(grant, watched);
        }
        return { handle, summary, experiments };
      } catch (error) {
        held.close(handle);
        throw error;
      }
    },
    'store.close': async ({ handle }) => {
      held.close(handle);
      return {};
    },
    'store.wait': async ({ handle }, { signal, report }) => {
      const { ref } = held.get(handle);
      const summary = await jobs.run('store-wait', { store: held.nameOf(handle), ref }, { signal, onProgress: report });
      if (summary === null) throw new KnownError('no-handle', 'This list was closed: open it again.');
      return summary;
    },
    'store.experiments': async ({ handle, ...ask }, { signal }) =>
      held.ask(handle, { kind: 'experiments', ...ask }, signal),
    'store.columns': async ({ handle, ...ask }, { signal }) => held.ask(handle, { kind: 'columns', ...ask }, signal),
    'store.runs': async ({ handle, ...ask }, { signal }) => held.ask(handle, { kind: 'runs', ...ask }, signal),
    'store.run': async ({ handle, ...ask }, { signal }) => held.ask(handle, { kind: 'run', ...ask }, signal),
    'store.dataset': async ({ handle, ...ask }, { signal }) => held.ask(handle, { kind: 'dataset', ...ask }, signal),
    'store.values': async ({ handle, ...ask }, { signal }) => held.ask(handle, { kind: 'values', ...ask }, signal),
    'store.history': async ({ handle, ...ask }, { signal }) => held.ask(handle, { kind: 'history', ...ask }, signal),
    'store.chart': async ({ handle, ...ask }, { signal }) => held.ask(handle, { kind: 'chart', ...ask }, signal),
    'store.registered': async ({ handle, ...ask }, { signal }) =>
      held.ask(handle, { kind: 'registered', ...ask }, signal),
    'store.versions': async ({ handle, ...ask }, { signal }) => held.ask(handle, { kind: 'versions', ...ask }, signal),
    'store.logged': async ({ handle, ...ask }, { signal }) => held.ask(handle, { kind: 'logged', ...ask }, signal),
    'store.problems': async ({ handle, ...ask }, { signal }) => held.ask(handle, { kind: 'problems', ...ask }, signal),
    'store.locations': async ({ handle }, { signal }) => held.ask(handle, { kind: 'locations' }, signal),
    'store.locate': async ({ handle, root, grant }) => {
      const { chosen } = held.get(handle);
      if (grant === null) chosen.delete(root);
      else chosen.set(root, grants.resolve(grant));
      return {};
    },
    'store.artifacts': async ({ handle, owner }, { signal }) => {
      const { location, found } = await held.ask(handle, { kind: 'artifacts', owner }, signal);
      const { state, ref, path } = found;
      if (state === 'remote' || state === 'missing' || state === 'unsafe')
        return { location, state, grant: null, path: '' };
      const store = held.get(handle);
      return {
        location,
        state,
        grant: lend(grants, store.lent, { store: store.ref, ref: ref ?? store.ref, path }),
        path: '',
      };
    },
  };
}
