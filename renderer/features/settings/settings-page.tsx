import type { ReactNode } from 'react';
import { LANGUAGES, THEMES } from '../../../shared/contract/choices.ts';
import type { Input } from '../../../shared/contract/contract.ts';
import type { Settings } from '../../../shared/contract/schemas.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Busy } from '../../ui/busy.tsx';
import { Segments } from '../../ui/segments.tsx';

/** Theme, language and density; each choice is kept at once. */
export function SettingsPage({
  settings,
  onError,
}: {
  readonly settings: Settings | null;
  readonly onError: (error: unknown) => void;
}) {
  const { t } = useTexts();
  const { client } = useHost();
  if (settings === null) return <Busy text={t('shell.settings.title')} />;
  const change = (patch: Input<'settings.change'>) => void client.call('settings.change', patch).catch(onError);
  const options = <K extends string>(kind: string, ids: readonly K[]) =>
    ids.map((id) => ({ id, text: t(`shell.settings.${kind}.${id}`) }));
  const row = (label: string, control: ReactNode) => (
    <div className="field">
      <span aria-hidden>{label}</span>
      {control}
    </div>
  );
  const theme = t('shell.settings.themeLabel');
  const language = t('shell.settings.languageLabel');
  const density = t('shell.settings.densityLabel');
  return (
    <div className="page">
      <h1>{t('shell.settings.title')}</h1>
      <div className="settings-list">
        {row(
          theme,
          <Segments
            label={theme}
            options={options('theme', THEMES)}
            selected={settings.theme}
            onSelect={(id) => change({ theme: id })}
          />,
        )}
        {row(
          language,
          <Segments
            label={language}
            options={options('language', ['system', ...LANGUAGES] as const)}
            selected={settings.language}
            onSelect={(id) => change({ language: id })}
          />,
        )}
        {row(
          density,
          <Segments
            label={density}
            options={options('density', ['comfortable', 'compact'] as const)}
            selected={settings.density}
            onSelect={(id) => change({ density: id })}
          />,
        )}
      </div>
      <p className="muted">{t('shell.settings.privacy')}</p>
    </div>
  );
}
