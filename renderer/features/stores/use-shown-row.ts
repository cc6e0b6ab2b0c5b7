import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { LoggedRow, VersionRow } from '../../../shared/contract/store-schemas.ts';
import { useHost } from '../../client.tsx';
import { useShownStore } from './use-opening.ts';
import { grows } from './use-store.ts';

/** What stands below a table, and what shows a row there or takes it away: however long the table is, and however one came to it. */
export interface ShownRow<T> {
  readonly shown: T | null;
  readonly show: (row: T) => void;
}

/** Models among which one is looked for by its id: that of one may stand in the tags of others. */
const FOUND = 100;

/** The version that stands below the table: wherever in a long list it is, and however one came to it. */
export function useShownVersion(workspace: string, name: string): ShownRow<VersionRow> {
  const { client } = useHost();
  const queries = useQueryClient();
  const { handle, view, onView } = useShownStore();
  const { version } = view;
  const key = (only: string | null) => [...grows(handle), 'version', workspace, name, only];
  const { data: shown = null } = useQuery({
    queryKey: key(version),
    queryFn: async ({ signal }) => {
      const ask = { handle, workspace, name, only: version ?? '', cursor: 0, limit: 1 };
      return (await client.call('store.versions', ask, { signal })).rows[0] ?? null;
    },
    enabled: version !== null,
  });
  const show = (row: VersionRow) => {
    queries.setQueryData(key(row.version), row);
    onView({ version: row.version === version ? null : row.version });
  };
  return { shown, show };
}

/** The logged model that stands below the table, however one came to it. */
export function useShownLogged(): ShownRow<LoggedRow> {
  const { client } = useHost();
  const queries = useQueryClient();
  const { handle, view, onView } = useShownStore();
  const { logged } = view;
  const key = (id: string | null) => [...grows(handle), 'logged-model', id];
  const { data: shown = null } = useQuery({
    queryKey: key(logged),
    queryFn: async ({ signal }) => {
      const ask = { handle, experiments: null, search: logged ?? '', cursor: 0, limit: FOUND };
      return (await client.call('store.logged', ask, { signal })).rows.find(({ id }) => id === logged) ?? null;
    },
    enabled: logged !== null,
  });
  const show = (row: LoggedRow) => {
    queries.setQueryData(key(row.id), row);
    onView({ logged: row.id === logged ? null : row.id });
  };
  return { shown, show };
}
