import path from 'node:path';
import type { Grant } from '../../shared/contract/schemas.ts';
import type { StoreAsk, StoreAsks, StoreName } from '../jobs/store-asks.ts';
import type { SourceRef } from '../sources/source.ts';
import type { HostContext } from './context.ts';
import { Handles } from './handles.ts';

/** A store that a page has open. It lives in the job process; what it takes to open it again is here. */
export interface HeldStore {
  readonly grant: string;
  readonly ref: SourceRef;
  readonly name: string;
  /** By the location that it is about. */
  readonly chosen: Map<string, SourceRef>;
  /** Tokens for folders of artifacts, by where they are. */
  readonly lent: Map<string, Grant>;
}

type Answer<A extends StoreAsk> = StoreAsks[A['kind']]['output'];

/** The open stores of a host. */
export class HeldStores {
  private readonly handles = new Handles<HeldStore>();
  private readonly byGrant = new Map<string, Set<string>>();
  private readonly context: HostContext;

  constructor(context: HostContext) {
    this.context = context;
    context.grants.onRelease((grant) => this.release(grant));
  }

  open(grant: string): string {
    const ref = this.context.grants.resolve(grant);
    const name = ref.kind === 'path' ? path.basename(ref.path) : ref.name;
    const handle = this.handles.open({ grant, ref, name, chosen: new Map(), lent: new Map() });
    this.byGrant.set(grant, new Set([...(this.byGrant.get(grant) ?? []), handle]));
    return handle;
  }

  /** Error `no-handle`. */
  get(handle: string): HeldStore {
    return this.handles.get(handle);
  }

  /** The open store whose artifacts a token stands for, or that has the same grant; null where there is none. */
  lenderOf(grant: string): string | null {
    for (const handles of this.byGrant.values())
      for (const handle of handles) {
        const store = this.handles.find(handle);
        if (store === undefined) continue;
        if (store.grant === grant || [...store.lent.values()].some(({ token }) => token === grant)) return handle;
      }
    return null;
  }

  /** Asks the store, which is opened again where the job process lost it. */
  async ask<A extends StoreAsk>(handle: string, ask: A, signal: AbortSignal): Promise<Answer<A>> {
    const { jobs } = this.context;
    const store = this.nameOf(handle);
    // The names of everything that a tab holds are megabytes: they are sent when they are needed.
    const first = await jobs.run('store-ask', { store, ref: null, ask }, { signal });
    if (first.open) return first.answer as Answer<A>;
    const second = await jobs.run('store-ask', { store, ref: this.get(handle).ref, ask }, { signal });
    if (!second.open) throw new Error('the store did not stay open');
    return second.answer as Answer<A>;
  }

  nameOf(handle: string): StoreName {
    const { name, chosen } = this.get(handle);
    return { id: handle, name, chosen: [...chosen].map(([root, ref]) => ({ root, ref })) };
  }

  close(handle: string): void {
    this.handles.close(handle);
    this.context.jobs.run('store-close', { id: handle }).catch(() => undefined);
  }

  private release(grant: string): void {
    for (const handle of this.byGrant.get(grant) ?? []) this.close(handle);
    this.byGrant.delete(grant);
  }
}
