import { useState } from 'react';
import type { SearchHit, SearchKind } from '../../../shared/search/hits.ts';
import { fit } from '../../../shared/search/match.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import type { ModelRef } from '../shell/open-tabs.ts';
import type { PaletteEntry, PaletteSection } from '../shell/palette-list.tsx';
import { mergeHits, type FoundThing, type HitGroup } from './merge-hits.ts';
import { useSearch, type ModelSearch } from './use-search.ts';

/** Of each kind this many are listed at first, and this many when more are asked for. */
const FEW = 6;
const MANY = 100;

export interface HitSections {
  readonly sections: readonly PaletteSection[];
  /** How well the best thing was found; 0 for nothing. */
  readonly top: number;
  readonly searches: readonly ModelSearch[];
  /** How many models are still looked through. */
  readonly busy: number;
}

/** What is found in the open models, as sections of the palette. Until something new is there, the old stays in sight. */
export function useHitSections(
  models: readonly ModelRef[],
  query: string,
  onFound: (thing: FoundThing) => void,
): HitSections {
  const { t, number } = useTexts();
  const [many, setMany] = useState<{ readonly query: string; readonly kinds: ReadonlySet<SearchKind> } | null>(null);
  const kinds = many?.query === query ? many.kinds : NONE;
  const { searches, resting } = useSearch(models, query, kinds.size > 0 ? MANY : FEW);
  const busy = resting ? models.length : searches.filter(({ state }) => state === 'busy').length;
  const fresh = !resting && (busy === 0 || searches.some(({ state }) => state === 'found'));
  const last = useLast(mergeHits(searches), fresh);
  const entryOf = useHitEntry(onFound);
  // What was found before is shown as far as it fits what is typed now: Enter chooses what is in sight.
  const fits = ({ texts, detail = '' }: PaletteEntry) => fit(query, `${texts[0]} ${detail}`) > 1;
  const groups = fresh
    ? last
    : last.flatMap(({ kind, things }): HitGroup[] => {
        const left = things.filter((thing) => fits(entryOf(thing)));
        return left.length === 0 ? [] : [{ kind, things: left, total: left.length }];
      });
  const sections = groups.map(({ kind, things, total }): PaletteSection => {
    const shown = things.slice(0, kinds.has(kind) ? MANY : FEW);
    const left = Math.min(total, MANY) - shown.length;
    const more: PaletteEntry = {
      id: `more ${kind}`,
      texts: [t('search.more', { count: left, shown: number(left) })],
      note: null,
      disabled: null,
      stays: true,
      run: () => setMany({ query, kinds: new Set([...kinds, kind]) }),
    };
    return {
      id: kind,
      title: t(`search.kind.${kind}`),
      count: total > shown.length ? t('search.shownOf', { shown: number(shown.length), total: number(total) }) : null,
      entries: [...shown.map(entryOf), ...(left > 0 && !kinds.has(kind) ? [more] : [])],
    };
  });
  return {
    sections,
    top: Math.max(0, ...groups.flatMap(({ things }) => things.map(({ rank }) => rank))),
    searches,
    busy,
  };
}

const NONE: ReadonlySet<SearchKind> = new Set();

/** The groups, or those of before while there are none of now. */
function useLast(groups: readonly HitGroup[], fresh: boolean): readonly HitGroup[] {
  const [last, setLast] = useState(groups);
  const same = JSON.stringify(last) === JSON.stringify(groups);
  if (fresh && !same) setLast(groups);
  return fresh ? groups : last;
}

function useHitEntry(onFound: (thing: FoundThing) => void): (thing: FoundThing) => PaletteEntry {
  const { t } = useTexts();
  return (thing) => {
    const { hit, model } = thing;
    return {
      id: `${hit.kind} ${model.grant.token} ${model.path ?? ''} ${keyOf(hit)}`,
      texts: [visible(nameOf(hit))],
      detail: visible(detailOf(hit, t)),
      note: visible(model.name),
      disabled: null,
      run: () => onFound(thing),
    };
  };
}

function keyOf(hit: SearchHit): string {
  if (hit.kind === 'column') return hit.row;
  if (hit.kind === 'value') return `${hit.line ?? ''} ${hit.keys}`;
  return hit.kind === 'file' ? hit.path : hit.name;
}

function nameOf(hit: SearchHit): string {
  if (hit.kind === 'column') return hit.path.join(' › ') || '–';
  if (hit.kind === 'value') return hit.keys;
  return hit.kind === 'file' ? hit.path : hit.name;
}

function detailOf(hit: SearchHit, t: ReturnType<typeof useTexts>['t']): string {
  switch (hit.kind) {
    case 'column':
      return [t(`search.part.${hit.part}`), hit.type, ...(hit.value === null ? [] : [`= ${hit.value}`])].join(' ');
    case 'package':
      return hit.says.join(', ');
    case 'file':
      return hit.type === 'missing' ? t('search.missing') : t(`files.purpose.${hit.purpose}`);
    case 'value':
      return hit.value;
  }
}
