import { Hash, Save } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useHost } from '../../client.tsx';
import { asErrorData, useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { startDownload } from '../../ui/start-download.ts';

/** The most files for one request. */
const LIMIT = 10_000;
/** How many checksums are listed; all of them can be copied. */
const LISTED = 50;

type Outcome =
  | { readonly kind: 'digests'; readonly digests: Output<'files.hash'>['digests'] }
  | { readonly kind: 'saved' | 'download'; readonly name: string }
  | { readonly kind: 'error'; readonly error: unknown };

export interface FileActionsProps {
  readonly grant: string;
  readonly path: string;
  readonly chosen: readonly string[];
}

/** Checksums and copies of the chosen files, with how far it is and a way to stop it. */
export function FileActions({ grant, path, chosen }: FileActionsProps) {
  const { t, size, number } = useTexts();
  const { client } = useHost();
  const [busy, setBusy] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const stop = useRef<AbortController>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const run = (work: (signal: AbortSignal) => Promise<Outcome | null>) => {
    const control = new AbortController();
    stop.current = control;
    setBusy({ done: 0, total: 0 });
    setOutcome(null);
    work(control.signal)
      .then(
        setOutcome,
        (error: unknown) => asErrorData(error).code === 'cancelled' || setOutcome({ kind: 'error', error }),
      )
      .finally(() => setBusy(null));
  };
  const input = { grant, path, files: [...chosen] };
  const hash = () =>
    run(async (signal) => {
      const { digests } = await client.call('files.hash', input, { signal, onProgress: setBusy });
      return { kind: 'digests', digests };
    });
  const save = () =>
    run(async (signal) => {
      const onProgress = ({ written, total }: { written: number; total: number }) => setBusy({ done: written, total });
      const answer = await client.call('files.save', input, { signal, onProgress });
      if (answer.kind === 'cancelled') return null;
      if (answer.kind === 'download') startDownload(answer.id, answer.name);
      return answer;
    });
  const none = chosen.length === 0 || chosen.length > LIMIT || busy !== null;
  return (
    <>
      <div className="toolbar">
        <Button onPress={save} disabled={none}>
          <Save size={16} aria-hidden /> {t('files.save')}
        </Button>
        <Button onPress={hash} disabled={none}>
          <Hash size={16} aria-hidden /> {t('files.hash')}
        </Button>
        <span className="muted" role="status">
          {chosen.length > LIMIT
            ? t('files.tooMany', { limit: number(LIMIT) })
            : t('files.chosen', { count: chosen.length, shown: number(chosen.length) })}
        </span>
      </div>
      {busy === null ? null : (
        <div className="toolbar" role="status">
          <progress value={busy.done} max={Math.max(1, busy.total)} aria-label={t('files.working')} />
          <span className="muted">{t('editor.written', { written: size(busy.done), total: size(busy.total) })}</span>
          <Button onPress={() => stop.current?.abort()}>{t('shell.cancel')}</Button>
        </div>
      )}
      {outcome === null ? null : <Result outcome={outcome} />}
    </>
  );
}

function Result({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useTexts();
  if (outcome.kind === 'error') return <ErrorNotice error={outcome.error} />;
  if (outcome.kind !== 'digests') {
    return (
      <Notice kind="ok" role="status">
        {t(outcome.kind === 'saved' ? 'editor.savedAs' : 'editor.downloading', { name: outcome.name })}
      </Notice>
    );
  }
  // As sha256sum writes them, and checks them.
  const text = outcome.digests.map(({ path, digest }) => `${digest ?? t('files.unreadable')}  ${path}`).join('\n');
  return (
    <section className="digests">
      <CopyButton text={text} label={t('files.copyDigests')} />
      <ul>
        {outcome.digests.slice(0, LISTED).map(({ path, digest }) => (
          <li key={path}>
            <code>{digest ?? t('files.unreadable')}</code> {visible(path)}
          </li>
        ))}
      </ul>
      {outcome.digests.length > LISTED ? <p className="muted">… {outcome.digests.length - LISTED}</p> : null}
    </section>
  );
}
