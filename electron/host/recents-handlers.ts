import { KnownError } from '../../shared/contract/errors.ts';
import type { HandlersOf, HostContext } from './context.ts';

/** The list of what was opened lately. */
export function recentsHandlers({ recents, grantPaths, emit }: HostContext): HandlersOf<'recents'> {
  return {
    'recents.list': async () => ({ recents: recents.list() }),
    'recents.open': async ({ id }) => {
      const file = recents.pathOf(id);
      if (file === null) throw new KnownError('not-found', 'It is no longer in the list.', { path: '' });
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
