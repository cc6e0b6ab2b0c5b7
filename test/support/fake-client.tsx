import type { Client, HostEvent, Input, Method, Output, Progress } from '../../shared/contract/contract.ts';
import { KnownError } from '../../shared/contract/errors.ts';
import type { FoundModel } from '../../shared/contract/model-reading.ts';
import type { Grant, Recent, Settings } from '../../shared/contract/schemas.ts';
import type { PageHost } from '../../renderer/client.tsx';

export const SETTINGS: Settings = {
  theme: 'light',
  language: 'en',
  density: 'comfortable',
  zoom: 100,
  rail: 'wide',
  inspector: 'hidden',
  lineage: 'graph',
  hintsSeen: [],
};

export function grantOf(name: string): Grant {
  return { token: `grant-${name}`, name, kind: 'folder' };
}

export function foundModel(path: string, more: Partial<FoundModel> = {}): FoundModel {
  const name = path.split('/').at(-1) ?? path;
  return {
    path,
    name,
    flavors: ['python_function', 'sklearn'],
    mlflowVersion: '3.4.0',
    created: null,
    inputs: 4,
    outputs: 1,
    state: 'whole',
    loadable: true,
    ...more,
  };
}

export interface FakeHost extends PageHost {
  emit(event: HostEvent): void;
  readonly calls: { readonly method: Method; readonly input: unknown; readonly signal: AbortSignal | undefined }[];
}

type Answers = {
  [M in Method]?: (
    input: Input<M>,
    call: { signal?: AbortSignal; onProgress?: (progress: Progress<M>) => void },
  ) => Output<M> | Promise<Output<M>>;
};

/**
 * A host that answers from a table: for behaviour of the page alone. What the real hosts do is tested with the real ones.
 * `models` says what is found behind a grant's token; `drop` what a drop opens.
 */
export function fakeHost({
  answers = {},
  models = {},
  recents = [],
  settings = SETTINGS,
  face = 'window',
  drop,
  held = [],
}: {
  answers?: Answers;
  models?: Readonly<Record<string, readonly FoundModel[]>>;
  recents?: readonly Recent[];
  settings?: Settings;
  face?: PageHost['face'];
  drop?: PageHost['openDrop'];
  /** Tokens of what the page holds itself. */
  held?: readonly string[];
} = {}): FakeHost {
  const listeners = new Set<(event: HostEvent) => void>();
  const calls: FakeHost['calls'] = [];
  const emit = (event: HostEvent) => listeners.forEach((listener) => listener(event));
  let current = settings;
  const usual: Answers = {
    'open.pending': () => ({ grants: [], errors: [] }),
    'recents.list': () => ({ recents: [...recents] }),
    'settings.read': () => current,
    'settings.change': (patch) => {
      current = { ...current, ...patch } as Settings;
      emit({ name: 'settings.changed', data: current });
      return current;
    },
    'models.find': ({ grant }) => ({
      handle: grant,
      summary: { source: 'folder', models: models[grant]?.length ?? 0, folders: 3, complete: true, problems: [] },
    }),
    'models.page': ({ handle, cursor, limit }) => {
      const all = models[handle] ?? [];
      return { rows: all.slice(cursor, cursor + limit), next: cursor + limit < all.length ? cursor + limit : null };
    },
    'models.close': () => ({}),
    'store.look': () => ({ kind: null }),
    'port.list': () => ({ ports: [], damaged: [] }),
    'workspace.list': () => ({ workspaces: [] }),
    'files.list': () => ({
      handle: 'files',
      summary: { count: 0, size: 0, complete: true, code: 0, codeFiles: [], notLooked: 0 },
    }),
    'files.page': () => ({ rows: [], next: null }),
    'files.close': () => ({}),
    'search.model': () => ({ hits: [], totals: { column: 0, package: 0, file: 0, value: 0 }, size: 1, gaps: [] }),
    'open.release': () => ({}),
    'app.info': () => ({ face, version: '1.2.3', platform: 'linux', locale: 'en', versions: { chromium: '1' } }),
    'shell.commands': () => ({}),
    'shell.prepare': () => ({}),
  };
  const client = {
    async call(method: Method, input: unknown, options: { signal?: AbortSignal } = {}) {
      calls.push({ method, input, signal: options.signal });
      const answer = answers[method] ?? usual[method];
      if (answer === undefined) throw new KnownError('unknown-method', method, { method });
      return (answer as (input: unknown, call: unknown) => unknown)(input, options);
    },
    subscribe(listener: (event: HostEvent) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as Client;
  const nothing = () => Promise.resolve({ grants: [], errors: [] });
  return {
    face,
    client,
    openDrop: drop ?? nothing,
    pick: (kind) => client.call('open.pick', { kind }),
    isHeld: (token) => held.includes(token),
    emit,
    calls,
  };
}
