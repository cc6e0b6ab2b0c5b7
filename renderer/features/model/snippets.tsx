import { useState } from 'react';
import type { ModelReading } from '../../../shared/contract/model-reading.ts';
import { sampleRequests, type RequestForm } from '../../../shared/signature/sample-request.ts';
import { useTexts } from '../../texts.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Segments } from '../../ui/segments.tsx';

/** Requests with this model's own columns, to copy: each form that its signature takes, as a body or a curl call. */
export function Snippets({ reading }: { readonly reading: ModelReading }) {
  const { t } = useTexts();
  const { signature } = reading.document;
  const requests = signature === null ? [] : sampleRequests(signature);
  const [form, setForm] = useState<RequestForm | null>(null);
  const [first] = requests;
  if (signature?.inputs == null) return null;
  if (first === undefined)
    return <p className="muted">{t(signature.valid ? 'model.sample.none' : 'model.sample.refused')}</p>;
  const shown = requests.find((request) => request.form === form) ?? first;
  const curl = `curl http://127.0.0.1:5000/invocations -H 'Content-Type: ${shown.contentType}' --data-binary ${shellQuote(shown.body)}`;
  return (
    <section className="snippets">
      <h2>{t('model.sample.title')}</h2>
      <div className="toolbar">
        <Segments
          label={t('model.sample.form')}
          options={requests.map((request) => ({ id: request.form, text: request.form }))}
          selected={shown.form}
          onSelect={setForm}
        />
        <CopyButton text={shown.body} label={t('model.sample.copyBody')} />
        <CopyButton text={curl} label={t('model.sample.copyCurl')} />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <pre className="code-block sample" tabIndex={0} aria-label={t('model.sample.title')}>
        {shown.body}
      </pre>
    </section>
  );
}

/** For a POSIX shell: a name with a quote or newline in it must not run when pasted. */
function shellQuote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
