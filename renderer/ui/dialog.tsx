import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTexts } from '../texts.ts';
import { Button } from './button.tsx';

export interface DialogAction {
  readonly text: string;
  readonly onPress: () => void;
  readonly disabled?: boolean;
}

export interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What it was opened for; a dialog that only shows something has none. */
  readonly act?: DialogAction;
  /** The other button: it cancels, unless said otherwise. */
  readonly other?: DialogAction;
  /** Escape; where nothing typed could be lost, a press beside it too. */
  readonly onClose: () => void;
  readonly typedInto?: boolean;
  /** Interrupts with a question. */
  readonly alert?: boolean;
  readonly className?: string;
}

/** Every dialog: its title, what it says, then the button that acts and last the one that leaves. */
export function Dialog({ title, children, act, other, onClose, typedInto, alert, className }: DialogProps) {
  const { t } = useTexts();
  const last = other ?? { text: t('shell.cancel'), onPress: onClose };
  return (
    <ModalOverlay
      className="overlay fade"
      isOpen
      isDismissable={typedInto !== true}
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className={`dialog ${className ?? ''}`}>
        <AriaDialog role={alert === true ? 'alertdialog' : 'dialog'} className="dialog-body">
          <Heading slot="title">{title}</Heading>
          {children}
          <div className="actions">
            {act === undefined ? null : (
              <Button kind="primary" disabled={act.disabled === true} onPress={act.onPress}>
                {act.text}
              </Button>
            )}
            <Button disabled={last.disabled === true} onPress={last.onPress}>
              {last.text}
            </Button>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
