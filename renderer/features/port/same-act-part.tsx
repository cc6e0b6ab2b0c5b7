import { useState } from 'react';
import type { SameAct } from '../../../shared/export/same-act.ts';
import { visibleLines } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Segments } from '../../ui/segments.tsx';

const FORMS = ['modelPorter', 'python', 'azure'] as const;

/** The same act in the words of others, to copy. */
export function SameActPart({ act }: { readonly act: SameAct }) {
  const { t } = useTexts();
  const [form, setForm] = useState<(typeof FORMS)[number]>('modelPorter');
  const text = form === 'azure' ? `${act.azure.yaml.trimEnd()}\n# ${act.azure.command}` : act[form].trimEnd();
  return (
    <section className="port-part">
      <h3>{t('portScreen.review.act')}</h3>
      <div className="toolbar">
        <Segments
          label={t('portScreen.review.act')}
          options={FORMS.map((id) => ({ id, text: t(`portScreen.review.acts.${id}`) }))}
          selected={form}
          onSelect={setForm}
        />
        <CopyButton text={text} />
      </div>
      <p className="muted small">{t(`portScreen.review.actNote.${form}`)}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <pre className="code-block act-text" tabIndex={0} aria-label={t(`portScreen.review.acts.${form}`)}>
        {visibleLines(text)}
      </pre>
    </section>
  );
}
