import { Keyboard, LibraryBig, Settings } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTexts } from '../../texts.ts';
import type { Place } from './open-tabs.ts';

export interface RailProps {
  readonly place: Place;
  readonly onGo: (place: 'library' | 'settings') => void;
  readonly onShortcuts: () => void;
}

/** The places of the app, and only those that exist. */
export function Rail({ place, onGo, onShortcuts }: RailProps) {
  const { t } = useTexts();
  const item = (id: 'library' | 'settings', Icon: typeof Settings) => (
    <Button className="rail-item" onPress={() => onGo(id)} aria-current={place === id ? 'page' : 'false'}>
      <Icon size={20} strokeWidth={1.75} aria-hidden />
      {t(`shell.place.${id}`)}
    </Button>
  );
  return (
    <nav className="rail" aria-label={t('shell.region.rail')} data-region tabIndex={-1}>
      {item('library', LibraryBig)}
      <span className="rail-space" />
      <Button className="rail-item" onPress={onShortcuts}>
        <Keyboard size={20} strokeWidth={1.75} aria-hidden />
        {t('shell.place.shortcuts')}
      </Button>
      {item('settings', Settings)}
    </nav>
  );
}
