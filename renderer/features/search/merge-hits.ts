import { SEARCH_KINDS, type RankedHit, type SearchKind } from '../../../shared/search/hits.ts';
import type { ModelRef } from '../shell/open-tabs.ts';
import type { ModelSearch } from './use-search.ts';

export interface FoundThing extends RankedHit {
  readonly model: ModelRef;
}

/** What was found of one kind, in all models. */
export interface HitGroup {
  readonly kind: SearchKind;
  /** The best first; of equals one of each model, then the next of each. */
  readonly things: readonly FoundThing[];
  /** How many there are, shown or not. */
  readonly total: number;
}

/** What was found in all models by kind; kinds without anything are left out. */
export function mergeHits(searches: readonly ModelSearch[]): readonly HitGroup[] {
  return SEARCH_KINDS.flatMap((kind): HitGroup[] => {
    const found = searches.flatMap((search) => {
      if (search.state !== 'found') return [];
      const { model, answer } = search;
      const things = answer.hits.filter(({ hit }) => hit.kind === kind).map((each): FoundThing => ({ ...each, model }));
      return [{ things, total: answer.totals[kind] }];
    });
    const total = found.reduce((sum, each) => sum + each.total, 0);
    if (total === 0) return [];
    const rounds = Math.max(...found.map(({ things }) => things.length));
    const turns = Array.from({ length: rounds }, (_, turn) => found.flatMap(({ things }) => things[turn] ?? []));
    return [{ kind, total, things: turns.flat().sort((a, b) => b.rank - a.rank) }];
  });
}
