import {
  CircleAlert,
  CircleCheck,
  CirclePause,
  CircleSlash,
  Clock,
  LoaderCircle,
  Undo2,
  type LucideIcon,
} from 'lucide-react';
import type { PortStateName } from '../../../shared/export/port-row.ts';
import { useTexts } from '../../texts.ts';

const LOOKS: Readonly<Record<PortStateName, readonly [LucideIcon, 'ok' | 'note' | 'warning' | 'error' | 'quiet']>> = {
  queued: [Clock, 'quiet'],
  copying: [LoaderCircle, 'note'],
  checking: [LoaderCircle, 'note'],
  pausing: [CirclePause, 'quiet'],
  paused: [CirclePause, 'warning'],
  cancelling: [LoaderCircle, 'quiet'],
  stopped: [CircleAlert, 'error'],
  interrupted: [CircleAlert, 'warning'],
  waiting: [Clock, 'warning'],
  elsewhere: [LoaderCircle, 'quiet'],
  undoing: [LoaderCircle, 'quiet'],
  done: [CircleCheck, 'ok'],
  failed: [CircleAlert, 'error'],
  cancelled: [CircleSlash, 'quiet'],
  undone: [Undo2, 'quiet'],
};

/** Where a port is: shape, colour and word. */
export function PortStateMark({ state }: { readonly state: PortStateName }) {
  const { t } = useTexts();
  const [Icon, tone] = LOOKS[state];
  return (
    <span className={`mark-word port-state ${tone}`}>
      <Icon size={14} aria-hidden /> {t(`portScreen.state.${state}`)}
    </span>
  );
}
