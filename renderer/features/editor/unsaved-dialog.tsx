import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';

export interface UnsavedDialogProps {
  readonly name: string;
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
}

/** Asked before a tab whose signature was changed is closed. */
export function UnsavedDialog({ name, onKeep, onDiscard }: UnsavedDialogProps) {
  const { t } = useTexts();
  return (
    <ModalOverlay className="overlay fade" isOpen isDismissable onOpenChange={(open) => !open && onKeep()}>
      <Modal className="dialog">
        <Dialog role="alertdialog" className="dialog-body">
          <Heading slot="title">{t('editor.unsaved.title')}</Heading>
          <p>{t('editor.unsaved.text', { name })}</p>
          <div className="actions">
            <Button kind="primary" onPress={onKeep}>
              {t('editor.unsaved.keep')}
            </Button>
            <Button onPress={onDiscard}>{t('editor.unsaved.discard')}</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
