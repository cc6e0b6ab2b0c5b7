import { CloudOff, FileWarning, FolderCheck, FolderX, ShieldAlert } from 'lucide-react';
import type { VersionRow } from '../../../shared/contract/store-schemas.ts';
import { useTexts } from '../../texts.ts';

const ICONS = {
  here: FolderCheck,
  moved: FolderCheck,
  chosen: FolderCheck,
  remote: CloudOff,
  missing: FolderX,
  unsafe: ShieldAlert,
  unread: FileWarning,
} as const;

/** Whether files are at hand: a shape and a word. */
export function PlaceMark({ state }: { readonly state: VersionRow['place'] }) {
  const { t } = useTexts();
  if (state === null) return <span className="muted">{t('stores.place.none')}</span>;
  const Icon = ICONS[state];
  return (
    <span className={`place ${state}`}>
      <Icon size={14} aria-hidden /> {t(`stores.place.${state}`)}
    </span>
  );
}

export function isAtHand(state: VersionRow['place']): boolean {
  return state === 'here' || state === 'moved' || state === 'chosen';
}
