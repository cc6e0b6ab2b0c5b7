import { useQuery } from '@tanstack/react-query';
import type { ListedFile } from '../../../shared/contract/file-methods.ts';
import type { ModelReading } from '../../../shared/contract/model-reading.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Busy } from '../../ui/busy.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { CheckResult } from '../check/check-result.tsx';
import { setAttempt } from '../check/check-store.ts';
import { sessionKey } from '../editor/edit-sessions.ts';
import { ExampleJson } from './example-json.tsx';
import { FilePreview } from '../files/file-preview.tsx';

export interface ExamplesViewProps {
  readonly grant: string;
  readonly path: string;
  readonly reading: ModelReading;
  /** Goes to the payload check. */
  readonly onCheck: () => void;
}

/** The examples that were saved with a model: what is in them, and whether MLflow would take them. */
export function ExamplesView({ grant, path, reading, onCheck }: ExamplesViewProps) {
  const { t } = useTexts();
  const examples = reading.references.filter(({ role }) => role === 'example');
  if (examples.length === 0) return <p className="muted">{t('examples.none')}</p>;
  return (
    <>
      <Fit grant={grant} path={path} onCheck={onCheck} />
      {examples.map(({ path: file, state, size }) => (
        <FilePreview
          key={file}
          grant={grant}
          path={path}
          Json={ExampleJson}
          file={
            {
              path: file,
              type: state === 'present' ? 'file' : state === 'link' ? 'link' : 'missing',
              size,
              purpose: 'example',
              referenced: true,
              code: null,
            } satisfies ListedFile
          }
        />
      ))}
    </>
  );
}

/** The example as a request, and what MLflow would answer. */
function Fit({ grant, path, onCheck }: Omit<ExamplesViewProps, 'reading'>) {
  const { t } = useTexts();
  const { client } = useHost();
  const query = useQuery({
    queryKey: ['example', grant, path],
    queryFn: async ({ signal }) => {
      const { name, text } = await client.call('check.example', { grant, path }, { signal });
      const answer = await client.call(
        'check.payload',
        { grant, path, channel: 'rest', contentType: 'application/json', payload: { kind: 'text', text } },
        { signal },
      );
      return { name, text, answer };
    },
  });
  const { data, error } = query;
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void query.refetch()} />;
  if (data === undefined) return <Busy text={t('examples.checking')} />;
  const open = () => {
    setAttempt(sessionKey(grant, path), {
      text: data.text,
      channel: 'rest',
      contentType: 'application/json',
      file: null,
    });
    onCheck();
  };
  return (
    <section className="part">
      <h2>{t('examples.fit', { path: data.name })}</h2>
      <div className="toolbar">
        <Button onPress={open}>{t('examples.open')}</Button>
      </div>
      <CheckResult
        channel="rest"
        report={data.answer.report}
        other={data.answer.other}
        stale={false}
        onGoTo={open}
        onFix={open}
      />
    </section>
  );
}
