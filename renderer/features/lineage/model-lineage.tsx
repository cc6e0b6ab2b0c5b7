import { useCallback, useMemo } from 'react';
import type { LineageNode } from '../../../shared/lineage/graph.ts';
import type { StoreView } from '../stores/store-view.ts';
import { LineageView } from './lineage-view.tsx';
import { placeInStore } from './store-places.ts';

export interface ModelLineageProps {
  readonly grant: string;
  readonly path: string;
  readonly name: string;
  /** Shows something of the store that the model was opened from; null where there is none. */
  readonly onStore: ((view: Partial<StoreView>) => void) | null;
}

/** The lineage of an open model, of one from a bare folder too. */
export function ModelLineage({ grant, path, name, onStore }: ModelLineageProps) {
  const about = useMemo(() => ({ grant, path }), [grant, path]);
  const opening = useCallback(
    (node: LineageNode) => {
      const place = placeInStore(node);
      return place === null || onStore === null ? null : () => onStore(place);
    },
    [onStore],
  );
  return <LineageView about={about} name={name} opening={opening} />;
}
