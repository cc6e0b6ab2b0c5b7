import { useQueries } from '@tanstack/react-query';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { lookQuery } from '../open/find-models.ts';
import type { ModelRef } from '../shell/open-tabs.ts';

export interface TogetherNoticeProps {
  /** What was opened together: models, stores among them. */
  readonly models: readonly ModelRef[];
  readonly onCompare: (models: readonly ModelRef[]) => void;
  readonly onDismiss: () => void;
}

/** Models that were opened together are often meant to be compared: one press does it. */
export function TogetherNotice({ models: opened, onCompare, onDismiss }: TogetherNoticeProps) {
  const { t } = useTexts();
  const { client } = useHost();
  const looks = useQueries({ queries: opened.map(({ grant }) => lookQuery(client, grant.token)) });
  // Of a store nobody knows yet which of its models is meant.
  const models = opened.filter((_, at) => (looks[at]?.data?.kind ?? null) === null);
  if (models.length < 2 || looks.some(({ isPending }) => isPending)) return null;
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
        {t('compareScreen.together.opened', { count: opened.length })}
      </Notice>
    </div>
  );
}
