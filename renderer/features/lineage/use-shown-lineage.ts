import { useCallback, useMemo, useState } from 'react';
import type { Lineage } from '../../../shared/lineage/graph.ts';
import { FAN_PAGE, foldFans, LATEST } from './fold-fans.ts';
import { indexOf, pathThrough } from './graph-index.ts';

/** What of a lineage is shown, and what a person does to that: a path alone, folded fans opened, nothing folded, a thing chosen. */
export function useShownLineage(lineage: Lineage) {
  const [path, setPath] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const [opened, setOpened] = useState<ReadonlyMap<string, number>>(new Map());
  const [wanted, setWanted] = useState(lineage.root);
  const [chosenEdge, setChosenEdge] = useState<string | null>(null);
  const whole = useMemo(() => indexOf(lineage), [lineage]);
  const alone = path !== null && whole.nodes.has(path) ? path : null;
  const index = useMemo(() => (alone === null ? whole : pathThrough(whole, alone)), [whole, alone]);
  const shown = useMemo(() => foldFans(index, opened, all), [index, opened, all]);
  const drawn = useMemo(() => new Map(shown.nodes.map((each) => [each.id, each])), [shown]);
  const openFan = useCallback((fan: string) => {
    setOpened((before) => new Map(before).set(fan, (before.get(fan) ?? LATEST) + FAN_PAGE));
  }, []);
  const choose = useCallback((id: string) => {
    setWanted(id);
    setChosenEdge(null);
  }, []);
  return {
    index,
    whole,
    shown,
    /** What has the focus; where that is folded or left out, the root. */
    current: drawn.has(wanted) ? wanted : (shown.nodes[0]?.id ?? index.root),
    /** The chosen thing, folded or not. */
    node: index.nodes.get(wanted) ?? null,
    fan: drawn.get(wanted)?.fan ?? null,
    chosenEdge,
    chooseEdge: setChosenEdge,
    choose,
    openFan,
    path: alone,
    setPath,
    all,
    setAll,
    /** Whether there is anything to fold or unfold. */
    foldable: all || shown.nodes.some(({ fan }) => fan !== undefined) || opened.size > 0,
  };
}
