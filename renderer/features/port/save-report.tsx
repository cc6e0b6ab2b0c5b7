import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import { saveText } from '../../ui/save-text.ts';

const KINDS = {
  html: { ending: 'html', type: 'text/html' },
  markdown: { ending: 'md', type: 'text/markdown' },
  json: { ending: 'json', type: 'application/json' },
} as const;
type Form = keyof typeof KINDS;

/** The report as a file: to read, for a wiki, for programs. */
export function SaveReport({ id }: { readonly id: string }) {
  const { t, language } = useTexts();
  const { client } = useHost();
  const [error, setError] = useState<unknown>(null);
  const save = async (format: Form) => {
    const { text, name } = await client.call('port.report-text', {
      id,
      format,
      language: language === 'es' ? 'es' : 'en',
    });
    saveText(`${name}.${KINDS[format].ending}`, KINDS[format].type, text);
  };
  return (
    <>
      <MenuButton
        title={t('portScreen.report.save')}
        icon={<FileDown size={16} aria-hidden />}
        items={(Object.keys(KINDS) as Form[]).map((form) => ({ id: form, text: t(`portScreen.report.form.${form}`) }))}
        onChoose={(form) => void save(form as Form).catch(setError)}
      />
      {error === null ? null : <ErrorNotice error={error} onDismiss={() => setError(null)} />}
    </>
  );
}
