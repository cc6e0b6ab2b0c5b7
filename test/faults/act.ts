import { accessSync } from 'node:fs';
import { DISK, type Disk } from '../../electron/transfer/disk.ts';
import type { PortContext } from '../../electron/port/context.ts';
import { openPort, undoPort } from '../../electron/port/end-port.ts';
import { carryOut, exportModel } from '../../electron/port/export-model.ts';
import { planPort } from '../../electron/port/plan-port.ts';
import { isHeld, takeLock } from '../../electron/workspaces/file-lock.ts';
import { homeOf } from '../../electron/workspaces/home.ts';
import { addWorkspace, removeWorkspace, workspacesFileIn } from '../../electron/workspaces/named-workspaces.ts';
import { portSource, workspaceAt } from '../../electron/port/source-of.ts';
import type { Edit } from '../../shared/workspace/edits.ts';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** One act in a process of its own, which may be killed at any of its calls that change the disk. */
export interface Act {
  /** hold: takes the workspace's lock and keeps it; look: says what is registered; look-at-lock: asks without end whether `source` is held. */
  readonly act: 'export' | 'undo' | 'hold' | 'look-at-lock' | 'edit' | 'undo-edit' | 'name' | 'look';
  /** name: what each workspace is called in turn in the one list of `data`; one with a `-` before it is removed. */
  readonly names?: readonly string[];
  /** What is edited, or the id of the edit that is taken back. */
  readonly edit?: Edit | string;
  /** Several edits, one after the other. */
  readonly edits?: readonly Edit[];
  readonly source: string;
  readonly to: string;
  readonly data: string;
  readonly layout: 'sqlite' | 'files';
  readonly alias: string | null;
  /** Killed before the call of this number; null for never. */
  readonly kill: number | null;
  /** Goes past the checks, as if the disk had filled or locked up after them. */
  readonly preflight?: boolean;
  /** A disk without second names for files, as exFAT. */
  readonly links?: false;
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
      if (operation === 'link' && given.links === false) throw Object.assign(new Error('EPERM'), { code: 'EPERM' });
      return undefined;
    },
  };
  const context: PortContext = {
    data: given.data,
    seed: path.resolve('assets/workspace/mlflow.db.gz'),
    tool: 'test',
    disk,
  };
  if (given.act === 'hold') {
    await takeLock(path.join(homeOf(path.join(given.to, 'mlruns')).folder, 'lock'), 1000);
    process.stdout.write('held\n');
    await setTimeout(600_000);
  }
  if (given.act === 'look-at-lock') {
    process.stdout.write('looking\n');
    for (;;) await isHeld(given.source);
  }
  if (given.act === 'look') {
    const workspace = await workspaceAt(given.to, { data: given.data });
    // Tags and aliases are maps, in no order: a database puts one that comes back behind the others.
    const plain = (_key: string, value: unknown) => (value instanceof Map ? [...value].sort() : value);
    const seen = JSON.stringify(await workspace.models(), plain);
    process.stdout.write(`${JSON.stringify({ calls, seen })}\n`);
    return;
  }
  let said: object;
  if (given.act === 'name') {
    const list = workspacesFileIn(given.data);
    for (const name of given.names ?? [])
      if (name.startsWith('-')) await removeWorkspace(list, name.slice(1));
      else await addWorkspace(list, { name, role: 'DEV', place: path.join(given.to, name) }, disk);
    process.stdout.write(`${JSON.stringify({ calls })}\n`);
    return;
  }
  if (given.edits !== undefined) {
    const workspace = await workspaceAt(given.to, { data: given.data, disk });
    for (const edit of given.edits) await workspace.edit(edit, Date.now());
    said = {};
  } else if (given.edit !== undefined) {
    const workspace = await workspaceAt(given.to, { data: given.data, disk });
    const { edit } = given;
    said = typeof edit === 'string' ? await workspace.undoEdit(edit) : await workspace.edit(edit, Date.now());
  } else if (given.act === 'undo') said = await undoPort(await openPort(null, context), context);
  else {
    const from = await portSource(given.source, null);
    const request = {
      target: { place: given.to, workspace: null, role: null, layout: given.layout },
      model: 'churn',
      alias: given.alias,
      description: 'a port',
      tags: { owner: 'risk' },
      reason: null,
      contents: false,
    };
    const { result, plan } = await (given.preflight === false ? unchecked : exportModel)(from, request, null, context);
    said = result ?? { stopped: plan.checks.filter(({ state }) => state === 'stop') };
    await from.source.close();
  }
  process.stdout.write(`${JSON.stringify({ calls, ...said })}\n`);
}

const unchecked: typeof exportModel = async (from, request, _confirmed, context) => {
  const plan = { ...(await planPort(from, request, context)), checks: [] };
  return {
    plan,
    result: await carryOut(plan, request.target, { source: async () => from, strict: false, confirmed: null }, context),
  };
};

await main(JSON.parse(process.argv[2] ?? '') as Act);
