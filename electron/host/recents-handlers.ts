import { KnownError } from '../../shared/contract/errors.ts';
import type { HandlersOf, HostContext } from './context.ts';

/** The list of what was opened lately. */
export function recentsHandlers({ options, recents, grantPaths, emit }: HostContext): HandlersOf<'recents'> {
  return {
    'recents.list': async () => ({ recents: (await recents()).list() }),
    'recents.open': async ({ id }) => {
      const file = (await recents()).pathOf(id);
      if (file === null) throw new KnownError('not-found', 'It is no longer in the list.', { path: '' });
      return grantPaths([file]);
    },
    'recents.locate': async ({ id }) => {
      const entry = (await recents()).list().find((recent) => recent.id === id);
      if (options.pick === null) throw new KnownError('no-dialog', 'There is no dialog here.');
      const [file] = entry === undefined ? [] : await options.pick(entry.kind);
      if (file === undefined) return { grants: [], errors: [] };
      (await recents()).move(id, file);
      emit('recents.changed', {});
      return grantPaths([file]);
    },
    'recents.forget': async ({ id }) => {
      (await recents()).forget(id);
      emit('recents.changed', {});
      return {};
    },
    'recents.clear': async () => {
      (await recents()).clear();
      emit('recents.changed', {});
      return {};
    },
  };
}
