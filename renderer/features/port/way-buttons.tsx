import { CornerDownRight, PackageOpen, PencilLine } from 'lucide-react';
import type { Check } from '../../../shared/export/checks.ts';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { waysOut, type Around, type WayOut } from './ways-out.ts';

export interface WayButtonsProps {
  readonly check: Check;
  readonly around: Around;
  readonly onWay: (way: WayOut) => void;
}

/** What can be done about a check with one press, at the end of its row; nothing where only the person can mend it. */
export function WayButtons({ check, around, onWay }: WayButtonsProps) {
  const { t } = useTexts();
  const ways = waysOut(check, around);
  if (ways.length === 0) return null;
  return (
    <div className="actions check-ways">
      {ways.map((way) => {
        const [Icon, text] =
          way.kind === 'view'
            ? [PackageOpen, t('portScreen.way.view', { view: t(`model.view.${way.view}`) })]
            : way.kind === 'field'
              ? [CornerDownRight, t(`portScreen.way.field.${way.field}`)]
              : [PencilLine, t('portScreen.way.reason')];
        return (
          <Button key={way.kind} kind={check.state === 'note' ? 'quiet' : 'plain'} onPress={() => onWay(way)}>
            <Icon size={16} aria-hidden /> {text}
          </Button>
        );
      })}
    </div>
  );
}
