import { KnownError } from '../../shared/contract/errors.ts';
import type { HandlersOf, HostContext } from './context.ts';

/** The list of what was opened lately. */
export function recentsHandlers({ options, recents, grantPaths, emit }: HostContext): HandlersOf<'recents'> {
  return {
    'recents.list': async () => ({ recents: recents.list() }),
    'recents.open': async ({ id }) => {
      const file = recents.pathOf(id);
      if (file === null) throw new KnownError('not-found', 'It is no longer in the list.', { path: '' });
      return grantPaths([file]);
    },
    'recents.locate': async ({ id }) => {
      const entry = recents.list().find((recent) => recent.id === id);
      if (options.pick === null) throw new KnownError('no-dialog', 'There is no dialog here.');
      const [file] = entry === undefined ? [] : await options.pick(entry.kind);
      if (file === undefined) return { grants: [], errors: [] };
      recents.move(id, file);
      emit('recents.changed', {});
      return grantPaths([file]);
    },
    'recents.forget': async ({ id }) => {
      recents.forget(id);
      emit('recents.changed', {});
      return {};
    },
    'recents.clear': async () => {
      recents.clear();
      emit('recents.changed', {});
      return {};
    },
  };
}
