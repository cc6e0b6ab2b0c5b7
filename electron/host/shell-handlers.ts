import type { HandlersOf, HostContext } from './context.ts';
import { changeSettings, readSettings } from './settings.ts';

/** The app itself: what it is, its settings, what its menus show. */
export function shellHandlers({ options, emit }: HostContext): HandlersOf<'app' | 'settings' | 'shell'> {
  return {
    'app.info': async () => options.info,
    'settings.read': async () => readSettings(options.data),
    'settings.change': async (patch) => {
      const next = changeSettings(options.data, patch);
      emit('settings.changed', next);
      return next;
    },
    'shell.commands': async ({ enabled, title }) => {
      options.onCommands?.(enabled, title);
      return {};
    },
  };
}
