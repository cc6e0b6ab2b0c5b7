import { Palette } from './palette.tsx';
import { usePaletteEntries, type PaletteSources } from './use-palette-entries.ts';

/** The palette over what the app can do now. */
export function CommandPalette({ onClose, ...sources }: PaletteSources & { readonly onClose: () => void }) {
  return <Palette entries={usePaletteEntries(sources)} onClose={onClose} />;
}
