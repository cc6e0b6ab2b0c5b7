import { cpSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { portSource } from '../../electron/port/source-of.ts';
import { exportModel } from '../../electron/port/export-model.ts';
import { DISK } from '../../electron/transfer/disk.ts';
import { addWorkspace, workspacesFileIn } from '../../electron/workspaces/named-workspaces.ts';
import type { PortContext } from '../../electron/port/context.ts';
import type { Role } from '../../shared/workspace/kinds.ts';
import { ROOT } from './build.ts';
import { SEED } from './workspaces.ts';

const EXAMPLES = path.join(ROOT, 'assets/examples');
export const OLD = path.join(EXAMPLES, 'diabetes-2025');
export const NEW = path.join(EXAMPLES, 'diabetes-2026');

interface Port {
  readonly to: string;
  readonly from: string;
  readonly model: string;
  readonly workspace: string;
  readonly role: Role;
}

/** Holes for weights: nothing to keep, and long to copy. */
const BIG = 700_000_000;

/** A model that takes a while to be copied. */
export function bigModel(folder: string): string {
  const big = path.join(folder, 'survival');
  cpSync(NEW, big, { recursive: true });
  writeFileSync(path.join(big, 'weights.bin'), '');
  truncateSync(path.join(big, 'weights.bin'), BIG);
  return big;
}

/** Ports a model as the command line does. */
export async function portTo(
  { to, from, model, workspace, role }: Port,
  data: string,
  more: Partial<PortContext> = {},
) {
  const context: PortContext = { data, seed: SEED, tool: 'Model Porter', ...more };
  const source = await portSource(from, null);
  try {
    const target = { place: to, workspace, role, layout: 'sqlite' as const };
    const request = {
      target,
      model,
      alias: 'champion',
      description: 'Progression of diabetes after a year',
      tags: { team: 'care' },
    };
    return await exportModel(source, { ...request, reason: 'reviewed by Ana', contents: false }, workspace, context);
  } finally {
    await source.source.close();
  }
}

/**
 * Three workspaces with names, a model that production serves, and ports in every state that a person meets: done, held up by a full
 * disk, interrupted by the end of its process, paused.
 */
export async function portScene(folder: string, data: string): Promise<{ readonly prod: string }> {
  const places = { DEV: path.join(folder, 'lab'), TEST: path.join(folder, 'trial'), PROD: path.join(folder, 'prod') };
  const names = { DEV: 'lab', TEST: 'team-trial', PROD: 'prod-west' } as const;
  for (const role of ['DEV', 'TEST', 'PROD'] as const) {
    mkdirSync(places[role], { recursive: true });
    await addWorkspace(workspacesFileIn(data), { name: names[role], role, place: places[role] });
  }
  const to = (role: Role) => ({ to: places[role], workspace: names[role], role });
  await portTo({ ...to('PROD'), from: OLD, model: 'diabetes-2026' }, data);
  await portTo({ ...to('DEV'), from: OLD, model: 'diabetes' }, data);
  await portTo({ ...to('DEV'), from: NEW, model: 'diabetes' }, data);
  let written = 0;
  const full = (operation: string, file: string) => {
    if (operation === 'write' && file.includes('stage') && (written += 1) > 2)
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', path: file });
    return undefined;
  };
  await ignore(
    portTo({ ...to('TEST'), from: NEW, model: 'readmission' }, data, { disk: { ...DISK, failpoint: full } }),
  );
  for (const [model, dies] of [
    ['churn', true],
    ['price', false],
  ] as const) {
    const big = path.join(folder, model);
    cpSync(NEW, big, { recursive: true });
    writeFileSync(path.join(big, 'weights.bin'), Buffer.alloc(24_000_000, 3));
    const stop = new AbortController();
    const onProgress: PortContext['onProgress'] = ({ files }) => void (files > 3 && stop.abort());
    await ignore(portTo({ ...to('TEST'), from: big, model }, data, { signal: stop.signal, onProgress }));
    if (dies) forgetEnd(data, model);
  }
  return { prod: places.PROD };
}

/** As if its process had died: without the line that says why it ended. */
function forgetEnd(data: string, model: string): void {
  for (const name of readdirSync(path.join(data, 'ports'))) {
    const note = JSON.parse(readFileSync(path.join(data, 'ports', name), 'utf8')) as { journal: string; model: string };
    if (note.model !== model) continue;
    const lines = readFileSync(note.journal, 'utf8').split('\n');
    writeFileSync(
      note.journal,
      `${lines.filter((line) => line !== '' && !line.includes('{"kind":"failed"')).join('\n')}\n`,
    );
  }
}

async function ignore(act: Promise<unknown>): Promise<void> {
  await act.catch(() => undefined);
}
