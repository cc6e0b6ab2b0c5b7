import { createContext, useContext, useEffect, type ReactNode } from 'react';
import type { Client, EventData, EventName } from '../shared/contract/contract.ts';
import type { Grant } from '../shared/contract/schemas.ts';
import { KnownError, type ErrorData } from '../shared/contract/errors.ts';

export interface Opened {
  readonly grants: readonly Grant[];
  readonly errors: readonly ErrorData[];
}

/** The host as the page sees it: its methods, and how this face turns dropped or picked files into grants. */
export interface PageHost {
  readonly face: 'window' | 'tab';
  readonly client: Client;
  /** Must be called while the drop event is handled: a browser forgets its files afterwards. */
  openDrop(data: DataTransfer): Promise<Opened>;
  pick(kind: 'folder' | 'file'): Promise<Opened>;
  /** Whether this page holds the bytes behind a token, so that the program knows no place of theirs on disk. */
  isHeld(token: string): boolean;
}

/** What was picked where one thing was asked for; null when the person cancelled. Throws what stood in the way. */
export function onlyGrant({ grants, errors }: Opened): Grant | null {
  const [error] = errors;
  if (error !== undefined) throw new KnownError(error.code, error.message, error.details);
  return grants[0] ?? null;
}

const HostContext = createContext<PageHost | null>(null);

export function HostProvider({ host, children }: { readonly host: PageHost; readonly children: ReactNode }) {
  return <HostContext value={host}>{children}</HostContext>;
}

export function useHost(): PageHost {
  const host = useContext(HostContext);
  if (host === null) throw new Error('no host above this component');
  return host;
}

/** Listens to one event of the host while the component is shown. */
export function useHostEvent<E extends EventName>(name: E, listener: (data: EventData<E>) => void): void {
  const { client } = useHost();
  useEffect(
    () =>
      client.subscribe((event) => {
        if (event.name === name) listener(event.data as EventData<E>);
      }),
    [client, name, listener],
  );
}
