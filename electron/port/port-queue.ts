import { KnownError, toErrorData } from '../../shared/contract/errors.ts';
import { ACTIONS, type PortAction, type PortRow } from '../../shared/export/port-row.ts';
import type { TakenBack } from '../workspaces/workspace.ts';
import type { PortProgress } from './context.ts';
import type { Said } from './admit-later.ts';
import type { PortBase, PortJobs, PortRunner } from './port-table.ts';
import { dropPort } from './recent-ports.ts';
import type { PortResult } from './run-port.ts';
import { claimWaiting, type Claim } from './waiting-ports.ts';

export interface QueueOptions {
  /** Carries ports out, one after the other. */
  readonly carrier: PortRunner;
  /** Answers questions meanwhile, and takes ports back. */
  readonly planner: PortRunner;
  readonly base: PortBase;
  readonly onChange: (row: PortRow) => void;
  readonly onGone: (id: string) => void;
}

interface Entry {
  row: PortRow;
  readonly work: Work;
  /** Of one that has not begun: nobody else's, until it has its turn. */
  claim: Claim | null;
  stop: AbortController | null;
  wanted: 'pause' | 'cancel' | null;
  /** Settles when it has come to an end, whichever. */
  over: Promise<void>;
}

interface WorkOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: PortProgress) => void;
}
type Work = (options: WorkOptions) => Promise<PortResult>;

/** How long ports may take to stop when the program ends, in milliseconds. */
const PATIENCE = 5000;

/** Ports of this program: those that wait, the one under way, and what became of the others. */
export class PortQueue {
  private readonly options: QueueOptions;
  private readonly entries = new Map<string, Entry>();
  private turn: Promise<void> = Promise.resolve();
  private closing = false;

  constructor(options: QueueOptions) {
    this.options = options;
  }

  rows(): PortRow[] {
    return [...this.entries.values()].map(({ row }) => row);
  }

  /** Its row as it is now, whether it was begun here or by another. Error `port-unknown`. */
  async row(id: string): Promise<PortRow> {
    const known = this.entries.get(id);
    if (known !== undefined) return known.row;
    return (await this.options.planner.run('facts', { id, base: this.options.base })).row;
  }

  /** It is written down first: what waits for its turn outlives this program. Errors: `port-running`, `notes-not-writable`. */
  async start(row: PortRow, input: PortJobs['run']['input']): Promise<PortRow> {
    const { carrier, planner, base } = this.options;
    const claim = await claimWaiting(base.data, row.id, true);
    try {
      await planner.run('keep', { text: input.text, reason: input.reason, base });
    } catch (error) {
      claim.release();
      throw error;
    }
    return this.enqueue(row, (options) => carrier.run('run', input, options), claim);
  }

  /** Goes on with one that was begun, or starts one that waited for a person. Errors: `port-state`, those of `admitLater`. */
  async resume(id: string, said: Said): Promise<PortRow> {
    const row = await this.allowed(id, 'resume');
    const { carrier, planner, base } = this.options;
    const input = { id, ...said, base };
    await planner.run('admit', input);
    if (row.state !== 'waiting') return this.enqueue(row, (options) => carrier.run('resume', input, options), null);
    const claim = await claimWaiting(base.data, id, false);
    return this.enqueue(row, (options) => carrier.run('start', input, options), claim);
  }

  async pause(id: string): Promise<PortRow> {
    await this.allowed(id, 'pause');
    return this.stop(id, 'pause');
  }

  async cancel(id: string): Promise<PortRow> {
    const row = await this.allowed(id, 'cancel');
    const entry = this.entries.get(id);
    if (entry !== undefined && entry.stop !== null) return this.stop(id, 'cancel');
    const waiting = row.state === 'waiting' ? await claimWaiting(this.options.base.data, id, false) : null;
    const taken = entry ?? this.keep(row, GONE, waiting);
    if (taken.claim !== null) {
      this.give(taken, 'drop');
      return this.change(taken, { state: 'cancelled', ended: now() });
    }
    this.change(taken, { state: 'cancelling', error: null });
    await this.clear(taken);
    return taken.row;
  }

  async undo(id: string, confirmed: string | null): Promise<TakenBack & { readonly row: PortRow }> {
    const row = await this.allowed(id, 'undo');
    const entry = this.entries.get(id) ?? this.keep(row, GONE, null);
    this.change(entry, { state: 'undoing', error: null });
    try {
      const { left, aliases } = await this.options.planner.run('undo', { id, confirmed, base: this.options.base });
      return { row: this.change(entry, { state: 'undone', ended: entry.row.ended ?? now() }), left, aliases };
    } catch (error) {
      // What was taken back is told by the journal, also where the rest could not be cleared away.
      const { row: now } = await this.options.planner
        .run('facts', { id, base: this.options.base })
        .catch(() => ({ row }));
      this.change(entry, { state: now.state });
      throw error;
    }
  }

  async forget(id: string): Promise<void> {
    await this.allowed(id, 'forget');
    this.entries.delete(id);
    const { data } = this.options.base;
    // Where it never began it still waits, for the next start; another program may have it by now.
    const claim = await claimWaiting(data, id, false).catch(() => null);
    claim?.drop();
    claim?.release();
    dropPort(data, id);
    this.options.onGone(id);
  }

