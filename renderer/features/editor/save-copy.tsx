import { Save } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Output, Progress } from '../../../shared/contract/contract.ts';
import type { PartTexts } from '../../../shared/signature/edit/print-parts.ts';
import { useHost, type Opened } from '../../client.tsx';
import { asErrorData, useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { startDownload } from '../../ui/start-download.ts';

type Answer = Output<'signature.save'>;

/** The state of saving; `start` asks where, and writes. */
export interface Saving {
  readonly busy: Progress<'signature.save'> | null;
  readonly answer: Exclude<Answer, { kind: 'cancelled' }> | null;
  readonly error: unknown;
  start(parts: PartTexts): void;
  cancel(): void;
}

export function useSaving(grant: string, path: string, onSaved: (parts: PartTexts) => void): Saving {
  const { client } = useHost();
  const [busy, setBusy] = useState<Saving['busy']>(null);
  const [answer, setAnswer] = useState<Saving['answer']>(null);
  const [error, setError] = useState<unknown>(null);
  const stop = useRef<AbortController>(null);
  const start = (parts: PartTexts) => {
    stop.current = new AbortController();
    setBusy({ written: 0, total: 0 });
    setAnswer(null);
    setError(null);
    client
      .call('signature.save', { grant, path, parts }, { signal: stop.current.signal, onProgress: setBusy })
      .then(
        (given) => {
          if (given.kind === 'cancelled') return;
          if (given.kind === 'download') startDownload(given.id, given.name);
          setAnswer(given);
          onSaved(parts);
        },
        (thrown: unknown) => asErrorData(thrown).code === 'cancelled' || setError(thrown),
      )
      .finally(() => setBusy(null));
  };
  return { busy, answer, error, start, cancel: () => stop.current?.abort() };
}

export function SaveButton({ saving, parts, disabled }: { saving: Saving; parts: PartTexts; disabled: boolean }) {
  const { t } = useTexts();
  return (
    <Button kind="primary" disabled={disabled} onPress={() => saving.start(parts)}>
      <Save size={16} aria-hidden /> {t('shell.command.save-copy')}
    </Button>
  );
}

/** How far it is, then what came of it. */
export function SaveOutcome({ saving, onOpened }: { saving: Saving; onOpened: (opened: Opened) => void }) {
  const { t, size } = useTexts();
  const { busy, answer, error } = saving;
  if (busy !== null) {
    return (
      <div className="toolbar" role="status">
        <progress value={busy.written} max={Math.max(1, busy.total)} aria-label={t('editor.saving')} />
        <span className="muted">{t('editor.written', { written: size(busy.written), total: size(busy.total) })}</span>
        <Button onPress={saving.cancel}>{t('shell.cancel')}</Button>
      </div>
    );
  }
  if (error !== null) return <ErrorNotice error={error} />;
  if (answer === null) return null;
  const left =
    answer.left.length === 0 ? null : <p>{t('editor.left', { names: answer.left.slice(0, 5).join(', ') })}</p>;
  if (answer.kind === 'download') {
    return (
      <Notice kind="ok">
        <p>{t('editor.downloading', { name: answer.name })}</p>
        {left}
      </Notice>
    );
  }
  const open = <Button onPress={() => onOpened({ grants: [answer.grant], errors: [] })}>{t('editor.openCopy')}</Button>;
  return (
    <Notice kind="ok" actions={open}>
      <p>{t('editor.savedAs', { name: answer.grant.name })}</p>
      {left}
    </Notice>
  );
}
