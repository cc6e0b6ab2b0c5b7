import { useMemo, useState } from 'react';
import { exampleForm, type ExampleForm, type ExampleTensor } from '../../../shared/files/example-form.ts';
import { JsonError } from '../../../shared/python/json.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { parseTree } from '../../../shared/signature/payload/json-tree.ts';
import { useTexts } from '../../texts.ts';
import { Segments } from '../../ui/segments.tsx';
import { DataTable } from '../files/data-table.tsx';
import { JsonView } from '../files/json-view.tsx';

/** The JSON of an example as what it stands for, a table or arrays with their params, or as JSON. */
export function ExampleJson({ text, label }: { readonly text: string; readonly label: string }) {
  const { t } = useTexts();
  const [shown, setShown] = useState<'form' | 'json'>('form');
  const form = useMemo(() => formOf(text), [text]);
  if (form === null) return <JsonView text={text} label={label} />;
  const isTable = form.parts[0]?.kind === 'table';
  return (
    <>
      <Segments
        label={t('examples.shownAs')}
        options={[
          { id: 'form', text: t(isTable ? 'examples.asTable' : 'examples.asTensor') },
          { id: 'json', text: 'JSON' },
        ]}
        selected={shown}
        onSelect={setShown}
      />
      {shown === 'json' ? <JsonView text={text} label={label} /> : <Form form={form} label={label} />}
    </>
  );
}

function Form({ form, label }: { readonly form: ExampleForm; readonly label: string }) {
  const { t } = useTexts();
  return (
    <>
      {form.parts.map((part, at) =>
        part.kind === 'table' ? (
          <DataTable key={at} preview={{ ...part, next: null }} label={label} />
        ) : (
          <Tensor key={at} tensor={part} label={label} />
        ),
      )}
      {form.params.length === 0 ? null : (
        <>
          <h3>{t('model.card.params')}</h3>
          <dl className="facts">
            {form.params.map(([name, value]) => (
              <div key={name}>
                <dt>
                  <code>{visible(name)}</code>
                </dt>
                <dd>
                  <code>{visible(value)}</code>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  );
}

function Tensor({ tensor: { name, shape, text }, label }: { readonly tensor: ExampleTensor; readonly label: string }) {
  const { t } = useTexts();
  const own = name === null ? label : `${label}: ${visible(name)}`;
  return (
    <>
      <p className="muted">
        {name === null ? null : <code>{visible(name)} </code>}
        {t('examples.shape', { shape: `[${shape.join(', ')}]` })}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <pre className="code-block" tabIndex={0} role="region" aria-label={own}>
        {visible(text)}
      </pre>
    </>
  );
}

/** null for what is no JSON, or neither a table nor arrays. */
function formOf(text: string): ExampleForm | null {
  try {
    return exampleForm(parseTree(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    if (error instanceof JsonError) return null;
    throw error;
  }
}
