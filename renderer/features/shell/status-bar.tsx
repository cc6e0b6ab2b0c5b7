import { WifiOff } from 'lucide-react';
import { useTexts } from '../../texts.ts';

/** What is open, that nothing was contacted, and how it is shown. */
export function StatusBar({ open, zoom }: { readonly open: number; readonly zoom: number }) {
  const { t, language } = useTexts();
  return (
    <footer className="status-bar" aria-label={t('shell.region.status')} data-region tabIndex={-1}>
      <span>{t('shell.status.open', { count: open })}</span>
      <span>
        <WifiOff size={14} aria-hidden /> {t('shell.status.offline')}
      </span>
      <span className="status-space" />
      <span>{language.toUpperCase()}</span>
      <span>{zoom} %</span>
    </footer>
  );
}
