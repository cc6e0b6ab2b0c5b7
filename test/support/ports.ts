import { expect } from 'vitest';
import { DISK, type Disk } from '../../electron/transfer/disk.ts';
import type { PortContext } from '../../electron/port/context.ts';
import { exportModel } from '../../electron/port/export-model.ts';
import { portSource } from '../../electron/port/source-of.ts';
import type { PortResult } from '../../electron/port/run-port.ts';
import type { Workspace } from '../../electron/workspaces/workspace.ts';
import { SEED } from './workspaces.ts';

export interface Place {
  readonly to: string;
  readonly data: string;
  readonly layout: 'sqlite' | 'files';
  readonly source: string;
}

/** A port in this process, as the command line does it; `from`: the workspace in which the source is named. */
export async function exported(
  { to, data, layout, source }: Place,
  disk: Disk = DISK,
  more: Partial<PortContext> & {
    readonly alias?: string | null;
    readonly model?: string;
    readonly from?: Workspace;
  } = {},
): Promise<PortResult> {
  const { alias = 'champion', model = 'churn', from: workspace = null, ...rest } = more;
  const context: PortContext = { data, seed: SEED, tool: 'test', disk, ...rest };
  const from = await portSource(source, workspace);
  try {
    const request = {
      target: { place: to, workspace: null, role: null, layout },
      model,
      alias,
      description: 'a port',
      tags: { team: 'risk' },
      reason: 'a test',
      contents: false,
    };
    const { result, plan } = await exportModel(from, request, null, context);
    if (result === null)
      throw new Error(`stopped by ${JSON.stringify(plan.checks.filter(({ state }) => state === 'stop'))}`);
    return result;
  } finally {
    await from.source.close();
  }
}

/** A port that is cancelled while it copies, and can be gone on with. */
export async function interruptedPort(place: Place): Promise<void> {
  const stop = new AbortController();
  const disk: Disk = {
    ...DISK,
    failpoint(operation, file) {
      if (operation === 'open' && file.endsWith('conda.yaml')) stop.abort();
      return undefined;
    },
  };
  await expect(exported(place, disk, { signal: stop.signal })).rejects.toMatchObject({ code: 'cancelled' });
}
