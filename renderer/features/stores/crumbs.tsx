import { ChevronRight } from 'lucide-react';
import { useTexts } from '../../texts.ts';
import { BackLink } from './back-link.tsx';

export interface Crumb {
  readonly text: string;
  /** null where one is. */
  readonly onGo: (() => void) | null;
}

/** The way back up, and back to where one came from. */
export function Crumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const { t } = useTexts();
  return (
    <nav className="crumbs" aria-label={t('stores.crumbs')}>
      <BackLink />
      <ol>
        {crumbs.map(({ text, onGo }, at) => (
          <li key={at}>
            {at === 0 ? null : <ChevronRight size={14} aria-hidden />}
            {onGo === null ? (
              <span aria-current="page">{text}</span>
            ) : (
              <button type="button" className="link" onClick={onGo}>
                {text}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
