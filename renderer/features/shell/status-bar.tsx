import { WifiOff } from 'lucide-react';
import { useTexts } from '../../texts.ts';

/** What is open, that nothing was contacted, and how it is shown. In a browser tab the zoom (null) is the browser's own. */
export function StatusBar({ open, zoom }: { readonly open: number; readonly zoom: number | null }) {
  const { t, language } = useTexts();
  return (
    <footer className="status-bar" aria-label={t('shell.region.status')} data-region tabIndex={-1}>
      <span>{t('shell.status.open', { count: open })}</span>
      <span>
        <WifiOff size={14} aria-hidden /> {t('shell.status.offline')}
      </span>
      <span className="status-space" />
      <span>{language.toUpperCase()}</span>
      {zoom === null ? null : <span>{zoom} %</span>}
    </footer>
  );
}
