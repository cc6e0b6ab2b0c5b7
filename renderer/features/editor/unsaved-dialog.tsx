import { useTexts } from '../../texts.ts';
import { Dialog } from '../../ui/dialog.tsx';

export interface UnsavedDialogProps {
  readonly name: string;
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
}

/** Asked before a tab whose signature was changed is closed. */
export function UnsavedDialog({ name, onKeep, onDiscard }: UnsavedDialogProps) {
  const { t } = useTexts();
  return (
    <Dialog
      alert
      title={t('editor.unsaved.title')}
      act={{ text: t('editor.unsaved.keep'), onPress: onKeep }}
      other={{ text: t('editor.unsaved.discard'), onPress: onDiscard }}
      onClose={onKeep}
    >
      <p>{t('editor.unsaved.text', { name })}</p>
    </Dialog>
  );
}
