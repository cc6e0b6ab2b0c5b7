import type { Client } from '../../shared/contract/contract.ts';
import { KnownError } from '../../shared/contract/errors.ts';
import type { Grant } from '../../shared/contract/schemas.ts';
import { createHost } from '../host/host.ts';
import { localClient } from '../host/local-client.ts';
import { inProcessRunner } from '../jobs/jobs.ts';

export interface LocalHost {
  readonly client: Client;
  grant(path: string): Promise<Grant>;
  close(): Promise<void>;
}

/** The host inside the command line: jobs in this process, which is itself disposable; nothing is remembered or written. */
export async function openLocalHost(): Promise<LocalHost> {
  const host = createHost({
    info: { face: 'command-line', version: '', platform: process.platform, locale: '', versions: {} },
    data: '',
    examples: '',
    startJobs: (readRange) => inProcessRunner(readRange),
    pick: null,
    pickSave: null,
    remember: false,
  });
  return {
    client: localClient(host),
    grant: async (path) => {
      const { grants, errors } = host.grantPaths([path]);
      const [grant] = grants;
      if (grant === undefined)
        throw new KnownError(errors[0]?.code ?? 'not-found', errors[0]?.message ?? path, errors[0]?.details);
      return grant;
    },
    close: () => host.close(),
  };
}
