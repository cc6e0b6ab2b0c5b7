import type { ListedFile } from '../../shared/contract/file-methods.ts';
import type { HandlersOf, HostContext } from './context.ts';
import { packedPage, type PackedRows } from '../jobs/packed-rows.ts';
import { Handles } from './handles.ts';

/** The files of a model. They are read in the job process; here some of them are copied where a person says. */
export function modelFilesHandlers(context: HostContext): HandlersOf<'files'> {
  const { grants, jobs } = context;
  const lists = new Handles<PackedRows>();
  return {
    'files.list': async ({ grant, path: inside }, { signal, report }) => {
      const input = { ref: grants.resolve(grant), path: inside };
      const { summary, files } = await jobs.run('files', input, { signal, onProgress: report });
      return { handle: lists.open(files), summary };
    },
    'files.page': async ({ handle, cursor, limit }) => packedPage<ListedFile>(lists.get(handle), cursor, limit),
    'files.close': async ({ handle }) => {
      lists.close(handle);
      return {};
    },
    'files.preview': async ({ grant, path: inside, ...given }, { signal }) =>
      jobs.run('preview', { ref: grants.resolve(grant), path: inside, ...given }, { signal }),
    'files.hash': async ({ grant, path: inside, files }, { signal, report }) =>
      jobs.run('hash', { ref: grants.resolve(grant), path: inside, files }, { signal, onProgress: report }),
    // With all that writes, which only a copy needs.
    'files.save': async (input, call) => (await import('./save-files.ts')).saveFiles(context, input, call),
  };
}
