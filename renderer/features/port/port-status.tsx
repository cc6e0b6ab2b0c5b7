import { CircleAlert, LoaderCircle } from 'lucide-react';
import { Button } from 'react-aria-components';
import { isWaiting } from '../../../shared/export/port-row.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { percentOf } from './port-card.tsx';
import { useAwaitedZips } from './awaited-zips.ts';
import { usePortEvents, usePorts } from './use-ports.ts';

/** One line of the status bar, while something is under way or waits for a person. */
export function PortStatus({ onActivity }: { readonly onActivity: () => void }) {
  const { t } = useTexts();
  usePortEvents();
  useAwaitedZips();
  const rows = usePorts().data?.ports ?? [];
  const running = rows.find(({ state }) => state === 'copying' || state === 'checking');
  const queued = rows.filter(({ state }) => state === 'queued').length;
  const waiting = rows.filter(({ state }) => isWaiting(state)).length;
  const failed = rows.filter(({ state }) => state === 'failed').length;
  if (running === undefined && queued + waiting + failed === 0) return null;
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
  if (failed > 0) words.push(t('portScreen.activity.status.failed', { count: failed }));
  const Icon = running === undefined && waiting + failed > 0 ? CircleAlert : LoaderCircle;
  return (
    <Button className="status-port" onPress={onActivity}>
      <Icon size={14} aria-hidden /> {words.join(' · ')}
    </Button>
  );
}
