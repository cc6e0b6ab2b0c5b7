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
export async function openLocalHost({ saveTo }: { saveTo?: string } = {}): Promise<LocalHost> {
  const host = createHost({
    info: { face: 'command-line', version: '', platform: process.platform, locale: '', versions: {} },
    data: '',
    examples: '',
    startJobs: (readRange) => inProcessRunner(readRange),
    pick: null,
    pickSave: saveTo === undefined ? null : () => Promise.resolve(saveTo),
    remember: false,
  });
  const client = localClient(host);
  const grant: LocalHost['grant'] = async (path) => {
    const { grants, errors } = host.grantPaths([path]);
    const [given] = grants;
    if (given === undefined)
      throw new KnownError(errors[0]?.code ?? 'not-found', errors[0]?.message ?? path, errors[0]?.details);
    return given;
  };
  return {
    client,
    grant,
    close: () => host.close(),
  };
}
