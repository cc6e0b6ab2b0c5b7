import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ComponentType } from 'react';
import type { FilePreview as Preview, ListedFile } from '../../../shared/contract/file-methods.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Busy } from '../../ui/busy.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { CodeLines } from './code-lines.tsx';
import { DataTable } from './data-table.tsx';
import { useFileNote } from './file-note.ts';
import { HexLines } from './hex-lines.tsx';
import { JsonView } from './json-view.tsx';

export interface FilePreviewProps {
  readonly grant: string;
  readonly path: string;
  readonly file: ListedFile;
  /** How a whole JSON file is shown; as a tree unless told. */
  readonly Json?: ComponentType<{ readonly text: string; readonly label: string }>;
}

/** What is in a file, a part at a time. */
export function FilePreview({ grant, path, file, Json = JsonView }: FilePreviewProps) {
  const { t, size } = useTexts();
  const { client } = useHost();
  const note = useFileNote();
  /** Where the parts that were shown begin; the last is in sight. */
  const [starts, setStarts] = useState<readonly number[]>([0]);
  const [hex, setHex] = useState(false);
  const at = starts.at(-1) ?? 0;
  const there = file.type === 'file';
  const query = useQuery({
    queryKey: ['files', grant, path, file.path, at, hex],
    queryFn: ({ signal }) => client.call('files.preview', { grant, path, file: file.path, at, hex }, { signal }),
    enabled: there,
    placeholderData: keepPreviousData,
  });
  const { data } = query;
  const next = data !== undefined && 'next' in data ? data.next : null;
  const first = starts.length === 1;
  return (
    <section className="file-preview">
      <h2>{visible(file.path)}</h2>
      <p className="muted">{there && file.size !== null ? `${size(file.size)} · ${note(file)}` : note(file)}</p>
      {there && file.size !== 0 ? (
        <div className="toolbar">
          {data?.kind === 'hex' && !hex ? null : (
            <Button
              onPress={() => {
                setHex(!hex);
                setStarts([0]);
              }}
            >
              {t(hex ? 'files.asItIs' : 'files.asBytes')}
            </Button>
          )}
          {first && next === null ? null : (
            <>
              <Button disabled={first} onPress={() => setStarts(starts.slice(0, -1))}>
                {t('files.before')}
              </Button>
              <Button disabled={next === null} onPress={() => next !== null && setStarts([...starts, next])}>
                {t('files.next')}
              </Button>
            </>
          )}
        </div>
      ) : null}
      {query.error !== null ? <ErrorNotice error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isLoading ? <Busy text={t('files.opening')} /> : null}
      {data === undefined || query.error !== null ? null : (
        <Content preview={data} name={file.path} whole={first && next === null} Json={Json} />
      )}
    </section>
  );
}

function Content({
  preview,
  name,
  whole,
  Json,
}: {
  readonly preview: Preview;
  readonly name: string;
  readonly whole: boolean;
  readonly Json: NonNullable<FilePreviewProps['Json']>;
}) {
  const { t } = useTexts();
  const label = t('files.contentOf', { path: visible(name) });
  if (preview.kind === 'empty') return <p className="muted">{t('files.empty')}</p>;
  if (preview.kind === 'image') {
    return (
      <img className="file-image" alt={visible(name)} src={`data:${preview.type};base64,${base64(preview.bytes)}`} />
    );
  }
  if (preview.kind === 'hex') return <HexLines at={preview.at} bytes={preview.bytes} label={label} />;
  if (preview.kind === 'table') return <DataTable preview={preview} label={label} />;
  return (
    <>
      {preview.masked ? <Notice kind="note">{t('files.masked')}</Notice> : null}
      {preview.language === 'json' && whole ? (
        <Json text={preview.text} label={label} />
      ) : (
        <CodeLines text={preview.text} language={preview.language} label={label} />
      )}
    </>
  );
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
