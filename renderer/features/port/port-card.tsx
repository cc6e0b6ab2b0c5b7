import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { ProgressBar } from 'react-aria-components';
import { ACTIONS, isWaiting, type PortAction, type PortRow } from '../../../shared/export/port-row.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { RoleBadge } from '../workspaces/role-badge.tsx';
import { nameOfPort } from './name-of-port.ts';
import { paceFor } from './pace.ts';
import { ProductionDialog, productionIn } from './production-dialog.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import type { Said } from './use-port-acts.ts';
import { PortStateMark } from './port-state-mark.tsx';

export interface PortCardProps {
  readonly row: PortRow;
  readonly onAct: (action: PortAction, row: PortRow, said?: Said) => void;
  /** Not offered here. */
  readonly without?: readonly PortAction[];
  /** What went wrong with the last thing that was done to it. */
  readonly error?: unknown;
}

/** One port: where from and where to, how far it is, and what can be done. */
export function PortCard({ row, onAct, without = [], error = null }: PortCardProps) {
  const { t } = useTexts();
  const { state, target } = row;
  const [asking, setAsking] = useState(false);
  const production = productionIn(error);
  /** What was asked for production, and left unanswered. */
  const [left, setLeft] = useState<unknown>(null);
  const card = useKeptFocus(row);
  const actions = ACTIONS[state].filter((action) => !without.includes(action));
  const giveUp = () => {
    setAsking(false);
    onAct('cancel', row);
  };
  const conflict = CONFLICTS.has(row.error?.code ?? '');
  const trouble =
    state === 'failed'
      ? conflict
        ? 'conflict'
        : 'failed'
      : state === 'stopped'
        ? 'held'
        : state === 'interrupted' || state === 'waiting'
          ? state
          : null;
  return (
    <li ref={card} tabIndex={-1} className={`card port-card ${isWaiting(state) ? 'waiting' : state}`}>
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
      {error === null || production !== null ? null : <ErrorNotice error={error} />}
      {actions.length === 0 ? null : (
        <div className="actions">
          {actions.map((action) => (
            <Button
              key={action}
              kind={action === 'resume' || action === 'again' ? 'primary' : 'plain'}
              onPress={() => (action === 'cancel' && !UNBEGUN.has(state) ? setAsking(true) : onAct(action, row))}
            >
              {t(action === 'again' && conflict ? 'portScreen.trouble.recheck' : wordOf(action, state))}
            </Button>
          ))}
        </div>
      )}
      {asking && ACTIONS[state].includes('cancel') ? (
        <Dialog
          alert
          title={t('portScreen.giveUp.title', { model: visible(row.model) })}
          act={{ text: t('portScreen.action.cancel'), onPress: giveUp }}
          other={{ text: t('portScreen.giveUp.keep'), onPress: () => setAsking(false) }}
          onClose={() => setAsking(false)}
        >
          <p>{t(`portScreen.giveUp.${ACTIONS[state].includes('pause') ? 'running' : 'resting'}`)}</p>
        </Dialog>
      ) : null}
      {production !== null && left !== error && actions.includes('resume') ? (
        <ProductionDialog
          row={row}
          name={production}
          onAct={(said) => onAct('resume', row, said)}
          onAgain={() => onAct('again', row)}
          onClose={() => setLeft(error)}
        />
      ) : null}
    </li>
  );
}

/** Nothing was copied of them, that could be lost. */
const UNBEGUN: ReadonlySet<string> = new Set<PortRow['state']>(['queued', 'waiting']);

/** One that has not begun can not be gone on with, and leaves nothing to clear away. */
function wordOf(action: PortAction, state: PortRow['state']): string {
  if (state === 'waiting' && action === 'resume') return 'portScreen.action.start';
  return `portScreen.action.${state === 'waiting' && action === 'cancel' ? 'giveUp' : action}`;
}

/** What went wrong; where something has changed meanwhile, what and from what to what. */
function Trouble({ row: { error } }: { readonly row: PortRow }) {
  const { t } = useTexts();
  if (error === null) return null;
  const what = String(error.details?.['what'] ?? '');
  if (error.code !== 'plan-stale' || !STALE.has(what)) return <ErrorNotice error={error} />;
  // Nothing was served there, or is.
  const told = Object.fromEntries(
    Object.entries(error.details ?? {}).map(([key, value]) => [key, value === '-' ? t('portScreen.none') : value]),
  );
  return <Notice kind="error">{visible(t(`portScreen.stale.${what}`, told))}</Notice>;
}

/** What was planned does not fit any more what is there now. */
const CONFLICTS = new Set(['plan-stale', 'source-stale']);
const STALE = new Set(['serving', 'next', 'alias', 'source', 'file', 'version']);

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
