import type { FoundModel } from '../../shared/contract/model-reading.ts';
import type { HandlersOf, HostContext } from './context.ts';
import { Handles, pageOf } from './handles.ts';
import { indexKey } from './index-key.ts';
import { remember } from './remember.ts';

/** Finding models in what was opened, and reading them. */
export function modelHandlers(context: HostContext): HandlersOf<'models' | 'model'> {
  const { options, grants, jobs, watcher } = context;
  const found = new Handles<readonly FoundModel[]>();
  return {
    'models.find': async ({ grant }, { signal, report }) => {
      const input = { ref: grants.resolve(grant) };
      const { summary, models } = await jobs.run('find', input, { signal, onProgress: report });
      if (models.length > 0)
        await remember(context, grant, { flavors: [...new Set(models.flatMap((model) => model.flavors))].slice(0, 6) });
      return { handle: found.open(models), summary };
    },
    'models.page': async ({ handle, cursor, limit }) => pageOf(found.get(handle), cursor, limit),
    'models.close': async ({ handle }) => {
      found.close(handle);
      return {};
    },
    'model.read': async ({ grant, path: inside }, { signal }) => {
      const ref = grants.resolve(grant);
      if (options.remember) watcher.watch(grant, ref, inside);
      context.indexed.delete(indexKey(grant, inside));
      const reading = await jobs.run('read', { ref, path: inside }, { signal });
      const named = reading.references.filter(({ state }) => state === 'present').map((each) => each.path);
      if (options.remember) watcher.watchFiles(grant, ref, inside, named);
      return reading;
    },
    'model.details': async ({ grant, path }, { signal }) =>
      jobs.run('details', { ref: grants.resolve(grant), path }, { signal }),
    'model.environment': async ({ grant, path }, { signal }) =>
      jobs.run('environment', { ref: grants.resolve(grant), path }, { signal }),
  };
}
