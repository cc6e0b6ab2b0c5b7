import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';

export interface MenuEntry {
  readonly id: string;
  readonly text: string;
  /** A line is drawn above it. */
  readonly apart?: boolean;
}

export interface MenuButtonProps {
  readonly title: string;
  readonly icon?: ReactNode;
  readonly items: readonly MenuEntry[];
  readonly onChoose: (id: string) => void;
  /** Where a command opens it too. */
  readonly open?: { readonly isOpen: boolean; readonly onOpenChange: (open: boolean) => void };
}

/** A button that opens a list of things to do. */
export function MenuButton({ title, icon, items, onChoose, open = undefined }: MenuButtonProps) {
  return (
    <MenuTrigger {...open}>
      <Button className="button plain" isDisabled={items.length === 0}>
        {icon}
        {icon === undefined ? null : ' '}
        {title} <ChevronDown size={16} aria-hidden />
      </Button>
      <Popover className="popover fade" placement="bottom start">
        <Menu className="menu" aria-label={title} onAction={(key) => onChoose(String(key))}>
          {items.flatMap(({ id, text, apart = false }) => [
            apart ? <Separator key={`${id} line`} className="menu-line" /> : null,
            <MenuItem key={id} id={id} className="menu-item" textValue={text}>
              {text}
            </MenuItem>,
          ])}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
