import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTexts } from '../texts.ts';

const ICONS = { ok: CircleCheck, note: Info, warning: TriangleAlert, error: CircleAlert } as const;

export interface NoticeProps {
  readonly kind: keyof typeof ICONS;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** A box that says something: colour, icon and a word for screen readers. */
export function Notice({ kind, children, actions }: NoticeProps) {
  const { t } = useTexts();
  const Icon = ICONS[kind];
  return (
    <div className={`notice ${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      <Icon size={18} aria-hidden />
      <div>
        <span className="visually-hidden">{t(`shell.notice.${kind}`)}: </span>
        {children}
        {actions === undefined ? null : <div className="actions">{actions}</div>}
      </div>
    </div>
  );
}
