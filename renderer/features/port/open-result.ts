import type { PortRow } from '../../../shared/export/port-row.ts';
import { useHost, type Opened } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { versionTitle } from '../workspaces/version-title.ts';

/** Opens the version that a port made, under its name. */
export function useOpenResult(onOpened: (opened: Opened) => void): (row: PortRow) => Promise<void> {
  const { client } = useHost();
  const { t } = useTexts();
  return async ({ id, model, version, target: { kind, workspace, place, role } }) => {
    const { grant } = await client.call('port.result', { id });
    // The folder around a workspace's database says more than the database, and a zip's name more than its place.
    const last =
      place
        .replace(/[\\/]mlflow\.db$/i, '')
        .split(/[\\/]/)
        .at(-1) ?? place;
    const title = { model, version: kind === 'zip' ? null : version, where: workspace ?? last, role };
    onOpened({ grants: [{ ...grant, name: versionTitle(title, t) }], errors: [] });
  };
}
