import { accessSync } from 'node:fs';
import { DISK, type Disk } from '../../electron/transfer/fs.ts';
import type { PortContext } from '../../electron/port/context.ts';
import { openPort, undoPort } from '../../electron/port/end-port.ts';
import { exportModel } from '../../electron/port/export-model.ts';
import { portSource } from '../../electron/port/source-of.ts';
import path from 'node:path';

/** One act in a process of its own, which may be killed at any of its calls that change the disk. */
export interface Act {
  readonly act: 'export' | 'undo';
  readonly source: string;
  readonly to: string;
  readonly data: string;
  readonly layout: 'sqlite' | 'files';
  readonly alias: string | null;
  /** Killed before the call of this number; null for never. */
  readonly kill: number | null;
  /** Each call is told beforehand by a look at a path that names it: it shows in a trace of system calls. */
  readonly marks?: boolean;
}

async function main(given: Act): Promise<void> {
  let calls = 0;
  const disk: Disk = {
    ...DISK,
    failpoint(operation, file) {
      if (given.marks) {
        try {
          accessSync(`/failpoint/${operation}${file}`);
        } catch {
          // Only to be seen.
        }
      }
      if (calls === given.kill) process.kill(process.pid, 'SIGKILL');
      calls += 1;
      return undefined;
    },
  };
  const context: PortContext = {
    data: given.data,
    seed: path.resolve('assets/workspace/mlflow.db.gz'),
    tool: 'test',
    disk,
  };
  let said: object;
  if (given.act === 'undo') said = await undoPort(await openPort(null, context), context);
  else {
    const from = await portSource(given.source, null);
    const request = {
      target: { place: given.to, workspace: null, role: null, layout: given.layout },
      model: 'churn',
      alias: given.alias,
      description: 'a port',
      tags: { team: 'risk' },
      reason: null,
      contents: false,
    };
    const { result, plan } = await exportModel(from, request, null, context);
    said = result ?? { stopped: plan.checks.filter(({ state }) => state === 'stop') };
    await from.source.close();
  }
  process.stdout.write(`${JSON.stringify({ calls, ...said })}\n`);
}

await main(JSON.parse(process.argv[2] ?? '') as Act);
