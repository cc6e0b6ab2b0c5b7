import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, type Dispatch } from 'react';
import type { FoundModel } from '../../../shared/contract/model-reading.ts';
import { useHost } from '../../client.tsx';
import { findQuery, onlyModel, type Found } from '../open/find-models.ts';
import type { ModelRef } from '../shell/open-tabs.ts';

/** How far one is with a model that a person chose. */
export type SideState =
  | { readonly kind: 'ready'; readonly path: string }
  | { readonly kind: 'busy' }
  | { readonly kind: 'failed'; readonly error: unknown; readonly retry: () => void }
  /** Several models, or none: a person has to say which. */
  | { readonly kind: 'choose'; readonly found: Found };

/** Looks what is behind a chosen thing; where it is one model only, says so through `onKnown`. */
export function useSide(model: ModelRef, onKnown: Dispatch<ModelRef>): SideState {
  const { client } = useHost();
  const { grant, path } = model;
  const query = useQuery({ ...findQuery(client, grant.token), enabled: path === null });
  const only = path === null ? onlyModel(query.data) : undefined;
  const known = useEffectEvent((found: FoundModel) => onKnown({ grant, path: found.path, name: found.name }));
  useEffect(() => {
    if (only !== undefined) known(only);
  }, [only]);
  if (path !== null) return { kind: 'ready', path };
  if (query.error !== null) return { kind: 'failed', error: query.error, retry: () => void query.refetch() };
  return query.data === undefined || only !== undefined ? { kind: 'busy' } : { kind: 'choose', found: query.data };
}
