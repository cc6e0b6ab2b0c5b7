import { useState } from 'react';
import { best } from '../../../shared/search/match.ts';
import { useTexts } from '../../texts.ts';
import { SearchFoot } from '../search/search-foot.tsx';
import type { FoundThing } from '../search/merge-hits.ts';
import { useHitSections } from '../search/use-hit-sections.ts';
import type { ModelRef } from './open-tabs.ts';
import type { PaletteEntry, PaletteSection } from './palette-list.tsx';
import { Palette } from './palette.tsx';
import { usePaletteEntries, type PaletteSources } from './use-palette-entries.ts';

export interface CommandPaletteProps extends PaletteSources {
  /** Everything that is open, the model at the front first. */
  readonly models: readonly ModelRef[];
  readonly onFound: (thing: FoundThing) => void;
  readonly onClose: () => void;
}

/** As many commands as are seen at once: typing finds the others. */
const ALONE = 14;
/** Beside things that were found in models. */
const BESIDE = 5;

/** One field for everything: commands, open tabs, recents, and whatever is in the models that are open. */
export function CommandPalette({ models, onFound, onClose, ...sources }: CommandPaletteProps) {
  const { t } = useTexts();
  const [query, setQuery] = useState('');
  const commands = usePaletteEntries(sources);
  const { sections: hits, top, searches, busy } = useHitSections(models, query, onFound);
  const scored = best(query, commands);
  const section = (id: string, entries: readonly PaletteEntry[]): PaletteSection[] =>
    entries.length === 0
      ? []
      : [{ id, title: hits.length === 0 ? '' : t('search.kind.command'), count: null, entries }];
  const named = (least: number, most: number) =>
    scored.filter(({ score }) => score >= least && score <= most).map(({ entry }) => entry);
  // Letters in order are a guess, of use where nothing else is found; until then Enter must not choose a guess.
  const guess = hits.length > 0 ? 2 : busy > 0 ? 3 : 1;
  const first = Math.max(0, ...scored.map(({ score }) => score)) >= Math.max(3, top);
  const shown = hits.length === 0 ? ALONE : BESIDE;
  const sections =
    hits.length === 0
      ? section('commands', named(guess, 5).slice(0, shown))
      : first
        ? [...section('commands', named(3, 5).slice(0, shown)), ...hits]
        : [...hits, ...section('commands', named(guess, 5).slice(0, shown))];
  const empty =
    busy > 0
      ? t('search.busy', { count: busy })
      : models.length === 0
        ? t('search.nothing', { query })
        : t('search.nothingIn', { query, count: models.length });
  return (
    <Palette
      query={query}
      onQuery={setQuery}
      sections={sections}
      empty={empty}
      foot={query.trim() === '' ? null : <SearchFoot searches={searches} busy={busy} />}
      onClose={onClose}
    />
  );
}
