import { existsSync } from 'node:fs';
import path from 'node:path';
import { foldPort } from '../../shared/export/journal.ts';
import type { Plan, PlannedFile } from '../../shared/export/plan.ts';
import { joinPath } from '../sources/join-path.ts';
import { hashChunks } from '../transfer/pump.ts';
import { readJournal } from '../transfer/journal.ts';
import { checkExpected, stale } from '../workspaces/expected.ts';
import { pathsOf } from '../workspaces/home.ts';
import type { Prospect, Workspace } from '../workspaces/workspace.ts';
import { digestIn } from '../workspaces/zip-contents.ts';
import type { PortSource } from './port-source.ts';
import { servingOf } from './serving.ts';
import { chunksIn } from './snapshot.ts';
import { checkAsPlanned, sourceNow, staleSource } from './source-now.ts';
import { keptStamp } from './stamped-file.ts';

/*
 * What a plan relied on that is carried out later than it was made. It is looked at before anything is written, so the plan can still be
 * carried out once that is put back; what the target's version rests on is looked at once more when it is registered.
 */

/** Whether a plan was carried out before, to its end or not. */
export function isBegun(workspace: Workspace | null, { id }: Plan): boolean {
  return workspace !== null && foldPort(readJournal(pathsOf(workspace.home, id).journal)) !== null;
}

/** Whether callers still get what the plan was judged against, or the port's own version already; `found`: one that holds the same. */
export async function isStillServing(
  workspace: Workspace,
  { id, target, source }: Plan,
  found?: string,
): Promise<boolean> {
  if (!workspace.capabilities.registry) return true;
  const now = servingOf(await workspace.model(target.model));
  if (now?.version === target.serving?.version || (now !== null && now.version === found)) return true;
  return (await workspace.find(id, target.model, source.digest ?? '')) !== null;
}

/** Error `plan-stale`: others are served there by now than those that the verdict is about. `workspace`: null where there is none (any more). */
export async function checkServing(workspace: Workspace | null, plan: Plan): Promise<void> {
  const { serving, model } = plan.target;
  if (workspace === null ? serving === null : await isStillServing(workspace, plan)) return;
  const now = servingOf((await workspace?.model(model)) ?? null);
  throw stale('serving', 'Another version is served there now.', serving?.version ?? '-', now?.version ?? '-');
}

const NOTHING: Prospect = { next: '1', fresh: true, aliasBefore: null };

/** Error `plan-stale`: the number, an alias or the zip's name is not what it was, and the plan is carried out as it stands or not at all. */
export async function checkTarget(workspace: Workspace | null, { source, target }: Plan): Promise<void> {
  const { model: name, alias, also = [], version, fresh, aliasBefore } = target;
  const now = workspace === null ? NOTHING : await workspace.plan(name, alias);
  const aliases = also.length === 0 ? null : (await workspace?.model(name))?.aliases;
  const free = also.map((each) => aliases?.get(each) ?? null);
  checkExpected({ next: version, fresh, aliasBefore }, now, free);
  if (workspace?.kind !== 'zip' || !existsSync(workspace.place)) return;
  const same = (await digestIn(workspace.place).catch(() => null)) === source.digest;
  if (!same) throw stale('file', 'A file of that name is there now.', '-', path.basename(workspace.place));
}

/** Reads only what was written to since. Error `source-stale`, naming the first file that is not what was planned. */
export async function checkSource(from: PortSource, { source }: Plan, signal?: AbortSignal): Promise<void> {
  const now = await sourceNow(from, signal);
  checkAsPlanned(source, now);
  const stamps = new Map(now.files.map((file) => [file.path, keptStamp(file.stamp)]));
  for (const file of source.files)
    if (
      file.digest !== null &&
      stamps.get(file.path) !== file.stamp &&
      (await digestOf(from, file, signal)) !== file.digest
    )
      throw staleSource(file.path);
}

async function digestOf({ source, inside }: PortSource, { path: name, size }: PlannedFile, signal?: AbortSignal) {
  return (await hashChunks(chunksIn(source, joinPath(inside, name), size), size, signal)).digest;
}
