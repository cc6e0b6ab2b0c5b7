import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { EventData, EventName, Handlers, HostEvent, Output } from '../../shared/contract/contract.ts';
import { KnownError, toErrorData } from '../../shared/contract/errors.ts';
import type { FoundModel } from '../../shared/contract/model-reading.ts';
import type { AppInfo } from '../../shared/contract/schemas.ts';
import type { JobRunner } from '../jobs/jobs.ts';
import type { ReadRange } from '../sources/source.ts';
import { Grants } from './grants.ts';
import { Recents } from './recents.ts';
import { changeSettings, readSettings } from './settings.ts';
import { TabRanges } from './tab-ranges.ts';
import { Watcher } from './watcher.ts';

export interface HostOptions {
  readonly info: AppInfo;
  /** The app's own folder, for settings and recents. */
  readonly data: string;
  /** Where the sample models are. */
  readonly examples: string;
  readonly startJobs: (readRange: ReadRange, onDied: (reason: string) => void) => JobRunner;
  /** The system's dialog; null on a host without one. */
  readonly pick: ((kind: 'folder' | 'file') => Promise<readonly string[]>) | null;
  /** Whether to keep recents: not for the command line. */
  readonly remember: boolean;
  readonly onCommands?: (enabled: readonly string[], title: string) => void;
}

/** What could be opened, and why the rest could not. */
export type Opened = Output<'open.pending'>;

export interface Host {
  readonly handlers: Handlers;
  /** Paths from outside the page (arguments, drops, a file manager) as grants; each that is not there as an error. */
  grantPaths(paths: readonly string[]): Opened;
  /** Opens paths in the page: at once when it listens, else when it asks for what is pending. */
  request(paths: readonly string[]): void;
  readonly ranges: TabRanges;
  emit<E extends EventName>(name: E, data: EventData<E>): void;
  subscribe(listener: (event: HostEvent) => void): () => void;
  close(): Promise<void>;
}

/** Lists kept for paging; the oldest goes when a page never closes its own. */
const HANDLES = 50;

/** Wires the adapters: the same handlers serve window, tab and command line. */
export function createHost(options: HostOptions): Host {
  const grants = new Grants();
  const recents = new Recents(options.data);
  const listeners = new Set<(event: HostEvent) => void>();
  const found = new Map<string, readonly FoundModel[]>();
  let pending: Opened = { grants: [], errors: [] };
  let listening = false;

  const emit: Host['emit'] = (name, data) => {
    for (const listener of listeners) listener({ name, data } as HostEvent);
  };
  const ranges = new TabRanges((wanted) => emit('tab.range', wanted));
  const jobs = options.startJobs(
    (...range) => ranges.read(...range),
    (reason) => emit('job.died', { reason }),
  );
  const watcher = new Watcher((grant) => emit('source.changed', { grant }));

  const grantPaths = (paths: readonly string[]): Opened => {
    const opened: Opened = { grants: [], errors: [] };
    for (const file of paths) {
      try {
        opened.grants.push(grants.forPath(file));
      } catch (error) {
        opened.errors.push(toErrorData(error));
      }
    }
    return opened;
  };
  const remember = (token: string, flavors: string[]) => {
    const ref = grants.resolve(token);
    if (!options.remember || ref.kind !== 'path' || ref.path.startsWith(options.examples)) return;
    const kind = /\.zip$|MLmodel$/i.test(ref.path) ? 'file' : 'folder';
    recents.add({ path: ref.path, kind, opened: new Date().toISOString(), flavors });
    emit('recents.changed', {});
  };

  const handlers: Handlers = {
    'app.info': async () => options.info,
    'open.pending': async () => {
      listening = true;
      const waiting = pending;
      pending = { grants: [], errors: [] };
      return waiting;
    },
    'open.pick': async ({ kind }) => {
      if (options.pick === null) throw new KnownError('no-dialog', 'There is no dialog here.');
      return grantPaths(await options.pick(kind));
    },
    'open.examples': async () =>
      grantPaths(['diabetes-2025', 'diabetes-2026'].map((name) => path.join(options.examples, name))),
    'open.tab': async (ref) => ({ grants: [grants.forTab(ref)], errors: [] }),
    'open.release': async ({ grant }) => {
      watcher.release(grant);
      grants.release(grant);
      return {};
    },
    'models.find': async ({ grant }, { signal, report }) => {
      const input = { ref: grants.resolve(grant) };
      const { summary, models } = await jobs.run('find', input, { signal, onProgress: report });
      const handle = randomUUID();
      found.set(handle, models);
      const [oldest] = found.keys();
      if (found.size > HANDLES && oldest !== undefined) found.delete(oldest);
      if (models.length > 0) remember(grant, [...new Set(models.flatMap((model) => model.flavors))].slice(0, 6));
      return { handle, summary };
    },
    'models.page': async ({ handle, cursor, limit }) => {
      const models = found.get(handle);
      if (models === undefined) throw new KnownError('no-handle', 'This list was closed: open it again.');
      const next = cursor + limit;
      return { rows: models.slice(cursor, next), next: next < models.length ? next : null };
    },
    'models.close': async ({ handle }) => {
      found.delete(handle);
      return {};
    },
    'model.read': async ({ grant, path: inside }, { signal }) => {
      const ref = grants.resolve(grant);
      const reading = await jobs.run('read', { ref, path: inside }, { signal });
      if (options.remember) watcher.watch(grant, ref, inside);
      return reading;
    },
    'recents.list': async () => ({ recents: recents.list() }),
    'recents.open': async ({ id }) => {
      const file = recents.pathOf(id);
      if (file === null) throw new KnownError('not-found', 'It is no longer in the list.', { path: '' });
      return grantPaths([file]);
    },
    'recents.forget': async ({ id }) => {
      recents.forget(id);
      emit('recents.changed', {});
      return {};
    },
    'recents.clear': async () => {
      recents.clear();
      emit('recents.changed', {});
      return {};
    },
    'settings.read': async () => readSettings(options.data),
    'settings.change': async (patch) => {
      const next = changeSettings(options.data, patch);
      emit('settings.changed', next);
      return next;
    },
    'shell.commands': async ({ enabled, title }) => {
      options.onCommands?.(enabled, title);
      return {};
    },
  };

  return {
    handlers,
    grantPaths,
    ranges,
    emit,
    request(paths) {
      const opened = grantPaths(paths);
      if (listening) emit('open.requested', opened);
      else pending = { grants: [...pending.grants, ...opened.grants], errors: [...pending.errors, ...opened.errors] };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      watcher.close();
      await jobs.close();
    },
  };
}
