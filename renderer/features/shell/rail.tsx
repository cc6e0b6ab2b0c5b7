import {
  Activity,
  ArrowLeftRight,
  Boxes,
  CircleQuestionMark,
  LibraryBig,
  PackageCheck,
  PanelLeftClose,
  PanelLeftOpen,
  Settings,
  type LucideIcon,
} from 'lucide-react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import { useTexts } from '../../texts.ts';
import { Mark } from '../../ui/mark.tsx';
import type { Place } from './open-tabs.ts';

type RailPlace = 'library' | 'compare' | 'workspaces' | 'export' | 'activity' | 'settings';

export interface RailProps {
  readonly place: Place;
  /** Icons alone, without their words. */
  readonly narrow: boolean;
  readonly onGo: (place: RailPlace) => void;
  readonly onHelp: () => void;
  readonly onNarrow: (narrow: boolean) => void;
}

/** The places of the app, and only those that exist. */
export function Rail({ place, narrow, onGo, onHelp, onNarrow }: RailProps) {
  const { t } = useTexts();
  const go = (id: RailPlace, Icon: LucideIcon) => (
    <RailItem
      text={t(`shell.place.${id}`)}
      Icon={Icon}
      narrow={narrow}
      current={place === id}
      onPress={() => onGo(id)}
    />
  );
  return (
    <nav className={`rail${narrow ? ' narrow' : ''}`} aria-label={t('shell.region.rail')} data-region tabIndex={-1}>
      <p className="brand">
        <Mark size={24} />
        <span className="rail-word">{t('shell.appName')}</span>
      </p>
      {go('library', LibraryBig)}
      {go('compare', ArrowLeftRight)}
      {go('workspaces', Boxes)}
      {go('export', PackageCheck)}
      {go('activity', Activity)}
      <span className="rail-space" />
      <RailItem text={t('shell.place.help')} Icon={CircleQuestionMark} narrow={narrow} onPress={onHelp} />
      {go('settings', Settings)}
      <RailItem
        text={t(narrow ? 'shell.rail.widen' : 'shell.rail.narrow')}
        Icon={narrow ? PanelLeftOpen : PanelLeftClose}
        narrow={narrow}
        className="rail-fold"
        onPress={() => onNarrow(!narrow)}
      />
    </nav>
  );
}

interface RailItemProps {
  readonly text: string;
  readonly Icon: LucideIcon;
  readonly narrow: boolean;
  readonly current?: boolean;
  readonly className?: string;
  readonly onPress: () => void;
}

function RailItem({ text, Icon, narrow, current = false, className = '', onPress }: RailItemProps) {
  return (
    <TooltipTrigger isDisabled={!narrow} delay={400} closeDelay={0}>
      <Button className={`rail-item ${className}`} onPress={onPress} aria-current={current ? 'page' : 'false'}>
        <Icon size={20} strokeWidth={1.75} aria-hidden />
        <span className="rail-word">{text}</span>
      </Button>
      <Tooltip className="tip" placement="right">
        {text}
      </Tooltip>
    </TooltipTrigger>
  );
}
