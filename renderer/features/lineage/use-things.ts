import { useCallback, useState, type Dispatch } from 'react';
import type { ModelUse } from '../../../shared/contract/lineage-methods.ts';
import type { LineageNode, Openable } from '../../../shared/lineage/graph.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import type { ModelRef, TabsAction, FromTab } from '../shell/open-tabs.ts';
import type { StoreView } from '../stores/store-view.ts';
import type { LineageAbout, Told } from './lineage-view.tsx';
import { placeInStore } from './store-places.ts';

/** The tab of the store that the lineage is told from. */
export interface HomeTab {
  readonly id: string;
  readonly onView: (view: Partial<StoreView>) => void;
}

/** Opening what a lineage tells of: in the store that it is told from, else wherever the host finds it. `here`: where it is looked at. */
export function useThings(about: LineageAbout, home: HomeTab | null, here: FromTab, dispatch: Dispatch<TabsAction>) {
  const { client } = useHost();
  const { t } = useTexts();
  const [error, setError] = useState<unknown>(null);
  const find = useCallback((thing: Openable) => client.call('lineage.open', { about, thing }), [client, about]);
  const openThing = useCallback(
    (thing: Openable, name: string, lender: string | null) => {
      setError(null);
      find(thing).then(({ grant, isStore }) => {
        if (lender !== null) dispatch({ type: 'lend', id: lender, grant });
        dispatch({ type: 'open', grants: [isStore ? grant : { ...grant, name }] });
        const view = isStore ? placeInStore(thing) : null;
        if (view === null) return;
        dispatch({ type: 'is-store', id: grant.token });
        dispatch({ type: 'store-view', id: grant.token, view, from: here });
      }, setError);
    },
    [find, here, dispatch],
  );
  /** What opens a thing; null where there is nothing to open, or where one is there already. */
  const opening = useCallback(
    ({ id, name, opens }: LineageNode, told: Told) => {
      if (opens === undefined) return null;
      const near = home !== null && opens.place === told.home ? home : null;
      const view = near === null ? null : placeInStore(opens);
      if (near !== null && view !== null) return () => near.onView(view);
      const { owner } = opens;
      const title = owner.kind === 'version' ? t('stores.version.of', { ...owner }) : name;
      return id === told.root ? null : () => openThing(opens, title, near?.id ?? null);
    },
    [home, openThing, t],
  );
  /** The files behind a place where a model is in use, as a model that can be opened or compared. */
  const withUse = (use: ModelUse, name: string, take: (model: ModelRef) => void) => {
    setError(null);
    const { grant: token, path, place, opens } = use;
    if (token !== null) take({ grant: { token, name: place, kind: 'folder' }, path, name });
    else if (opens !== null)
      find(opens).then(({ grant }) => take({ grant: { ...grant, name }, path: null, name }), setError);
  };
  const openUse = (use: ModelUse, name: string) =>
    withUse(use, name, (model) =>
      dispatch(
        model.path === null
          ? { type: 'open', grants: [model.grant] }
          : { type: 'show', model, alone: model.path === '', view: 'overview' },
      ),
    );
  const compareUse = (own: ModelRef) => (use: ModelUse, name: string) =>
    withUse(use, name, (model) => dispatch({ type: 'compare', models: [own, model] }));
  return { opening, openUse, compareUse, error, dismiss: () => setError(null) };
}
