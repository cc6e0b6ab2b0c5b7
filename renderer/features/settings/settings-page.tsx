import type { ReactNode } from 'react';
import { DENSITIES, LANGUAGES, THEMES } from '../../../shared/contract/choices.ts';
import type { Input } from '../../../shared/contract/contract.ts';
import type { Settings } from '../../../shared/contract/schemas.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Busy } from '../../ui/busy.tsx';
import { Button } from '../../ui/button.tsx';
import { Segments } from '../../ui/segments.tsx';
import { useChangeSettings } from '../shell/use-appearance.ts';
import { ZoomControl } from './zoom-control.tsx';

export interface SettingsPageProps {
  readonly settings: Settings | null;
  readonly onError: (error: unknown) => void;
  readonly onAbout: () => void;
}

/** How the app looks and speaks; each choice is applied and kept at once. */
export function SettingsPage({ settings, onError, onAbout }: SettingsPageProps) {
  const { t } = useTexts();
  const { face } = useHost();
  const save = useChangeSettings();
  if (settings === null)
    return (
      <div className="page">
        <Busy text={t('shell.settings.title')} />
      </div>
    );
  const change = (patch: Input<'settings.change'>) => void save(patch).catch(onError);
  const choice = <K extends string>(
    kind: 'theme' | 'language' | 'density',
    ids: readonly K[],
    selected: K,
    onSelect: (id: K) => void,
  ) => {
    const label = t(`shell.settings.${kind}Label`);
    const options = ids.map((id) => ({ id, text: t(`shell.settings.${kind}.${id}`) }));
    return (
      <Row label={label}>
        <Segments label={label} options={options} selected={selected} onSelect={onSelect} />
      </Row>
    );
  };
  return (
    <div className="page settings">
      <h1>{t('shell.settings.title')}</h1>
      <section className="card">
        {choice('theme', THEMES, settings.theme, (theme) => change({ theme }))}
        {choice('language', ['system', ...LANGUAGES] as const, settings.language, (language) => change({ language }))}
        {choice('density', DENSITIES, settings.density, (density) => change({ density }))}
        {face === 'window' ? (
          <Row label={t('shell.settings.zoomLabel')}>
            <ZoomControl zoom={settings.zoom} onZoom={(zoom) => change({ zoom })} />
          </Row>
        ) : null}
      </section>
      <section className="card">
        <p className="muted">{t('shell.settings.privacy')}</p>
        <Button onPress={onAbout}>{t('about.open')}</Button>
      </section>
    </div>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="setting">
      <span aria-hidden>{label}</span>
      {children}
    </div>
  );
}
