import { asErrorData, useTexts } from '../texts.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

/** A failure in the reader's words: what, why, what to do; and its code, to report. */
export function ErrorNotice({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { t, errorText } = useTexts();
  const { code } = asErrorData(error);
  return (
    <Notice
      kind="error"
      actions={onRetry === undefined ? undefined : <Button onPress={onRetry}>{t('shell.retry')}</Button>}
    >
      <p>{errorText(error)}</p>
      <p className="small">
        {t('shell.code')} <code>{code}</code>
      </p>
    </Notice>
  );
}
