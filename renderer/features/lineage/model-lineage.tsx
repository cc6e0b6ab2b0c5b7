import { useMemo, type Dispatch } from 'react';
import type { Grant } from '../../../shared/contract/schemas.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import type { TabsAction, FromTab } from '../shell/open-tabs.ts';
import { LineageView } from './lineage-view.tsx';
import { useThings, type HomeTab } from './use-things.ts';

export interface ModelLineageProps {
  readonly grant: Grant;
  readonly path: string;
  readonly name: string;
  /** The store that the model was opened from; null where there is none. */
  readonly home: HomeTab | null;
  readonly here: FromTab;
  readonly dispatch: Dispatch<TabsAction>;
}

/** The lineage of an open model, of one from a bare folder too. */
export function ModelLineage({ grant, path, name, home, here, dispatch }: ModelLineageProps) {
  const about = useMemo(() => ({ grant: grant.token, path }), [grant, path]);
  const { opening, openUse, compareUse, error, dismiss } = useThings(about, home, here, dispatch);
  return (
    <>
      {error === null ? null : <ErrorNotice error={error} onDismiss={dismiss} />}
      <LineageView
        about={about}
        name={name}
        opening={opening}
        uses={{ onOpen: openUse, onCompare: compareUse({ grant, path, name }) }}
      />
    </>
  );
}
