import { useQuery } from '@tanstack/react-query';
import { AtSign } from 'lucide-react';
import { useState } from 'react';
import type { WorkspaceRow } from '../../../shared/contract/workspace-schemas.ts';
import type { PortRow } from '../../../shared/export/port-row.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { EditDialog } from '../workspaces/edit-dialog.tsx';
import { inWorkspace, useWorkspaceRow } from '../workspaces/use-workspaces.ts';

/** An alias for the version that a port made, where its workspace is in the list and can be written to. */
export function AliasPart({ port }: { readonly port: PortRow }) {
  const workspace = useWorkspaceRow(port.target.workspace ?? '');
  if (workspace === null || workspace.readOnly !== null || workspace.kind === 'zip') return null;
  return isStoreOf(port.target.place, workspace.place) ? <AliasButton port={port} workspace={workspace} /> : null;
}

/** A port tells the database or root itself, the list may tell the folder around it. A name may be another's by now. */
function isStoreOf(store: string, place: string): boolean {
  return store === place || ['/', '\\'].some((separator) => store.startsWith(`${place}${separator}`));
}

function AliasButton({ port, workspace }: { readonly port: PortRow; readonly workspace: WorkspaceRow }) {
  const { t } = useTexts();
  const { client } = useHost();
  const [asking, setAsking] = useState(false);
  const { model, version } = port;
  const { name } = workspace;
  const { data } = useQuery({
    queryKey: [...inWorkspace(name), 'aliases', model],
    queryFn: ({ signal }) => client.call('workspace.versions', { name, model, cursor: 0, limit: 1 }, { signal }),
  });
  return (
    <>
      <Button onPress={() => setAsking(true)}>
        <AtSign size={16} aria-hidden /> {t('workspaces.edit.alias')}
      </Button>
      {asking ? (
        <EditDialog
          row={workspace}
          asked={{ kind: 'set-alias', model, alias: '', version }}
          aliases={data?.model.aliases ?? []}
          tags={[]}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
