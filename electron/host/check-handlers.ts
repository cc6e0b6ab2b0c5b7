import type { HandlersOf, HostContext } from './context.ts';

/** Payloads against models: read and judged in the job process. */
export function checkHandlers({ grants, jobs }: HostContext): HandlersOf<'check'> {
  return {
    'check.payload': async ({ grant, path, channel, contentType, payload }, { signal, report }) => {
      const given = payload.kind === 'text' ? { text: payload.text } : { ref: grants.resolve(payload.grant) };
      const input = { ref: grants.resolve(grant), path, channel, contentType, payload: given };
      return jobs.run('check', input, { signal, onProgress: report });
    },
    'check.example': async ({ grant, path }, { signal }) =>
      jobs.run('example', { ref: grants.resolve(grant), path }, { signal }),
  };
}
