import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import type { HandlersOf, HostContext, Opened } from './context.ts';

const NOTHING: Opened = { grants: [], errors: [] };

/** How things get opened: dialogs, examples, drops, and what the system asked for. */
export class PendingOpens {
  private pending = NOTHING;
  private listening = false;
  private readonly context: HostContext;

  constructor(context: HostContext) {
    this.context = context;
  }

  /** Opens paths in the page: at once when it listens, else when it asks for what is pending. */
  request(paths: readonly string[]): void {
    const { grants, errors } = this.context.grantPaths(paths);
    if (this.listening) this.context.emit('open.requested', { grants, errors });
    else this.pending = { grants: [...this.pending.grants, ...grants], errors: [...this.pending.errors, ...errors] };
  }

  take(): Opened {
    this.listening = true;
    const waiting = this.pending;
    this.pending = NOTHING;
    return waiting;
  }
}

export function openHandlers(context: HostContext, requests: PendingOpens): HandlersOf<'open'> {
  const { options, grants, watcher, grantPaths } = context;
  return {
    'open.pending': async () => requests.take(),
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
  };
}
