import type { EventData, EventName, Handlers, HostEvent } from '../../shared/contract/contract.ts';
import { toErrorData } from '../../shared/contract/errors.ts';
import type { HostContext, HostOptions, Opened } from './context.ts';
import { checkHandlers } from './check-handlers.ts';
import { Downloads } from './downloads.ts';
import { fileHandlers } from './file-handlers.ts';
import { dataHandlers } from './data-handlers.ts';
import { modelFilesHandlers } from './model-files-handlers.ts';
import { Grants } from './grants.ts';
import {
  COMPARE_NAMES,
  HELD_NAMES,
  lazyHandlers,
  PORT_NAMES,
  RECENTS_NAMES,
  WORKSPACE_NAMES,
} from './lazy-handlers.ts';
import { modelHandlers } from './model-handlers.ts';
import { openHandlers, PendingOpens } from './open-handlers.ts';
import type { Recents } from './recents.ts';
import { shellHandlers } from './shell-handlers.ts';
import { TabRanges } from './tab-ranges.ts';
import { Watcher } from './watcher.ts';
import type { ReadRange } from '../sources/bytes.ts';

export interface Host {
  readonly handlers: Handlers;
  /** Paths from outside the page (arguments, drops, a file manager) as grants; each that is not there as an error. */
  grantPaths(paths: readonly string[]): Opened;
  /** Opens paths in the page: at once when it listens, else when it asks for what is pending. */
  request(paths: readonly string[]): void;
  readonly ranges: TabRanges;
  readonly downloads: Downloads;
  emit<E extends EventName>(name: E, data: EventData<E>): void;
  subscribe(listener: (event: HostEvent) => void): () => void;
  close(): Promise<void>;
}

/** Wires the adapters: the same handlers serve window, tab and command line. */
export function createHost(options: HostOptions): Host {
  const listeners = new Set<(event: HostEvent) => void>();
  const emit: Host['emit'] = (name, data) => {
    for (const listener of listeners) listener({ name, data } as HostEvent);
  };
  const ranges = new TabRanges((wanted) => emit('tab.range', wanted));
  const readRange: ReadRange = (...range) => ranges.read(...range);
  const downloads = new Downloads();
  const grants = new Grants();
  const ends: (() => void | Promise<void>)[] = [];
  const context: HostContext = {
    options,
    grants,
    recents: () => recentsOf(options.data),
    jobs: options.startJobs(readRange, (reason) => {
      void clearLeftovers();
      emit('job.died', { reason });
    }),
    downloads,
    readRange,
    indexed: new Set(),
    onClose: (end) => ends.push(end),
    watcher: new Watcher((grant) => emit('source.changed', { grant })),
    grantPaths: (paths) => grantAll(grants, paths),
    emit,
  };
  const { contacts } = options;
  contacts?.onChange(() => emit('app.contacted', { hosts: contacts.list() }));
  // What a process that was killed left: not while the first page is drawn.
  if (options.remember) setTimeout(() => void clearLeftovers(), 3000).unref();
  const requests = new PendingOpens(context);
  return {
    handlers: {
      ...shellHandlers(context),
      ...openHandlers(context, requests),
      ...modelHandlers(context),
      ...lazyHandlers<'compare'>(
        context,
        COMPARE_NAMES,
        async () => (await import('./compare-handlers.ts')).compareHandlers,
      ),
      ...lazyHandlers<'recents'>(
        context,
        RECENTS_NAMES,
        async () => (await import('./recents-handlers.ts')).recentsHandlers,
      ),
      ...lazyHandlers<'signature'>(
        context,
        { 'signature.save': true },
        async () => (await import('./signature-handlers.ts')).signatureHandlers,
      ),
      ...checkHandlers(context),
      ...fileHandlers(context),
      ...modelFilesHandlers(context),
      ...dataHandlers(context),
      ...lazyHandlers<'store' | 'lineage'>(
        context,
        HELD_NAMES,
        async () => (await import('./held-handlers.ts')).heldHandlers,
      ),
      ...lazyHandlers<'search'>(
        context,
        { 'search.model': true },
        async () => (await import('./search-handlers.ts')).searchHandlers,
      ),
      ...lazyHandlers<'workspace'>(
        context,
        WORKSPACE_NAMES,
        async () => (await import('./workspace-handlers.ts')).workspaceHandlers,
      ),
      ...lazyHandlers<'port'>(context, PORT_NAMES, async () => (await import('./port-handlers.ts')).portHandlers),
    },
    grantPaths: context.grantPaths,
    request: (paths) => requests.request(paths),
    ranges,
    downloads,
    emit,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      context.watcher.close();
      await Promise.all(ends.map((end) => end()));
      await context.jobs.close();
    },
  };
}

function grantAll(grants: Grants, paths: readonly string[]): Opened {
  const opened: Opened = { grants: [], errors: [] };
  for (const file of paths) {
    try {
      opened.grants.push(grants.forPath(file));
    } catch (error) {
      opened.errors.push(toErrorData(error));
    }
  }
  return opened;
}

async function recentsOf(data: string): Promise<Recents> {
  const { Recents: Kept } = await import('./recents.ts');
  return new Kept(data);
}

/** Temporary folders of processes that were killed. */
async function clearLeftovers(): Promise<void> {
  (await import('../transfer/temporary.ts')).clearTemporary();
}
