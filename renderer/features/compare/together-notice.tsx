import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { ModelRef } from '../shell/open-tabs.ts';

export interface TogetherNoticeProps {
  readonly models: readonly ModelRef[];
  readonly onCompare: (models: readonly ModelRef[]) => void;
  readonly onDismiss: () => void;
}

/** Things that were opened together are often meant to be compared: one press does it. */
export function TogetherNotice({ models, onCompare, onDismiss }: TogetherNoticeProps) {
  const { t } = useTexts();
  if (models.length < 2) return null;
  const [a, b] = models;
  const actions = (
    <>
      <Button kind="primary" onPress={() => onCompare(models)}>
        {models.length === 2
          ? t('compareScreen.together.two', { a: a?.name ?? '', b: b?.name ?? '' })
          : t('compareScreen.together.more')}
      </Button>
      <Button onPress={onDismiss}>{t('shell.dismiss')}</Button>
    </>
  );
  return (
    <div className="page errors">
      <Notice kind="note" actions={actions}>
        {t('compareScreen.together.opened', { count: models.length })}
      </Notice>
    </div>
  );
}
