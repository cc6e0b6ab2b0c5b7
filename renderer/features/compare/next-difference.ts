import { SECTION_IDS, type CompareRow, type Section } from './compare-rows.ts';

/** The next row that differs, through all sections and around the end; null where nothing does. */
export function nextDifference(
  sections: Readonly<Record<Section, readonly CompareRow[]>>,
  section: Section,
  selected: number | null,
  by: 1 | -1,
): { readonly section: Section; readonly index: number } | null {
  const all = SECTION_IDS.flatMap((id) => sections[id].map((entry) => ({ section: id, entry })));
  const here = all.findIndex(({ entry }) => entry.index === selected);
  const start = all.findIndex((each) => each.section === section);
  // With nothing selected, the first one of the section is next.
  let at = here === -1 ? (by === 1 ? start - 1 : start) : here;
  for (let step = 0; step < all.length; step += 1) {
    at = (at + by + all.length) % all.length;
    const found = all[at];
    if (found?.entry.differs === true) return { section: found.section, index: found.entry.index };
  }
  return null;
}
