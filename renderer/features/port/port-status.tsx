import { CircleAlert, LoaderCircle } from 'lucide-react';
import { Button } from 'react-aria-components';
import { isWaiting } from '../../../shared/export/port-row.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { percentOf } from './port-card.tsx';
import { usePortEvents, usePorts } from './use-ports.ts';

/** One line of the status bar, while something is under way or waits for a person. */
export function PortStatus({ onActivity }: { readonly onActivity: () => void }) {
  const { t } = useTexts();
  usePortEvents();
  const rows = usePorts().data?.ports ?? [];
  const running = rows.find(({ state }) => state === 'copying' || state === 'checking');
  const queued = rows.filter(({ state }) => state === 'queued').length;
  const waiting = rows.filter(({ state }) => isWaiting(state)).length;
  if (running === undefined && queued === 0 && waiting === 0) return null;
  const words =
    running === undefined
      ? []
      : [
          t(`portScreen.activity.status.${running.state}`, {
            model: visible(running.model),
            percent: percentOf(running),
          }),
        ];
  if (queued > 0) words.push(t('portScreen.activity.status.queued', { count: queued }));
  if (waiting > 0) words.push(t('portScreen.activity.status.waiting', { count: waiting }));
  const Icon = running === undefined && waiting > 0 ? CircleAlert : LoaderCircle;
  return (
    <Button className="status-port" onPress={onActivity}>
      <Icon size={14} aria-hidden /> {words.join(' · ')}
    </Button>
  );
}
