import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, THEMES } from '../../../shared/contract/choices.ts';
import { COMMANDS, keysOf, needOf, type Command, type CommandId } from '../../../shared/contract/commands.ts';
import type { Input } from '../../../shared/contract/contract.ts';
import { useHost } from '../../client.tsx';
import { shownKeys } from './keys.ts';
import type { PaletteEntry } from './palette-list.tsx';

export interface PaletteSources {
  readonly tabs: readonly { readonly id: string; readonly name: string }[];
  readonly enabled: (id: CommandId) => boolean;
  readonly run: (id: CommandId) => void;
  readonly onGo: (tab: string) => void;
  readonly onRecent: (id: string) => void;
  readonly change: (patch: Input<'settings.change'>) => void;
}

/** Whatever can be chosen by name: open tabs, recents, commands, themes and languages. Both languages find each. */
export function usePaletteEntries(sources: PaletteSources): readonly PaletteEntry[] {
  const { client, face } = useHost();
  const { i18n } = useTranslation();
  const { data } = useQuery({ queryKey: ['recents'], queryFn: () => client.call('recents.list', {}) });
  const mac = /mac/i.test(navigator.platform);
  const words = [i18n.language, ...LANGUAGES.filter((other) => other !== i18n.language)].map((language) =>
    i18n.getFixedT(language),
  );
  const texts = (key: string, gaps: Record<string, string> = {}): [string, ...string[]] => [
    i18n.t(key, gaps),
    ...words.slice(1).map((t) => t(key, gaps)),
  ];
  const choice = (kind: 'theme' | 'language', id: string, patch: Input<'settings.change'>): PaletteEntry => {
    const label = texts(`shell.settings.${kind}Label`);
    const value = texts(`shell.settings.${kind}.${id}`);
    const both = (at: number) => `${label[at] ?? ''}: ${value[at] ?? ''}`;
    return {
      id: `${kind} ${id}`,
      texts: [both(0), both(1)],
      note: null,
      disabled: null,
      run: () => sources.change(patch),
    };
  };
  return [
    ...sources.tabs.map(({ id, name }) => ({
      id: `tab ${id}`,
      texts: texts('shell.palette.goTo', { name }),
      note: null,
      disabled: null,
      run: () => sources.onGo(id),
    })),
    ...COMMANDS.filter(({ id }) => id !== 'palette').map((command: Command & { id: CommandId }) => {
      const keys = keysOf(command, face);
      return {
        id: command.id,
        texts: texts(`shell.command.${command.id}`),
        note: keys === null ? null : shownKeys(keys, mac),
        disabled: sources.enabled(command.id) ? null : i18n.t(`shell.palette.needs.${needOf(command.id)}`),
        run: () => sources.run(command.id),
      };
    }),
    ...(data?.recents ?? [])
      .filter(({ missing }) => !missing)
      .map(({ id, name, place }) => ({
        id: `recent ${id}`,
        texts: texts('shell.palette.open', { name }),
        note: place,
        disabled: null,
        run: () => sources.onRecent(id),
      })),
    ...THEMES.map((theme) => choice('theme', theme, { theme })),
    ...LANGUAGES.map((language) => choice('language', language, { language })),
  ];
}
