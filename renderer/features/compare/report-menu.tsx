import { useQuery } from '@tanstack/react-query';
import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { htmlReport } from '../../../shared/report/html.ts';
import { jsonReport } from '../../../shared/report/json.ts';
import { markdownReport } from '../../../shared/report/markdown.ts';
import type { ReportSource, Translate } from '../../../shared/report/report-source.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { MenuButton } from '../../ui/menu-button.tsx';
import { fileName, saveText } from '../../ui/save-text.ts';
import { usePageOffer } from '../shell/front-page.tsx';
import type { CompareTab } from '../shell/open-tabs.ts';
import type { Compared } from './fetch-comparison.ts';

const FORMS = ['markdown', 'html', 'json'] as const;
type Form = (typeof FORMS)[number];
const KINDS = {
  markdown: { ending: 'md', type: 'text/markdown' },
  html: { ending: 'html', type: 'text/html' },
  json: { ending: 'json', type: 'application/json' },
} as const;

/** The comparison as a file: to read, to show in a browser, for programs. */
export function ReportMenu({ tab, compared }: { readonly tab: CompareTab; readonly compared: Compared }) {
  const { t, language } = useTexts();
  const { client } = useHost();
  const info = useQuery({ queryKey: ['info'], queryFn: () => client.call('app.info', {}) });
  const [open, setOpen] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  usePageOffer({ commands: { 'save-report': () => setOpen(true) } });
  const save = (form: Form) => {
    const source: ReportSource = {
      a: { name: tab.a.name, path: '' },
      b: { name: tab.b.name, path: '' },
      comparison: compared.comparison,
      tool: { name: t('shell.appName'), version: info.data?.version ?? '' },
    };
    const name = `${fileName(tab.a.name, '-', tab.b.name)}.${KINDS[form].ending}`;
    saveText(name, KINDS[form].type, textOf(form, source, t, language));
    setSaved(name);
  };
  return (
    <>
      <MenuButton
        title={t('compareScreen.report.button')}
        icon={<FileDown size={16} aria-hidden />}
        items={FORMS.map((form) => ({ id: form, text: t(`compareScreen.report.${form}`) }))}
        onChoose={(form) => save(form as Form)}
        open={{ isOpen: open, onOpenChange: setOpen }}
      />
      <span className="muted" role="status">
        {saved === null ? '' : t('compareScreen.report.saved', { file: saved })}
      </span>
    </>
  );
}

function textOf(form: Form, source: ReportSource, t: Translate, language: string): string {
  if (form === 'json') return jsonReport(source, t);
  return form === 'html' ? htmlReport(source, t, language) : markdownReport(source, t);
}
