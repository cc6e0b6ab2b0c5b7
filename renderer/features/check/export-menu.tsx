import { useQuery } from '@tanstack/react-query';
import { FileDown } from 'lucide-react';
import { checkJson, checkMarkdown, checkText, type CheckedPayload } from '../../../shared/report/check-result.ts';
import type { CheckAnswer } from '../../../shared/signature/payload/check-report.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import { fileName, saveText } from '../../ui/save-text.ts';
import type { Attempt } from './check-store.ts';

export interface ExportMenuProps {
  readonly model: string;
  readonly attempt: Attempt;
  readonly answer: CheckAnswer;
}

/** The result to pass on: copied as text, or as a file to read or for programs. */
export function ExportMenu({ model, attempt, answer }: ExportMenuProps) {
  const { t } = useTexts();
  const { client } = useHost();
  const info = useQuery({ queryKey: ['info'], queryFn: () => client.call('app.info', {}) });
  const { channel, contentType, file, text } = attempt;
  const checked: CheckedPayload = {
    model,
    channel,
    contentType,
    payload: file === null ? { text } : { file: file.name },
    answer,
    tool: { name: t('shell.appName'), version: info.data?.version ?? '' },
  };
  const save = (form: string) => {
    const name = fileName('check', model);
    if (form === 'json') saveText(`${name}.json`, 'application/json', checkJson(checked, t));
    else saveText(`${name}.md`, 'text/markdown', checkMarkdown(checked, t));
  };
  return (
    <div className="actions">
      <CopyButton text={checkText(checked, t)} label={t('payload.report.copy')} />
      <MenuButton
        title={t('payload.report.save')}
        icon={<FileDown size={16} aria-hidden />}
        items={['markdown', 'json'].map((id) => ({ id, text: t(`compareScreen.report.${id}`) }))}
        onChoose={save}
      />
    </div>
  );
}
