import type { HandlersOf, HostContext } from './context.ts';

/** Texts in files of people's own: payloads, suites. */
export function fileHandlers({ grants, jobs }: HostContext): HandlersOf<'file'> {
  return {
    'file.text': async ({ grant }, { signal }) => jobs.run('text', { ref: grants.resolve(grant) }, { signal }),
  };
}
