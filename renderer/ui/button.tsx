import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly kind?: 'plain' | 'primary' | 'quiet';
  /** Name for screen readers, where the children are only an icon. */
  readonly label?: string;
  readonly disabled?: boolean;
}

export function Button({ children, onPress, kind = 'plain', label, disabled = false }: ButtonProps) {
  const className = `button ${kind}${label === undefined ? '' : ' icon-only'}`;
  const name = label === undefined ? {} : { 'aria-label': label };
  return (
    <AriaButton className={className} onPress={onPress} isDisabled={disabled} {...name}>
      {children}
    </AriaButton>
  );
}
