import { PanelRight, Wifi, WifiOff } from 'lucide-react';
import { Button, ToggleButton } from 'react-aria-components';
import { useTexts } from '../../texts.ts';
import { useContacts } from '../about/use-contacts.ts';
import { PortStatus } from '../port/port-status.tsx';
import { RowCopying } from '../rows/row-copying.tsx';

export interface StatusBarProps {
  readonly open: number;
  /** In percent. In a browser tab it (null) is the browser's own. */
  readonly zoom: number | null;
  /** Shows which hosts were contacted. */
  readonly onAbout: () => void;
  /** Whether the inspector is there. */
  readonly inspecting: boolean;
  readonly onInspect: () => void;
  /** Shows what ports are doing. */
  readonly onActivity: () => void;
}

/** What is open, how many hosts were contacted, what was just copied, and how it is shown. */
export function StatusBar({ open, zoom, onAbout, inspecting, onInspect, onActivity }: StatusBarProps) {
  const { t, language } = useTexts();
  const hosts = useContacts();
  const contacted = hosts !== null && hosts.length > 0;
  return (
    <footer className="status-bar" aria-label={t('shell.region.status')} data-region tabIndex={-1}>
      <span>{t('shell.status.open', { count: open })}</span>
      {hosts === null ? null : (
        <Button className="status-button" onPress={onAbout}>
          {contacted ? <Wifi size={14} aria-hidden /> : <WifiOff size={14} aria-hidden />}{' '}
          {contacted ? t('shell.status.contacted', { count: hosts.length }) : t('shell.status.offline')}
        </Button>
      )}
      <PortStatus onActivity={onActivity} />
      <RowCopying />
      <span className="status-space" />
      <ToggleButton className="status-inspector" isSelected={inspecting} onChange={onInspect}>
        <PanelRight size={14} aria-hidden /> {t('shell.command.inspector')}
      </ToggleButton>
      <span>{language.toUpperCase()}</span>
      {zoom === null ? null : <span>{zoom} %</span>}
    </footer>
  );
}
