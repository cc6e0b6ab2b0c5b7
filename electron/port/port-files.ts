import { KnownError } from '../../shared/contract/errors.ts';
import type { CopiedFile, PortEvent, PortState } from '../../shared/export/journal.ts';
import { sameThere } from '../../shared/export/plan.ts';
import { treeDigest } from '../workspaces/digest.ts';
import { stale } from '../workspaces/expected.ts';
import type { PortPaths } from '../workspaces/home.ts';
import type { Staging, Workspace } from '../workspaces/workspace.ts';
import type { PortContext } from './context.ts';
import { copyFiles, type CopyRun } from './copy-files.ts';
import { inSizes } from './in-lanes.ts';
import { manifestOf } from './registration.ts';

/** A port that is being carried out. */
export interface PortRun extends CopyRun {
  readonly workspace: Workspace;
  readonly paths: PortPaths;
  readonly strict: boolean;
}

/** What was copied, or was there already. */
export function filesOf({ files, plan }: PortState): readonly CopiedFile[] {
  if (files.size > 0) return [...files.values()].sort(byPath);
  return plan.source.files.map(({ path, size, digest }) => ({ path, size, digest: digest ?? '' }));
}

/** All files at their last place, read back and found the same. */
export async function staged(run: PortRun, note: (event: PortEvent) => void): Promise<readonly CopiedFile[]> {
  const { plan, staging, state, context } = run;
  const copying = await needsCopy(run);
  const copied = copying ? await copyFiles(run, note) : [...state.files.values()].sort(byPath);
  const digest = treeDigest(copied);
  if (plan.source.digest !== null && plan.source.digest !== digest)
    throw stale('source', 'The model is not the one that was planned.', plan.source.digest, digest);
  if (copying) {
    await staging.settle();
    const size = copied.reduce((sum, file) => sum + file.size, 0);
    note({ kind: 'staged', digest, files: copied.length, size });
  }
  const location = await staging.publish(manifestOf(plan, copied, digest), plan.target.beside);
  if (copying || state.phase === 'staged') note({ kind: 'published', location });
  await checkCopies(staging, copied, context);
  return copied;
}

/** A zip that was not whole when it stopped is begun anew. */
async function needsCopy({ state: { phase, digest }, staging }: PortRun): Promise<boolean> {
  if (phase === 'copying' || staging.kept === undefined) return phase === 'copying';
  return !(await staging.kept(digest ?? ''));
}

async function checkCopies(staging: Staging, copied: readonly CopiedFile[], context: PortContext): Promise<void> {
  const total = copied.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  let files = 0;
  const tell = () => context.onProgress?.({ step: 'check', done, total, files, of: copied.length });
  await inSizes(copied, async (file) => {
    let passed = 0;
    const onBytes = (bytes: number) => {
      done += bytes - passed;
      passed = bytes;
      tell();
    };
    const back = await staging.readBack(file.path, context.signal, onBytes);
    if (back?.digest !== file.digest)
      throw new KnownError('copy-differs', `${file.path} was read back and differs.`, { path: file.path });
    files += 1;
    onBytes(file.size);
  });
}

/** Where the plan found the same content: its files, once they were found whole there. A zip is held against what was packed. */
export async function duplicateOf({ plan, workspace, context }: PortRun): Promise<readonly CopiedFile[] | null> {
  const version = sameThere(plan);
  if (version === null || workspace.kind === 'zip' || plan.source.digest === null) return null;
  const { verifyVersion } = await import('./verify-version.ts');
  const verified = await verifyVersion(workspace, plan.target.model, version, context);
  if (verified.state === 'moved') throw stale('version', 'MLflow does not find it any more.', version, '-');
  if (verified.state !== 'same' || verified.digest !== plan.source.digest)
    throw new KnownError('existing-damaged', `Version ${version} should hold the same, and does not.`, { version });
  return plan.source.files.map(({ path, size, digest }) => ({ path, size, digest: digest ?? '' }));
}

function byPath(a: CopiedFile, b: CopiedFile): number {
  return a.path < b.path ? -1 : 1;
}
