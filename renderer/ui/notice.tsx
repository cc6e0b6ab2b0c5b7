import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTexts } from '../texts.ts';

const ICONS = { ok: CircleCheck, note: Info, warning: TriangleAlert, error: CircleAlert } as const;

export interface NoticeProps {
  readonly kind: keyof typeof ICONS;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  /**
   * How a screen reader is told when it appears: alert breaks in, status waits for a pause. Without it the notice is a
   * part of the page, read where it stands.
   */
  readonly role?: 'alert' | 'status';
}

/** A box that says something: colour, icon and a word for screen readers; what can be done stands beside it. */
export function Notice({ kind, children, actions, role }: NoticeProps) {
  const { t } = useTexts();
  const Icon = ICONS[kind];
  return (
    <div className={`notice ${kind}`} {...(role === undefined ? {} : { role })}>
      <Icon size={18} aria-hidden />
      <div className="notice-body">
        <div className="notice-text">
          <span className="visually-hidden">{t(`shell.notice.${kind}`)}: </span>
          {children}
        </div>
        {actions === undefined ? null : <div className="actions">{actions}</div>}
      </div>
    </div>
  );
}
