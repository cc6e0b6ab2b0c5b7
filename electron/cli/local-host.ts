import type { Client } from '../../shared/contract/contract.ts';
import { KnownError } from '../../shared/contract/errors.ts';
import type { Grant } from '../../shared/contract/schemas.ts';
import { createHost } from '../host/host.ts';
import { localClient } from '../host/local-client.ts';
import { inProcessRunner } from '../jobs/jobs.ts';

export interface LocalHost {
  readonly client: Client;
  grant(path: string): Promise<Grant>;
  /** The one model at a path: the path itself, or the only one below it. Errors: `no-model`, `several-models`. */
  model(path: string, signal?: AbortSignal): Promise<{ grant: string; path: string }>;
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
    async model(path, signal) {
      const { token } = await grant(path);
      const options = signal === undefined ? {} : { signal };
      const { handle, summary } = await client.call('models.find', { grant: token }, options);
      // The path itself comes first where it is a model; two rows tell one from several.
      const { rows } = await client.call('models.page', { handle, cursor: 0, limit: 2 });
      await client.call('models.close', { handle });
      const [first] = rows;
      if (first === undefined) throw new KnownError('no-model', `${path} holds no model.`, { path });
      if (first.path !== '' && summary.models > 1)
        throw new KnownError('several-models', `${path} holds several models.`, { path, count: summary.models });
      return { grant: token, path: first.path };
    },
    close: () => host.close(),
  };
}
