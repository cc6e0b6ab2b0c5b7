import { useState } from 'react';
import { useTexts } from '../../texts.ts';
import { Busy } from '../../ui/busy.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useChange } from '../../ui/use-change.ts';
import { useWantedRow } from '../rows/wanted-row.ts';
import { FileActions } from './file-actions.tsx';
import { FilePreview } from './file-preview.tsx';
import { FileTree } from './file-tree.tsx';
import { useFiles } from './use-files.ts';

/** The files of a model: what each is for, what is in it, and what can be done with it. */
export function FilesView({ grant, path }: { readonly grant: string; readonly path: string }) {
  const { t, number, size } = useTexts();
  const query = useFiles(grant, path);
  const [shown, setShown] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [wanted, done] = useWantedRow('files');
  useChange(wanted, (row) => row !== null && setShown(row.row), null);
  if (query.error !== null) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Busy text={t('files.reading')} />;
  const { summary, files } = query.data;
  const file = files.find((each) => each.path === shown) ?? null;
  return (
    <>
      <p className="muted">
        {t('files.total', { count: summary.count, shown: number(summary.count), size: size(summary.size) })}
      </p>
      {summary.code > 0 ? (
        <Notice kind="warning">{t('files.runsCode', { count: summary.code, shown: number(summary.code) })}</Notice>
      ) : null}
      {summary.complete ? null : <Notice kind="warning">{t('files.cut')}</Notice>}
      {summary.notLooked > 0 ? (
        <Notice kind="note">
          {t('files.notLooked', { count: summary.notLooked, shown: number(summary.notLooked) })}
        </Notice>
      ) : null}
      <FileActions grant={grant} path={path} chosen={[...chosen]} />
      <div className="files">
        <FileTree
          files={files}
          shown={shown}
          onShow={setShown}
          chosen={chosen}
          onChoose={setChosen}
          wanted={wanted?.row ?? null}
          onWanted={done}
        />
        {file === null ? (
          <p className="muted file-none">{t('files.none')}</p>
        ) : (
          <FilePreview key={file.path} grant={grant} path={path} file={file} />
        )}
      </div>
    </>
  );
}