  /** Pauses what is under way; what has not begun waits for the next start. */
  async close(): Promise<void> {
    this.closing = true;
    for (const { stop } of this.entries.values()) stop?.abort();
    const over = Promise.all([...this.entries.values()].map((entry) => entry.over));
    await Promise.race([over, new Promise((resolve) => setTimeout(resolve, PATIENCE).unref())]);
    for (const entry of this.entries.values()) this.give(entry, 'release');
  }

  private enqueue(row: PortRow, work: Work, claim: Claim | null): PortRow {
    const entry = this.keep({ ...row, state: 'queued', error: null, progress: null }, work, claim);
    this.options.onChange(entry.row);
    entry.over = this.turn.then(() => this.carry(entry));
    this.turn = entry.over;
    return entry.row;
  }

  private keep(row: PortRow, work: Work, claim: Claim | null): Entry {
    const entry: Entry = { row, work, claim, stop: null, wanted: null, over: Promise.resolve() };
    this.entries.set(row.id, entry);
    return entry;
  }

  /** Its claim ends here; with `drop` it waits nowhere any more. */
  private give(entry: Entry, how: 'drop' | 'release'): void {
    if (how === 'drop') entry.claim?.drop();
    entry.claim?.release();
    entry.claim = null;
  }

  private async carry(entry: Entry): Promise<void> {
    const { id } = entry.row;
    // Given up while it waited.
    if (this.closing || entry.row.state !== 'queued' || this.entries.get(id) !== entry) return;
    entry.stop = new AbortController();
    const { signal } = entry.stop;
    this.change(entry, { state: 'copying', began: entry.row.began ?? now(), progress: null });
    const onProgress = (progress: PortProgress) => this.progress(entry, progress);
    try {
      this.done(entry, await entry.work({ signal, onProgress }));
    } catch (error) {
      await this.ended(entry, error);
    } finally {
      this.give(entry, 'release');
      entry.stop = null;
      entry.wanted = null;
    }
  }

  private progress(entry: Entry, progress: PortProgress): void {
    const { state } = entry.row;
    const next = progress.step === 'copy' ? 'copying' : 'checking';
    this.change(entry, { progress, state: state === 'copying' || state === 'checking' ? next : state });
  }

  private done(entry: Entry, { version, outcome }: PortResult): void {
    this.change(entry, { state: 'done', version, outcome, ended: now(), error: null });
  }

  private async ended(entry: Entry, thrown: unknown): Promise<void> {
    const error = toErrorData(thrown);
    if (error.code === 'cancelled' && entry.wanted === 'cancel') return this.clear(entry);
    const told = error.code === 'cancelled' || error.code === 'job-died' ? null : error;
    const { planner, base } = this.options;
    const facts = await planner.run('facts', { id: entry.row.id, base }).catch(() => null);
    if (facts !== null && facts.row.began !== null) {
      // The journal knows whether it can be gone on with.
      const { row } = facts;
      // Its process may die before it has written down that it was gone on with.
      const state = error.code === 'job-died' && row.state === 'paused' ? 'interrupted' : row.state;
      this.change(entry, { state, error: told, ended: row.ended });
    } else if (told === null && facts !== null) {
      // Stopped before it began: it waits, and its note tells of it from now on.
      this.give(entry, 'release');
      this.change(entry, { state: 'waiting', began: null, progress: null });
      this.entries.delete(entry.row.id);
    } else
      // It never began, so nothing is left of it.
      this.change(entry, { state: told === null ? 'cancelled' : 'failed', error: told, ended: now() });
  }

  private async clear(entry: Entry): Promise<void> {
    try {
      await this.options.planner.run('undo', { id: entry.row.id, confirmed: null, base: this.options.base });
      this.change(entry, { state: 'cancelled', ended: now(), progress: null });
    } catch (thrown) {
      const error = toErrorData(thrown);
      const never = error.code === 'port-unknown';
      if (never) this.give(entry, 'drop');
      this.change(entry, never ? { state: 'cancelled', ended: now() } : { state: 'stopped', error });
    }
  }

  private stop(id: string, wanted: 'pause' | 'cancel'): PortRow {
    const entry = this.entries.get(id);
    if (entry?.stop == null) throw refused(id, wanted);
    entry.wanted = wanted;
    const row = this.change(entry, { state: wanted === 'pause' ? 'pausing' : 'cancelling' });
    entry.stop.abort();
    return row;
  }

  private async allowed(id: string, action: PortAction): Promise<PortRow> {
    const row = await this.row(id);
    if (!ACTIONS[row.state].includes(action)) throw refused(id, action);
    return row;
  }

  private change(entry: Entry, patch: Partial<PortRow>): PortRow {
    entry.row = { ...entry.row, ...patch };
    this.options.onChange(entry.row);
    return entry.row;
  }
}

/** Of a port that is not in the queue any more. */
const GONE: Work = () => Promise.reject(new KnownError('port-ended', 'It is not in the queue.'));

function refused(id: string, action: PortAction): KnownError {
  return new KnownError('port-state', `This port is in no state to ${action}.`, { id });
}

function now(): string {
  return new Date().toISOString();
}
