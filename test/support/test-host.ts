import type { HostOptions } from '../../electron/host/context.ts';
import { createHost } from '../../electron/host/host.ts';
import { localClient } from '../../electron/host/local-client.ts';
import { inProcessRunner } from '../../electron/jobs/jobs.ts';

/** A host in this process that keeps its data in a folder and remembers nothing, with a client and grants for paths. */
export function testHost(
  data: string,
  pickSave: HostOptions['pickSave'] = null,
  startPorts?: HostOptions['startPorts'],
) {
  const host = createHost({
    info: { face: 'command-line', version: '0', platform: 'test', locale: 'en', versions: {} },
    data,
    examples: '',
    startJobs: (readRange) => inProcessRunner(readRange),
    pick: null,
    pickSave,
    remember: false,
    ...(startPorts === undefined ? {} : { startPorts }),
  });
  const grantOf = (file: string) => host.grantPaths([file]).grants[0]?.token ?? '';
  return { host, client: localClient(host), grantOf };
}
