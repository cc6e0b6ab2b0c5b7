import { statSync } from 'node:fs';
import path from 'node:path';
import type { Grant } from '../../shared/contract/schemas.ts';
import { KnownError } from '../../shared/contract/errors.ts';
import type { Found } from '../jobs/store-asks.ts';
import type { SourceRef } from '../sources/source.ts';
import type { HandlersOf, HostContext } from './context.ts';
import type { HeldStore, HeldStores } from './open-store-handles.ts';
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
        const { summary, watched } = await held.ask(handle, { kind: 'summary' }, signal);
        await remember(context, grant, { store: summary.kind });
        const { ref } = held.get(handle);
        if (options.remember && ref.kind === 'path') {
          watcher.watch(grant, ref, '');
          watcher.watchPlaces(grant, watched);
        }
        return { handle, summary };
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
      return { location, state: found.state, grant: lend(context, held.get(handle), found), path: '' };
    },
  };
}

/** A token for a folder of artifacts; the same as long as somebody has it. */
function lend({ grants }: HostContext, store: HeldStore, { ref, path: inside, state }: Found): Grant | null {
  if (state === 'remote' || state === 'missing' || state === 'unsafe') return null;
  const from = ref ?? store.ref;
  const onDisk = from.kind === 'path' && from.inside === undefined && isFolder(from.path);
  const own: SourceRef = onDisk
    ? { kind: 'path', path: path.join(from.path, inside) }
    : { ...from, inside: [from.inside, inside].filter(Boolean).join('/') };
  const whole = own.kind === 'path' ? own.path : own.name;
  const key = `${own.kind === 'path' ? own.path : own.id}\n${own.inside ?? ''}`;
  const known = store.lent.get(key);
  if (known !== undefined && grants.has(known.token)) return known;
  const name = path.posix.basename(own.inside ?? '') || path.basename(whole);
  const grant = grants.forFound(own, name, own.kind === 'tab' ? own.id : null, store.ref);
  store.lent.set(key, grant);
  return grant;
}

function isFolder(place: string): boolean {
  return statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
