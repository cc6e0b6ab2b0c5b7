import type { ComparisonSummary } from '../../../shared/contract/comparison-summary.ts';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Contents } from './use-comparison.ts';

export interface ContentsStateProps {
  readonly contents: Contents;
  readonly summary: Pick<ComparisonSummary, 'size' | 'complete'>;
}

/** Whether files were compared by content, and how far that has come. */
export function ContentsState({ contents, summary }: ContentsStateProps) {
  const { t, size } = useTexts();
  const { state, done, total, error } = contents;
  if (error !== null && state !== 'stopped') return <ErrorNotice error={error} onRetry={contents.start} />;
  if (state === 'compared') {
    return summary.complete ? null : <Notice kind="warning">{t('compareScreen.contents.incomplete')}</Notice>;
  }
  if (state === 'reading') {
    return (
      <div className="contents-reading">
        <p role="status">
          {t('compareScreen.contents.reading', { done: size(done), total: size(Math.max(total, done)) })}
        </p>
        <progress value={done} max={Math.max(total, 1)} aria-label={t('compareScreen.fact.contents')} />
        <Button onPress={contents.stop}>{t('shell.cancel')}</Button>
      </div>
    );
  }
  const compare = (
    <Button onPress={contents.start}>{t('compareScreen.contents.compare', { size: size(summary.size) })}</Button>
  );
  return (
    <Notice kind="note" actions={compare}>
      {t(`compareScreen.contents.${state}`)}
    </Notice>
  );
}
