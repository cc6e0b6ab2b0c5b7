import { KnownError, toErrorData } from '../../shared/contract/errors.ts';
import { foldPort, type PortEvent, type PortState } from '../../shared/export/journal.ts';
import type { Plan } from '../../shared/export/plan.ts';
import { readJournal, record } from '../transfer/journal.ts';
import { ensureFolder } from '../transfer/disk.ts';
import { treeDigest } from '../workspaces/digest.ts';
import { tryLock } from '../workspaces/file-lock.ts';
import { pathsOf, type PortPaths } from '../workspaces/home.ts';
import type { Committed, OnFound, Workspace } from '../workspaces/workspace.ts';
import { admit } from './admit.ts';
import { diskOf, hostName, nowOf, type PortContext } from './context.ts';
import type { PortSource } from './port-source.ts';
import { portWriteError } from './full-disk.ts';
import { keptZip } from './kept-zip.ts';
import { notePort } from './recent-ports.ts';
import { dropWaiting } from './waiting-note.ts';
import { duplicateOf, filesOf, staged, type PortRun } from './port-files.ts';
import { registrationOf } from './registration.ts';

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
  /** Those that were left alone, with the versions that they point to there. */
  readonly taken: Readonly<Record<string, string>>;
  /** The registered model was made along with it. */
  readonly made: boolean;
  readonly digest: string;
  /** Files that were read back from the workspace and are what was read from the source. */
  readonly identical: number;
  readonly files: number;
  /** Bytes. */
  readonly size: number;
  readonly milliseconds: number;
  /** The store of the workspace that was made for it. */
  readonly workspaceMade?: string;
}

export interface RunOptions {
  /** Asked for only where something has to be copied: what is there whole is gone on with when its source is gone. */
  readonly source: () => Promise<PortSource>;
  /** Only what was planned: a plan that was kept refuses a workspace that has changed since. */
  readonly strict: boolean;
  /** The name of the production workspace, as a person typed it. */
  readonly confirmed: string | null;
}

/**
 * Carries out a plan, from its beginning or from where it was left. Its journal says at every moment how far it is; whatever ends
 * it, the next call goes on, or `undoPort` clears up. Errors: `port-running`, `plan-stale`, `source-stale`, `source-changed`,
 * `manifest-differs`, `copy-differs`, and those of writing; all but these six, and a zip whose name is taken, leave it to be
 * gone on with.
 */
export async function runPort(
  workspace: Workspace,
  plan: Plan,
  options: RunOptions,
  context: PortContext,
): Promise<PortResult> {
  try {
    return await run(workspace, plan, options, context);
  } catch (error) {
    throw portWriteError(error, plan, workspace);
  }
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
    const staging = await workspace.begin(plan.id, Object.keys(plan.target.beside ?? {}));
    const all: PortRun = { workspace, plan, paths, staging, source, strict, context, state, resumed: old !== null };
    try {
      const result = await finish(all);
      return { ...result, milliseconds: Math.round(performance.now() - started) };
    } catch (thrown) {
      const error = keptZip(portWriteError(thrown, plan, workspace), all);
      await failed(all, error);
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
  dropWaiting(context.data, plan.id, diskOf(context));
  return foldPort([event]) as PortState;
}

async function finish(run: PortRun): Promise<Omit<PortResult, 'milliseconds'>> {
  const { workspace, plan, staging, context, state } = run;
  const note = (event: PortEvent) => record(run.paths.journal, event, diskOf(context));
  if (state.phase === 'undoing')
    throw new KnownError('port-undoing', 'This port was being taken back.', { id: plan.id });
  if (state.phase === 'done' || state.phase === 'undone')
    throw new KnownError('port-ended', 'This port has ended.', { id: plan.id });
  const at = nowOf(context);
  if (run.resumed) note({ kind: 'resumed', at: at.toISOString(), ...saidSince(state, plan) });
  const duplicate = state.phase === 'copying' && state.files.size === 0 ? await duplicateOf(run) : null;
  const files = state.registered !== null ? filesOf(state) : (duplicate ?? (await staged(run, note)));
  const digest = state.digest ?? plan.source.digest ?? treeDigest(files);
  let { found } = state;
  // Written down before its aliases are set, so that they can be taken back whatever happens then.
  const onFound: OnFound = ({ version, aliasBefore: now }) => {
    // It was moved already, before this port was cut off.
    const aliasBefore = found?.version === version && now === version ? found.aliasBefore : now;
    found = { kind: 'found', version, aliasBefore };
    note(found);
  };
  const committed =
    state.registered === null
      ? await staging.commit(registrationOf(run, digest, at), onFound)
      : await again(run, digest, at, state.registered);
  // A commit that was cut off before it was written down has moved the alias already.
  const moved = !committed.existing && committed.aliasBefore === committed.version;
  const { aliasBefore } = committed.existing ? (found ?? committed) : moved ? plan.target : committed;
  if (state.registered === null) {
    const { version, made, existing, also, taken } = committed;
    const registered = nowOf(context).toISOString();
    note({ kind: 'registered', at: registered, version, made, existing, aliasBefore, also, taken });
  }
  // Only now: without what was copied it could not be gone on with.
  if (committed.existing && duplicate === null) await staging.abort();
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
    taken: { ...plan.target.taken, ...committed.taken },
    made: committed.made,
    digest,
    identical: files.length,
    files: files.length,
    size: files.reduce((sum, { size }) => sum + size, 0),
  };
}

