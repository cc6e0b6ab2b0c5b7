import { asErrorData, useTexts } from '../texts.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

export interface ErrorNoticeProps {
  readonly error: unknown;
  /** What was read before is still shown. */
  readonly stale?: boolean;
  readonly onRetry?: () => void;
  readonly onDismiss?: () => void;
}

/** A failure in the reader's words: what, why, what to do; and its code, to report. */
export function ErrorNotice({ error, stale = false, onRetry, onDismiss }: ErrorNoticeProps) {
  const { t, errorText } = useTexts();
  const { code } = asErrorData(error);
  const retry = onRetry === undefined ? null : <Button onPress={onRetry}>{t('shell.retry')}</Button>;
  const dismiss = onDismiss === undefined ? null : <Button onPress={onDismiss}>{t('shell.dismiss')}</Button>;
  const actions = (
    <>
      {retry}
      {dismiss}
    </>
  );
  return (
    <Notice kind="error" role="alert" actions={retry === null && dismiss === null ? undefined : actions}>
      <p>{errorText(error)}</p>
      {stale ? <p>{t('shell.open.stale')}</p> : null}
      <p className="small">
        {t('shell.code')} <code>{code}</code>
      </p>
    </Notice>
  );
}
