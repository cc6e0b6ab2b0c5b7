import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Lineage } from '../../../shared/lineage/graph.ts';
import { FAN_PAGE, foldFans, LATEST } from './fold-fans.ts';
import { indexOf, pathThrough } from './graph-index.ts';

/** What a person did to what is shown: a path alone, folded fans opened, nothing folded, a thing or a link chosen. */
interface Look {
  readonly path: string | null;
  readonly all: boolean;
  readonly opened: ReadonlyMap<string, number>;
  readonly wanted: string;
  readonly chosenEdge: string | null;
}

/** How each lineage was looked at: one comes back to it so. */
const looks = new Map<string, Look>();

/** What of a lineage is shown. `place` tells it from other lineages, and stays the same. */
export function useShownLineage(lineage: Lineage, place: string) {
  const [look, setLook] = useState(() => looks.get(place) ?? unseen(lineage.root));
  useEffect(() => void looks.set(place, look), [place, look]);
  const change = useCallback((patch: Partial<Look>) => setLook((before) => ({ ...before, ...patch })), []);
  const { path, all, opened, wanted, chosenEdge } = look;
  const whole = useMemo(() => indexOf(lineage), [lineage]);
  const alone = path !== null && whole.nodes.has(path) ? path : null;
  const index = useMemo(() => (alone === null ? whole : pathThrough(whole, alone)), [whole, alone]);
  const shown = useMemo(() => foldFans(index, opened, all), [index, opened, all]);
  const drawn = useMemo(() => new Map(shown.nodes.map((each) => [each.id, each])), [shown]);
  const openFan = useCallback((fan: string) => {
    setLook((before) => {
      const { opened: were } = before;
      return { ...before, opened: new Map(were).set(fan, (were.get(fan) ?? LATEST) + FAN_PAGE) };
    });
  }, []);
  const choose = useCallback((id: string) => change({ wanted: id, chosenEdge: null }), [change]);
  // What was chosen may be gone when one comes back.
  const chosen = whole.nodes.has(wanted) || drawn.has(wanted) ? wanted : index.root;
  return {
    index,
    whole,
    shown,
    /** What has the focus; where that is folded or left out, the root. */
    current: drawn.has(chosen) ? chosen : (shown.nodes[0]?.id ?? index.root),
    /** The chosen thing, folded or not. */
    node: index.nodes.get(chosen) ?? null,
    fan: drawn.get(chosen)?.fan ?? null,
    chosenEdge,
    chooseEdge: useCallback((id: string | null) => change({ chosenEdge: id }), [change]),
    choose,
    openFan,
    path: alone,
    setPath: useCallback((id: string | null) => change({ path: id }), [change]),
    all,
    setAll: useCallback((unfolded: boolean) => change({ all: unfolded }), [change]),
    /** Whether there is anything to fold or unfold. */
    foldable: all || shown.nodes.some(({ fan }) => fan !== undefined) || opened.size > 0,
  };
}

function unseen(root: string): Look {
  return { path: null, all: false, opened: new Map(), wanted: root, chosenEdge: null };
}
