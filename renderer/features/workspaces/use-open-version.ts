import { useState, type Dispatch } from 'react';
import type { ModelRef, TabsAction } from '../shell/open-tabs.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import type { Picking } from '../compare/model-picker.tsx';
import { useWorkspaceRow } from './use-workspaces.ts';
import { versionTitle } from './version-title.ts';

export interface OpeningWays {
  readonly dispatch: Dispatch<TabsAction>;
  readonly onPick: (picking: Picking) => void;
}

/** Opening versions of a registered model as models, and comparing them. */
export function useOpenVersion(name: string, model: string, { dispatch, onPick }: OpeningWays) {
  const { client } = useHost();
  const { t } = useTexts();
  const row = useWorkspaceRow(name);
  const [error, setError] = useState<unknown>(null);
  const refOf = async (version: string): Promise<ModelRef> => {
    const found = await client.call('workspace.version', { name, model, version });
    const title = versionTitle({ model, version, where: name, role: row?.role ?? null }, t);
    if (found.grant !== null) return { grant: { ...found.grant, name: title }, path: null, name: title };
    const location = found.version.source ?? '';
    const place = found.version.place ?? 'missing';
    throw { code: `version-${place}`, message: place, details: { name: model, version, location } };
  };
  const open = (version: string) => {
    setError(null);
    refOf(version).then(({ grant }) => dispatch({ type: 'open', grants: [grant] }), setError);
  };
  const compare = (versions: readonly string[]) => {
    setError(null);
    Promise.all(versions.map(refOf)).then((models) => {
      if (models.length > 1) return dispatch({ type: 'compare', models });
      onPick({
        title: t('compareScreen.pick.with', { name: models[0]?.name ?? '' }),
        without: models,
        take: (other) => dispatch({ type: 'compare', models: [...models, other] }),
      });
    }, setError);
  };
  return { open, compare, error, dismiss: () => setError(null) };
}
