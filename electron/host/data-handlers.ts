import type { HandlersOf, HostContext } from './context.ts';

/** Files of data that are no models. */
export function dataHandlers({ grants, jobs }: HostContext): HandlersOf<'data'> {
  return {
    'data.infer': async ({ data, ...given }, { signal, report }) => {
      const from =
        'text' in data ? { text: data.text, name: '' } : { ref: grants.resolve(data.grant), inside: data.path ?? null };
      return jobs.run('infer', { data: from, ...given }, { signal, onProgress: report });
    },
  };
}
