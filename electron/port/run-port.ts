import { KnownError, toErrorData } from '../../shared/contract/errors.ts';
import { foldPort, type CopiedFile, type PortEvent, type PortState } from '../../shared/export/journal.ts';
import type { Plan } from '../../shared/export/plan.ts';
import { readJournal, record } from '../transfer/journal.ts';
import { ensureFolder } from '../transfer/fs.ts';
import { toWriteError, writing } from '../transfer/write-errors.ts';
import { treeDigest } from '../workspaces/digest.ts';
import { stale } from '../workspaces/expected.ts';
import { tryLock } from '../workspaces/file-lock.ts';
import { pathsOf, type PortPaths } from '../workspaces/home.ts';
import type { Committed, Staging, Workspace } from '../workspaces/workspace.ts';
import { admit } from './admit.ts';
import { copyFiles } from './copy-files.ts';
import { diskOf, hostName, nowOf, type PortContext } from './context.ts';
import { inSizes } from './in-lanes.ts';
import { notePort } from './recent-ports.ts';
import { manifestOf, registrationOf } from './registration.ts';
import type { PortSource } from './source-of.ts';

export interface PortResult {
  readonly id: string;
  readonly journal: string;
  /** existing: the same content was there already, as this version. */
  readonly outcome: 'ported' | 'existing';
  readonly model: string;
  readonly version: string;
  readonly alias: string | null;
  readonly aliasBefore: string | null;
  /** More that a zip brought and that were set. */
  readonly also: readonly string[];
  /** The registered model was made along with it. */
  readonly made: boolean;
  readonly digest: string;
  /** Files that were read back from the workspace and are what was read from the source. */
  readonly identical: number;
  readonly files: number;
  /** Bytes. */
  readonly size: number;
  readonly milliseconds: number;
}

export interface RunOptions {
  /** null where the files are all there already, or there is no source any more. */
  readonly source: PortSource | null;
  /** Only what was planned: a plan that was kept refuses a workspace that has changed since. */
  readonly strict: boolean;
  /** The name of the production workspace, as a person typed it. */
  readonly confirmed: string | null;
}

/**
 * Carries out a plan, from its beginning or from where it was left. Its journal says at every moment how far it is; whatever ends
 * it, the next call goes on, or `undoPort` clears up. Errors: `port-running`, `plan-stale`, `source-changed`, `manifest-differs`,
 * `copy-differs`, and those of writing; all but these five leave it to be gone on with.
 */
export function runPort(
  workspace: Workspace,
  plan: Plan,
  options: RunOptions,
  context: PortContext,
): Promise<PortResult> {
  return writing(workspace.place, () => run(workspace, plan, options, context));
}

async function run(
  workspace: Workspace,
  plan: Plan,
  { source, strict, confirmed }: RunOptions,
  context: PortContext,
): Promise<PortResult> {
  const started = performance.now();
  const paths = pathsOf(workspace.home, plan.id);
  const lock = await tryLock(paths.lock, diskOf(context));
  if (lock === null)
    throw new KnownError('port-running', 'This port is under way in another process.', { id: plan.id });
  try {
    const old = foldPort(readJournal(paths.journal));
    if (old === null) admit(plan, confirmed);
    const state = old ?? begin(paths, plan, workspace, context);
    const staging = await workspace.begin(plan.id);
    const all: Run = { workspace, plan, paths, staging, source, strict, context, state, resumed: old !== null };
    try {
      const result = await finish(all);
      return { ...result, milliseconds: Math.round(performance.now() - started) };
    } catch (error) {
      await failed(all, toWriteError(error, workspace.place));
      throw toErrorData(error).code === 'cancelled' ? paused(plan.id) : error;
    } finally {
      await staging.close();
    }
  } finally {
    lock.release();
  }
}

/** Writes down what is about to be done, before anything is: where that is told comes first, so that `undo` takes back no other. */
function begin(paths: PortPaths, plan: Plan, workspace: Workspace, context: PortContext): PortState {
  const at = nowOf(context).toISOString();
  const event: PortEvent = { kind: 'begun', at, host: hostName(), pid: process.pid, plan };
  const note = { id: plan.id, journal: paths.journal, place: workspace.place, model: plan.target.model, at };
  notePort(context.data, note, diskOf(context));
  ensureFolder(paths.folder, diskOf(context));
  record(paths.journal, event, diskOf(context));
  return foldPort([event]) as PortState;
}

interface Run {
  readonly workspace: Workspace;
  readonly plan: Plan;
  readonly paths: PortPaths;
  readonly staging: Staging;
  readonly source: PortSource | null;
  readonly strict: boolean;
  readonly context: PortContext;
  readonly state: PortState;
  readonly resumed: boolean;
}