/** What a port is gone on with that it was not begun with: its target is production by now, and a person gave a reason. */
function saidSince({ plan: before, registered }: PortState, { target, reason }: Plan): Partial<Resumed> {
  if (registered !== null) return {};
  const production =
    target.role === 'PROD' && before.target.role !== 'PROD' ? { production: target.workspace ?? '' } : {};
  return reason === before.reason ? production : { ...production, reason };
}
type Resumed = Extract<PortEvent, { kind: 'resumed' }>;

/** The version is there: what may be left are its aliases, unless somebody has moved it meanwhile. */
async function again(
  run: PortRun,
  digest: string,
  at: Date,
  { version, made, existing, aliasBefore }: NonNullable<PortState['registered']>,
): Promise<Committed> {
  const { workspace, plan, staging } = run;
  const { model, alias, also = [] } = plan.target;
  const done = { version, made, existing, aliasBefore, also, taken: {} };
  if (workspace.capabilities.atomicAlias || alias === null) return done;
  if ((await workspace.plan(model, alias)).aliasBefore === aliasBefore)
    await staging.commit({ ...registrationOf(run, digest, at), expected: null });
  return done;
}

/** Whoever stopped it hears which port it is that can be gone on with. */
function paused(id: string): KnownError {
  return new KnownError('cancelled', 'Cancelled.', { id });
}

/** What can never succeed as it was begun is cleared at once; the rest can be gone on with. */
const HOPELESS = new Set([
  'plan-stale',
  'source-changed',
  'source-stale',
  'copy-differs',
  'copy-too-many',
  'existing-damaged',
  'manifest-differs',
]);

async function failed({ plan, workspace, staging, paths, context, resumed }: PortRun, error: unknown): Promise<void> {
  const { code, message, details } = toErrorData(error);
  if (code === 'port-ended' || code === 'port-undoing') return;
  const told = details === undefined ? {} : { details };
  try {
    const at = nowOf(context).toISOString();
    record(paths.journal, { kind: 'failed', at, code, message, ...told }, diskOf(context));
    // The name of a zip is taken for good. One that was gone on with may be all that is left of its model.
    const lost = code === 'target-exists' && workspace.kind === 'zip' && !resumed;
    if (!HOPELESS.has(code) && !lost) return;
    await staging.abort();
    const left = plan.source.digest === null ? '' : plan.source.digest;
    if ((await workspace.find(plan.id, plan.target.model, left)) === null)
      record(paths.journal, { kind: 'undone', at, left: [] }, diskOf(context));
  } catch {
    // The disk that made it fail may take no more: the journal tells how far it came all the same.
  }
}
