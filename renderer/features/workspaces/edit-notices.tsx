import { useState } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { dismissEdit, dropEdit, useDoneEdits, type DoneEdit } from './done-edits.ts';
import { gapsOf } from './edit-dialog.tsx';

/** What was changed in a workspace, each with the way back; they stay until they are put away. */
export function EditNotices({ workspace }: { readonly workspace: string }) {
  const edits = useDoneEdits().filter((each) => each.workspace === workspace);
  if (edits.length === 0) return null;
  return (
    <div className="edit-notices">
      {edits.map((done) => (
        <DoneNotice key={done.id} done={done} />
      ))}
    </div>
  );
}

function DoneNotice({ done }: { readonly done: DoneEdit }) {
  const { t, errorText } = useTexts();
  const { client } = useHost();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [undone, setUndone] = useState<Output<'workspace.undo'> | null>(null);
  const { workspace, id, edit, aliasBefore, confirmed } = done;
  const undo = () => {
    setBusy(true);
    client
      .call('workspace.undo', { name: workspace, id, confirmed })
      .then(
        (back) => (back.left.length === 0 && !back.kept ? dropEdit(id) : setUndone(back)),
        (thrown: unknown) => setError(thrown),
      )
      .finally(() => setBusy(false));
  };
  const close = <Button onPress={() => dismissEdit(id)}>{t('shell.dismiss')}</Button>;
  if (undone !== null) {
    const aliases = undone.left.map((alias) => `@${alias}`).join(', ');
    return (
      <Notice kind="note" role="status" actions={close}>
        {aliases === '' ? null : <p>{t('workspaces.undo.left', { ...gapsOf(edit, t), aliases })}</p>}
        {undone.kept ? <p>{t('workspaces.undo.kept', gapsOf(edit, t))}</p> : null}
      </Notice>
    );
  }
  return (
    <Notice
      kind={error === null ? 'ok' : 'warning'}
      role="status"
      actions={
        <>
          {error === null ? (
            <Button disabled={busy} onPress={undo}>
              {t('workspaces.undo.button')}
            </Button>
          ) : null}
          {close}
        </>
      }
    >
      <p>
        {t(`workspaces.done.${edit.kind}`, gapsOf(edit, t))}
        {aliasBefore === null ? '' : ` ${t('workspaces.done.aliasBefore', { version: aliasBefore })}`}
      </p>
      {error === null ? null : <p>{errorText(error)}</p>}
    </Notice>
  );
}
