import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';

export interface PayloadMenuProps {
  readonly title: string;
  readonly items: readonly { readonly id: string; readonly text: ReactNode }[];
  readonly onChoose: (id: string) => void;
}

/** A button that opens a list of things to do. */
export function PayloadMenu({ title, items, onChoose }: PayloadMenuProps) {
  return (
    <MenuTrigger>
      <AriaButton className="button plain" isDisabled={items.length === 0}>
        {title} <ChevronDown size={16} aria-hidden />
      </AriaButton>
      <Popover className="popover fade">
        <Menu className="menu" aria-label={title} onAction={(key) => onChoose(String(key))}>
          {items.map(({ id, text }) => (
            <MenuItem key={id} id={id} className="menu-item">
              {text}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
