import { useMutation } from '@tanstack/react-query';
import { ScanSearch } from 'lucide-react';
import { useState } from 'react';
import { visible } from '../../../shared/safety/visible.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';

/** Reads every file of the version again, and says what differs. */
export function VerifyPart({ id }: { readonly id: string }) {
  const { t, errorText } = useTexts();
  const { client } = useHost();
  const [percent, setPercent] = useState(0);
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () =>
      client.call(
        'port.verify',
        { id },
        { onProgress: ({ done, total }) => setPercent(total === 0 ? 100 : Math.floor((done / total) * 100)) },
      ),
  });
  const start = () => {
    setPercent(0);
    mutate();
  };
  const { missing = [], changed = [], added = [], expected = [] } = data?.difference ?? {};
  const rows = Object.entries({ missing, changed, added }).flatMap(([kind, paths]) =>
    paths.map((path) => `${t(`port.verified.file.${kind}`)} ${visible(path)}`),
  );
  const problem = data?.problem ? <p>{errorText(data.problem)}</p> : null;
  return (
    <>
      <Button onPress={start} disabled={isPending}>
        <ScanSearch size={16} aria-hidden />{' '}
        {isPending ? t('portScreen.report.verifying', { percent }) : t('portScreen.report.verify')}
      </Button>
      <div className="verify-said" aria-live="polite">
        {error === null ? null : <ErrorNotice error={error} />}
        {data === undefined ? null : data.state === 'same' ? (
          <Notice kind="ok">
            <p>{t('portScreen.report.same')}</p>
            {expected.length === 0 ? null : (
              <p>{t('portScreen.report.expected', { list: expected.map(visible).join(', ') })}</p>
            )}
            {problem}
          </Notice>
        ) : (
          <Notice kind="error">
            <p>{data.state === 'differs' ? t('portScreen.report.differs') : t(`port.verified.${data.state}`)}</p>
            <ul className="mono small">
              {rows.slice(0, 50).map((row) => (
                <li key={row}>{row}</li>
              ))}
            </ul>
            {problem}
          </Notice>
        )}
      </div>
    </>
  );
}
