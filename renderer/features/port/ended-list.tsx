import { ArrowRight } from 'lucide-react';
import type { PortAction, PortRow } from '../../../shared/export/port-row.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { RoleBadge } from '../workspaces/role-badge.tsx';
import { nameOfPort } from './name-of-port.ts';
import { PortStateMark } from './port-state-mark.tsx';

export interface EndedListProps {
  readonly rows: readonly PortRow[];
  readonly onAct: (action: PortAction, row: PortRow) => void;
  readonly errors: ReadonlyMap<string, unknown>;
}

/** Ports that have ended, one line each, with the way to their reports. */
export function EndedList({ rows, onAct, errors }: EndedListProps) {
  const { t, size, language } = useTexts();
  if (rows.length === 0) return null;
  const when = (text: string | null) =>
    text === null ? '' : new Date(text).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <section className="port-part">
      <h2>{t('portScreen.activity.ended')}</h2>
      <ul className="ended-list">
        {rows.map((row) => (
          <li key={row.id} className="ended-row">
            <span className="ended-name">
              <strong>{nameOfPort(row, t)}</strong>
              <ArrowRight size={14} aria-hidden />
              {row.target.role === null ? null : <RoleBadge role={row.target.role} />}
              {visible(row.target.workspace ?? row.target.place)}
            </span>
            <PortStateMark state={row.state} />
            <span className="muted small">{row.gone === true ? t('portScreen.activity.gone') : size(row.size)}</span>
            <span className="muted small">{when(row.ended ?? row.began)}</span>
            {row.state === 'cancelled' ? (
              <span />
            ) : (
              <Button onPress={() => onAct('report', row)}>{t('portScreen.action.report')}</Button>
            )}
            {errors.has(row.id) ? <ErrorNotice error={errors.get(row.id)} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
