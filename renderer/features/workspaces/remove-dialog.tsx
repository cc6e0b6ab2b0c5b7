import { useState } from 'react';
import type { WorkspaceRow } from '../../../shared/contract/workspace-schemas.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { FormDialog } from './form-dialog.tsx';

/** Takes a workspace from the list; says that nothing else happens. */
export function RemoveDialog({ row, onClose }: { readonly row: WorkspaceRow; readonly onClose: () => void }) {
  const { t } = useTexts();
  const { client } = useHost();
  const [error, setError] = useState<unknown>(null);
  return (
    <FormDialog
      title={t('workspaces.remove.title', { name: row.name })}
      action={t('workspaces.remove.act')}
      error={error}
      onAct={() => void client.call('workspace.remove', { name: row.name }).then(onClose, setError)}
      onClose={onClose}
    >
      <p>{t('workspaces.remove.text', { place: row.place })}</p>
    </FormDialog>
  );
}
