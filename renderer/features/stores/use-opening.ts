import { createContext, useContext, useState, type Dispatch } from 'react';
import type { ArtifactOwner, StoreSummary } from '../../../shared/contract/store-schemas.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import type { Picking } from '../compare/model-picker.tsx';
import { portThis } from '../port/draft-store.ts';
import { sourceOf } from '../port/source-step.tsx';
import type { ModelRef, StoreTab, TabsAction } from '../shell/open-tabs.ts';
import type { StoreView } from './store-view.ts';

/** The store that is shown, and what can be done from it. */
export interface ShownStore {
  readonly handle: string;
  readonly summary: StoreSummary;
  readonly tab: StoreTab;
  readonly view: StoreView;
  readonly onView: (view: Partial<StoreView>) => void;
  readonly dispatch: Dispatch<TabsAction>;
  readonly onPick: (picking: Picking) => void;
}

export const StoreContext = createContext<ShownStore | null>(null);

export function useShownStore(): ShownStore {
  const store = useContext(StoreContext);
  if (store === null) throw new Error('no store above this component');
  return store;
}

/** Opening, comparing and exporting the models behind runs, logged models and versions. */
export function useOpening() {
  const { client } = useHost();
  const { t } = useTexts();
  const { handle, tab, dispatch, onPick } = useShownStore();
  const [error, setError] = useState<unknown>(null);
  const refOf = async (owner: ArtifactOwner, name: string): Promise<ModelRef> => {
    const { grant, state, location } = await client.call('store.artifacts', { handle, owner });
    if (grant === null) {
      const where = location ?? '';
      throw { code: `artifacts-${state}`, message: `${where}: ${state}`, details: { location: where } };
    }
    dispatch({ type: 'lend', id: tab.id, grant });
    return { grant, path: null, name };
  };
  const open = (owner: ArtifactOwner, name: string) => {
    setError(null);
    // What is behind it (one model at its top, or some below) is looked for by its own tab.
    refOf(owner, name).then((model) => dispatch({ type: 'open', grants: [{ ...model.grant, name }] }), setError);
  };
  const compare = (owners: readonly { readonly owner: ArtifactOwner; readonly name: string }[]) => {
    setError(null);
    Promise.all(owners.map(({ owner, name }) => refOf(owner, name))).then((models) => {
      if (models.length > 1) return dispatch({ type: 'compare', models });
      onPick({
        title: t('compareScreen.pick.with', { name: models[0]?.name ?? '' }),
        without: models,
        take: (other) => dispatch({ type: 'compare', models: [...models, other] }),
      });
    }, setError);
  };
  const exportIt = (owner: ArtifactOwner, name: string) => {
    setError(null);
    refOf(owner, name).then((model) => {
      portThis(sourceOf(model));
      dispatch({ type: 'go', place: 'export' });
    }, setError);
  };
  return { open, compare, exportIt, error, dismiss: () => setError(null) };
}
