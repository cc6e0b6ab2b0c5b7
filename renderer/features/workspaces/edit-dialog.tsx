import { useState } from 'react';
import type { WorkspaceRow } from '../../../shared/contract/workspace-schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import type { Edit } from '../../../shared/workspace/edits.ts';
import { editProblem } from '../../../shared/workspace/edits.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { ConfirmRow, isConfirmed } from './confirm-row.tsx';
import { noteEdit } from './done-edits.ts';
import { FormDialog, TextRow } from './form-dialog.tsx';
import { setWorkspaceView } from './workspace-view.ts';

/** What somebody is about to change, as far as it is known. */
export type Asked = Edit;

export interface EditDialogProps {
  readonly row: WorkspaceRow;
  readonly asked: Asked;
  readonly aliases: readonly { readonly alias: string; readonly version: string }[];
  readonly onClose: () => void;
}

/** Asks for what is missing of an edit, and for the name of a production workspace; then does it. */
export function EditDialog({ row, asked, aliases, onClose }: EditDialogProps) {
  const { t, errorText } = useTexts();
  const { client } = useHost();
  const [edit, setEdit] = useState<Edit>(asked);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { name } = row;
  const gaps = gapsOf(edit);
  const problem = editProblem(edit, row.kind ?? 'sqlite');
  const blank = problem?.code === 'name-empty';
  const before = edit.kind === 'set-alias' ? aliases.find(({ alias }) => alias === edit.alias)?.version : undefined;
  const act = () => {
    setBusy(true);
    setError(null);
    const confirmed = typed === '' ? null : typed;
    client
      .call('workspace.edit', { name, edit, confirmed })
      .then(
        ({ id, aliasBefore }) => {
          if (id !== null) noteEdit({ workspace: name, id, edit, aliasBefore, confirmed });
          if (edit.kind === 'delete-model') setWorkspaceView({ model: null, version: null, marked: [] });
          if (edit.kind === 'delete-version') setWorkspaceView({ version: null, marked: [] });
          onClose();
        },
        (thrown: unknown) => setError(thrown),
      )
      .finally(() => setBusy(false));
  };
  return (
    <FormDialog
      title={t(`workspaces.ask.${edit.kind}.title`, gaps)}
      action={t(`workspaces.ask.${edit.kind}.act`)}
      disabled={problem !== null || !isConfirmed(row, typed)}
      busy={busy}
      error={error}
      onAct={act}
      onClose={onClose}
    >
      <p className="muted">{t(`workspaces.ask.${edit.kind}.text`, gaps)}</p>
      {edit.kind === 'set-alias' ? (
        <TextRow
          first
          label={t('workspaces.field.alias')}
          value={edit.alias}
          choices={aliases.map(({ alias }) => alias)}
          onChange={(alias) => setEdit({ ...edit, alias })}
          {...(before === undefined || before === edit.version
            ? {}
            : { help: t('workspaces.alias.moves', { alias: visible(edit.alias), version: before }) })}
        />
      ) : null}
      {edit.kind === 'set-tag' ? (
        <>
          <TextRow
            first
            label={t('workspaces.field.tagName')}
            value={edit.key}
            onChange={(key) => setEdit({ ...edit, key })}
          />
          <TextRow
            label={t('workspaces.field.tagValue')}
            value={edit.value}
            onChange={(value) => setEdit({ ...edit, value })}
          />
        </>
      ) : null}
      {edit.kind === 'describe' ? (
        <TextRow
          first
          long
          label={t('workspaces.field.description')}
          value={edit.text}
          onChange={(text) => setEdit({ ...edit, text })}
        />
      ) : null}
      {problem === null || blank ? null : (
        <p className="field-error" role="status">
          {errorText({ code: problem.code, message: problem.code, details: problem.details })}
        </p>
      )}
      <ConfirmRow name={name} role={row.role} value={typed} onChange={setTyped} />
    </FormDialog>
  );
}

/** What fills the texts about an edit. */
export function gapsOf(edit: Edit): Record<string, string> {
  const { model, kind, ...rest } = edit;
  const texts: Record<string, string> = { model: visible(model), kind };
  for (const [key, value] of Object.entries(rest)) texts[key] = visible(String(value ?? ''));
  const version = 'version' in edit ? edit.version : null;
  return { ...texts, what: version === null ? visible(model) : `${visible(model)} ${version}` };
}
