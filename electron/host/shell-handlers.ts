import type { HandlersOf, HostContext } from './context.ts';

/** Loaded when asked for: with it comes the schema library, which the command line starts without. */
const settings = () => import('./settings.ts');

/** The app itself: what it is, its settings, what its menus show. */
export function shellHandlers({ options, emit, jobs }: HostContext): HandlersOf<'app' | 'settings' | 'shell'> {
  return {
    'app.info': async () => options.info,
    'app.contacts': async () => ({ hosts: options.contacts?.list() ?? [] }),
    'app.licences': async () => ({ packages: (await import('./licences.ts')).readLicences() }),
    'settings.read': async () => (await settings()).readSettings(options.data),
    'settings.change': async (patch) => {
      const next = (await settings()).changeSettings(options.data, patch);
      emit('settings.changed', next);
      return next;
    },
    'shell.commands': async ({ enabled, title }) => {
      options.onCommands?.(enabled, title);
      return {};
    },
    'shell.prepare': async (_input, { signal }) => {
      await jobs.run('prepare', null, { signal });
      return {};
    },
  };
}
