import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client, Input } from '../../../shared/contract/contract.ts';
import type { Settings } from '../../../shared/contract/schemas.ts';
import { languageOf } from '../../../shared/texts/translator.ts';
import { useHost, useHostEvent } from '../../client.tsx';

export function settingsQuery(client: Client) {
  return { queryKey: ['settings'], queryFn: () => client.call('settings.read', {}) };
}

/** The settings, kept up to date; null until they are there. */
export function useSettings(): Settings | null {
  const { client } = useHost();
  const queries = useQueryClient();
  const { data } = useQuery(settingsQuery(client));
  useHostEvent(
    'settings.changed',
    useCallback((settings) => queries.setQueryData(['settings'], settings), [queries]),
  );
  return data ?? null;
}

/** Changes settings: shown at once, kept by the host; what it refuses is as before again. */
export function useChangeSettings(): (patch: Input<'settings.change'>) => Promise<void> {
  const { client } = useHost();
  const queries = useQueryClient();
  return useCallback(
    async (patch) => {
      const before = queries.getQueryData<Settings>(['settings']);
      queries.setQueryData<Settings>(['settings'], (now) => now && ({ ...now, ...patch } as Settings));
      try {
        await client.call('settings.change', patch);
      } catch (error) {
        queries.setQueryData(['settings'], before);
        throw error;
      }
    },
    [client, queries],
  );
}

/** Applies theme, density and language to the page. */
export function useAppearance(settings: Settings | null): void {
  const { i18n } = useTranslation();
  useLayoutEffect(() => {
    if (settings === null) return;
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const contrast = matchMedia('(prefers-contrast: more)');
    const root = document.documentElement;
    const apply = () => {
      const system = contrast.matches ? 'contrast' : dark.matches ? 'dark' : 'light';
      root.dataset['theme'] = settings.theme === 'system' ? system : settings.theme;
      root.dataset['density'] = settings.density;
    };
    apply();
    dark.addEventListener('change', apply);
    contrast.addEventListener('change', apply);
    return () => {
      dark.removeEventListener('change', apply);
      contrast.removeEventListener('change', apply);
    };
  }, [settings]);
  useLayoutEffect(() => {
    if (settings === null) return;
    const language = settings.language === 'system' ? languageOf(navigator.language) : settings.language;
    document.documentElement.lang = language;
    if (i18n.language !== language) void i18n.changeLanguage(language);
  }, [settings, i18n]);
}
