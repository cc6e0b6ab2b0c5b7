import { useState } from 'react';
import type { WorkspaceRow } from '../../../shared/contract/workspace-schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { editProblem, tagInWay, type Edit } from '../../../shared/workspace/edits.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { ConfirmRow, isConfirmed } from './confirm-row.tsx';
import { noteEdit } from './done-edits.ts';
import { FormDialog, TextRow } from './form-dialog.tsx';
import { setWorkspaceView } from './workspace-view.ts';

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** Edits with a field of their own. */
const TYPED: ReadonlySet<Edit['kind']> = new Set(['set-alias', 'set-tag', 'describe']);

/** What somebody is about to change, as far as it is known. */
export type Asked = Edit;

export interface EditDialogProps {
  readonly row: WorkspaceRow;
  readonly asked: Asked;
  readonly aliases: readonly { readonly alias: string; readonly version: string }[];
  /** The tags of the model or version that it is about. */
  readonly tags: readonly Tag[];
  readonly onClose: () => void;
}

/** Asks for what is missing of an edit, and for the name of a production workspace; then does it. */
export function EditDialog({ row, asked, aliases, tags, onClose }: EditDialogProps) {
  const { t, errorText } = useTexts();
  const { client } = useHost();
  const [edit, setEdit] = useState<Edit>(asked);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { name } = row;
  const gaps = gapsOf(edit, t);
  const kind = row.kind ?? 'sqlite';
  const keys = tags.map(({ key }) => key);
  const problem = editProblem(edit, kind) ?? tagInWay(edit, keys, kind);
  // What was not typed yet is no mistake.
  const said =
    problem === null || problem.code === 'name-empty' ? null : errorText({ ...problem, message: problem.code });
  const before = edit.kind === 'set-alias' ? aliases.find(({ alias }) => alias === edit.alias)?.version : undefined;
  const replaces = edit.kind === 'set-tag' && keys.includes(edit.key);
  const ofValue = problem?.code === 'name-text' || problem?.code === 'name-value-length';
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
          problem={said}
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
            problem={ofValue ? null : said}
            {...(replaces ? { help: t('workspaces.tag.replaces', { key: visible(edit.key) }) } : {})}
          />
          <TextRow
            label={t('workspaces.field.tagValue')}
            value={edit.value}
            onChange={(value) => setEdit({ ...edit, value })}
            problem={ofValue ? said : null}
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
          problem={said}
        />
      ) : null}
      <ConfirmRow first={!TYPED.has(edit.kind)} name={name} role={row.role} value={typed} onChange={setTyped} />
    </FormDialog>
  );
}

/** What fills the texts about an edit. */
export function gapsOf(edit: Edit, t: ReturnType<typeof useTexts>['t']): Record<string, string> {
  const { model, kind, ...rest } = edit;
  const texts: Record<string, string> = { model: visible(model), kind };
  for (const [key, value] of Object.entries(rest)) texts[key] = visible(String(value ?? ''));
  const version = 'version' in edit ? edit.version : null;
  const name = visible(model);
  return { ...texts, what: version === null ? name : t('stores.version.of', { name, version }) };
}
