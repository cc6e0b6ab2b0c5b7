import { Minus, Plus } from 'lucide-react';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { zoomStep } from '../shell/use-zoom.ts';

export interface ZoomControlProps {
  /** Percent. */
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
}

/** Smaller, how large it is, larger, and back to 100 %. */
export function ZoomControl({ zoom, onZoom }: ZoomControlProps) {
  const { t } = useTexts();
  const step = (by: 1 | 0 | -1) => onZoom(zoomStep(zoom, by));
  return (
    <div className="zoom-control" role="group" aria-label={t('shell.settings.zoomLabel')}>
      {zoom === 100 ? null : (
        <Button kind="quiet" onPress={() => step(0)}>
          {t('shell.command.zoom-reset')}
        </Button>
      )}
      <Button label={t('shell.command.zoom-out')} disabled={zoomStep(zoom, -1) === zoom} onPress={() => step(-1)}>
        <Minus size={16} aria-hidden />
      </Button>
      <output aria-live="polite">{zoom} %</output>
      <Button label={t('shell.command.zoom-in')} disabled={zoomStep(zoom, 1) === zoom} onPress={() => step(1)}>
        <Plus size={16} aria-hidden />
      </Button>
    </div>
  );
}
