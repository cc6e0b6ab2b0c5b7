import { ArrowRight } from 'lucide-react';
import { ProgressBar } from 'react-aria-components';
import { ACTIONS, isWaiting, type PortAction, type PortRow } from '../../../shared/export/port-row.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { RoleBadge } from '../workspaces/role-badge.tsx';
import { nameOfPort } from './name-of-port.ts';
import { paceFor } from './pace.ts';
import { PortStateMark } from './port-state-mark.tsx';

export interface PortCardProps {
  readonly row: PortRow;
  readonly onAct: (action: PortAction, row: PortRow) => void;
  /** Not offered here. */
  readonly without?: readonly PortAction[];
  /** What went wrong with the last thing that was done to it. */
  readonly error?: unknown;
}

/** One port: where from and where to, how far it is, and what can be done. */
export function PortCard({ row, onAct, without = [], error = null }: PortCardProps) {
  const { t } = useTexts();
  const { state, target } = row;
  const actions = ACTIONS[state].filter((action) => !without.includes(action));
  const conflict = row.error?.code === 'plan-stale';
  const trouble =
    state === 'failed'
      ? conflict
        ? 'conflict'
        : 'failed'
      : state === 'stopped'
        ? 'held'
        : state === 'interrupted'
          ? 'interrupted'
          : null;
  return (
    <li className={`card port-card ${isWaiting(state) ? 'waiting' : state}`}>
      <div className="port-card-head">
        <strong>{nameOfPort(row, t)}</strong>
        <ArrowRight size={14} aria-hidden />
        {target.role === null ? null : <RoleBadge role={target.role} />}
        <span className="port-card-target">{visible(target.workspace ?? target.place)}</span>
        <PortStateMark state={state} />
      </div>
      <Progress row={row} />
      <Trouble row={row} />
      {trouble === null ? null : <p className="muted">{t(`portScreen.trouble.${trouble}`)}</p>}
      {error === null ? null : <ErrorNotice error={error} />}
      {actions.length === 0 ? null : (
        <div className="actions">
          {actions.map((action) => (
            <Button
              key={action}
              kind={action === 'resume' || action === 'again' ? 'primary' : 'plain'}
              onPress={() => onAct(action, row)}
            >
              {t(action === 'again' && conflict ? 'portScreen.trouble.recheck' : `portScreen.action.${action}`)}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}

/** What went wrong; where something has changed meanwhile, what and from what to what. */
function Trouble({ row: { error } }: { readonly row: PortRow }) {
  const { t } = useTexts();
  if (error === null) return null;
  const what = String(error.details?.['what'] ?? '');
  if (error.code !== 'plan-stale' || !STALE.has(what)) return <ErrorNotice error={error} />;
  return <Notice kind="error">{visible(t(`portScreen.stale.${what}`, { ...error.details }))}</Notice>;
}

const STALE = new Set(['serving', 'next', 'alias', 'source', 'file']);

/** Bytes, files, speed and what is left of the time, while something moves. */
function Progress({ row }: { readonly row: PortRow }) {
  const { t, size, number } = useTexts();
  const { state, progress } = row;
  if (progress === null || !['copying', 'checking', 'pausing', 'paused', 'stopped'].includes(state)) return null;
  const percent = percentOf(row);
  const pace = paceFor(row);
  const left = pace?.left ?? null;
  const minutes = left !== null && left >= 90;
  const time =
    left === null
      ? null
      : t(`portScreen.progress.${minutes ? 'minutes' : 'seconds'}`, {
          count: Math.max(1, Math.round(minutes ? left / 60 : left)),
        });
  const said = [
    t('portScreen.progress.bytes', { done: size(progress.done), total: size(progress.total) }),
    t('portScreen.progress.files', { files: number(progress.files), count: progress.of }),
    pace === null || state === 'paused'
      ? null
      : t('portScreen.progress.speed', { speed: size(Math.round(pace.speed)) }),
    state === 'paused' ? null : time,
  ];
  return (
    <ProgressBar
      className="port-progress"
      aria-label={t('portScreen.progress.label', { model: visible(row.model) })}
      value={percent}
    >
      <span className="port-track" aria-hidden>
        <span className="port-fill" style={{ inlineSize: `${percent}%` }} />
      </span>
      <span className="port-said">{said.filter((each) => each !== null).join(' · ')}</span>
    </ProgressBar>
  );
}

/** Of the step that it is at. */
export function percentOf({ progress }: PortRow): number {
  if (progress === null || progress.total === 0) return 0;
  return Math.floor((progress.done / progress.total) * 100);
}