async function finish(run: Run): Promise<Omit<PortResult, 'milliseconds'>> {
  const { workspace, plan, staging, context, state } = run;
  const note = (event: PortEvent) => record(run.paths.journal, event, diskOf(context));
  if (state.phase === 'done' || state.phase === 'undone' || state.phase === 'undoing')
    throw new KnownError('port-ended', 'This port has ended.', { id: plan.id });
  const at = nowOf(context);
  if (run.resumed) note({ kind: 'resumed', at: at.toISOString() });
  const duplicate = state.phase === 'copying' && state.files.size === 0 ? await duplicateOf(run) : null;
  const files = state.registered !== null ? filesOf(state) : (duplicate?.files ?? (await staged(run, note)));
  const digest = state.digest ?? plan.source.digest ?? treeDigest(files);
  const found = duplicate === null ? null : await noteFound(run, duplicate.version, note);
  const committed =
    state.registered === null
      ? await staging.commit(registrationOf(run, digest, at))
      : await again(run, digest, at, state.registered);
  if (committed.existing && duplicate === null) await staging.abort();
  // A commit that was cut off before it was written down has moved the alias already.
  const moved = (found !== null || !committed.existing) && committed.aliasBefore === committed.version;
  const aliasBefore = moved ? (found ?? plan.target).aliasBefore : committed.aliasBefore;
  if (state.registered === null) {
    const { version, made, existing, also } = committed;
    note({ kind: 'registered', at: at.toISOString(), version, made, existing, aliasBefore, also });
  }
  note({ kind: 'done', at: nowOf(context).toISOString() });
  return {
    id: plan.id,
    journal: run.paths.journal,
    outcome: committed.existing ? 'existing' : 'ported',
    model: plan.target.model,
    version: committed.version,
    alias: workspace.capabilities.aliases ? plan.target.alias : null,
    aliasBefore,
    also: committed.also,
    made: committed.made,
    digest,
    identical: files.length,
    files: files.length,
    size: files.reduce((sum, { size }) => sum + size, 0),
  };
}

/**
 * Before its aliases are set, so that they can be taken back whatever happens then: a version that was there tells nothing of this
 * port.
 */
async function noteFound(
  { workspace, plan: { target }, state: { found: before } }: Run,
  version: string,
  note: (event: PortEvent) => void,
): Promise<NonNullable<PortState['found']>> {
  const { aliasBefore: now } = await workspace.plan(target.model, workspace.capabilities.aliases ? target.alias : null);
  // It was moved already, before this port was cut off.
  const aliasBefore = before !== null && now === version ? before.aliasBefore : now;
  const found = { kind: 'found', version, aliasBefore } as const;
  note(found);
  return found;
}

/** What was copied, or was there already. */
function filesOf({ files, plan }: PortState): readonly CopiedFile[] {
  if (files.size > 0) return [...files.values()].sort(byPath);
  return plan.source.files.map((file) => ({ ...file, digest: file.digest ?? '' }));
}

/** The version is there: what may be left are its aliases, unless somebody has moved it meanwhile. */
async function again(
  run: Run,
  digest: string,
  at: Date,
  { version, made, existing, aliasBefore }: NonNullable<PortState['registered']>,
): Promise<Committed> {
  const { workspace, plan, staging } = run;
  const { model, alias, also = [] } = plan.target;
  const done = { version, made, existing, aliasBefore, also };
  if (workspace.capabilities.atomicAlias || alias === null) return done;
  if ((await workspace.plan(model, alias)).aliasBefore === aliasBefore)
    await staging.commit({ ...registrationOf(run, digest, at), expected: null });
  return done;
}

/** All files at their last place, read back and found the same. */
async function staged(run: Run, note: (event: PortEvent) => void): Promise<readonly CopiedFile[]> {
  const { plan, staging, state, context } = run;
  const copied = state.phase === 'copying' ? await copyFiles(run, note) : [...state.files.values()].sort(byPath);
  const digest = treeDigest(copied);
  if (plan.source.digest !== null && plan.source.digest !== digest)
    throw stale('source', 'The model is not the one that was planned.', plan.source.digest, digest);
  if (state.phase === 'copying') {
    await staging.settle();
    const size = copied.reduce((sum, file) => sum + file.size, 0);
    note({ kind: 'staged', digest, files: copied.length, size });
  }
  const location = await staging.publish(manifestOf(plan, copied, digest), plan.target.beside);
  if (state.phase === 'copying' || state.phase === 'staged') note({ kind: 'published', location });
  await checkCopies(staging, copied, context);
  return copied;
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

/** Where the plan found the same content: which version, and its files, once they were found whole there. */
async function duplicateOf({
  plan,
  workspace,
  context,
}: Run): Promise<{ readonly version: string; readonly files: readonly CopiedFile[] } | null> {
  const check = plan.checks.find(({ id }) => id === 'P35');
  if (check?.code !== 'same-there' || plan.source.digest === null || workspace.kind === 'zip') return null;
  const version = String(check.details['version']);
  const { verifyVersion } = await import('./verify-version.ts');
  const verified = await verifyVersion(workspace, plan.target.model, version, context);
  if (verified.state !== 'same' || verified.digest !== plan.source.digest)
    throw new KnownError('existing-damaged', `Version ${version} should hold the same, and does not.`, { version });
  return { version, files: plan.source.files as readonly CopiedFile[] };
}

function byPath(a: CopiedFile, b: CopiedFile): number {
  return a.path < b.path ? -1 : 1;
}

/** Whoever stopped it hears which port it is that can be gone on with. */
function paused(id: string): KnownError {
  return new KnownError('cancelled', 'Cancelled.', { id });
}

/** What can never succeed as it was begun is cleared at once; the rest can be gone on with. */
const HOPELESS = new Set([
  'plan-stale',
  'source-changed',
  'copy-differs',
  'copy-too-many',
  'existing-damaged',
  'manifest-differs',
]);

async function failed({ plan, workspace, staging, paths, context }: Run, error: unknown): Promise<void> {
  const { code, message, details } = toErrorData(error);
  if (code === 'port-ended') return;
  const told = details === undefined ? {} : { details };
  try {
    const at = nowOf(context).toISOString();
    record(paths.journal, { kind: 'failed', at, code, message, ...told }, diskOf(context));
    if (!HOPELESS.has(code)) return;
    await staging.abort();
    const left = plan.source.digest === null ? '' : plan.source.digest;
    if ((await workspace.find(plan.id, plan.target.model, left)) === null)
      record(paths.journal, { kind: 'undone', at, left: [] }, diskOf(context));
  } catch {
    // The disk that made it fail may take no more: the journal tells how far it came all the same.
  }
}
