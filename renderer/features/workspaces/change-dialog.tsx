import { useState } from 'react';
import type { WorkspaceRow } from '../../../shared/contract/workspace-schemas.ts';
import { NAME_LENGTH } from '../../../shared/workspace/kinds.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { RoleRow } from './add-dialog.tsx';
import { ConfirmRow, isConfirmed } from './confirm-row.tsx';
import { FormDialog, TextRow } from './form-dialog.tsx';

/** Another name or role. What is production is named before it is something else. */
export function ChangeDialog({ row, onClose }: { readonly row: WorkspaceRow; readonly onClose: () => void }) {
  const { t } = useTexts();
  const { client } = useHost();
  const [name, setName] = useState(row.name);
  const [role, setRole] = useState(row.role);
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<unknown>(null);
  const asks = { name: row.name, role: role === row.role ? ('DEV' as const) : row.role };
  const save = () => {
    setError(null);
    client
      .call('workspace.change', { name: row.name, to: { name: name.trim(), role }, confirmed: typed || null })
      .then(onClose, setError);
  };
  return (
    <FormDialog
      title={t('workspaces.change.title', { name: row.name })}
      action={t('workspaces.change.act')}
      disabled={name.trim() === '' || !isConfirmed(asks, typed)}
      error={error}
      onAct={save}
      onClose={onClose}
    >
      <TextRow first label={t('workspaces.field.name')} value={name} most={NAME_LENGTH} onChange={setName} />
      <RoleRow role={role} onRole={setRole} />
      <ConfirmRow {...asks} value={typed} onChange={setTyped} />
    </FormDialog>
  );
}
