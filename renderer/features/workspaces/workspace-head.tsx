import type { WorkspaceRow } from '../../../shared/contract/workspace-schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Crumbs } from '../stores/crumbs.tsx';
import { RoleBadge } from './role-badge.tsx';
import { goToWorkspace, setWorkspaceView } from './workspace-view.ts';

/** Which workspace this is, and what can't be done in it. */
export function WorkspaceHead({ row, model }: { readonly row: WorkspaceRow; readonly model: string | null }) {
  const { t, errorText, number } = useTexts();
  const { name, role, place, kind, readOnly, problem, others } = row;
  const crumbs = [
    { text: t('workspaces.title'), onGo: () => goToWorkspace(null) },
    {
      text: visible(name),
      onGo: model === null ? null : () => setWorkspaceView({ model: null, version: null, marked: [] }),
    },
    ...(model === null ? [] : [{ text: visible(model), onGo: null }]),
  ];
  return (
    <>
      <Crumbs crumbs={crumbs} />
      <header className={`workspace-head role-band ${role.toLowerCase()}`}>
        <h1>{visible(model ?? name)}</h1>
        <RoleBadge role={role} />
        <p className="muted">
          {model === null ? '' : `${visible(name)} · `}
          {kind === null ? '' : `${t(`workspaces.kind.${kind}`)} · `}
          <span className="mono">{place}</span>
        </p>
      </header>
      {problem === null ? null : <ErrorNotice error={problem} />}
      {readOnly === null ? null : (
        <Notice kind="warning">
          <p>{t('workspaces.readOnly', { reason: errorText(readOnly) })}</p>
        </Notice>
      )}
      {role === 'PROD' && readOnly === null && problem === null && model !== null ? (
        <p className="muted small">{t('workspaces.productionHint')}</p>
      ) : null}
      {others > 0 && model === null ? (
        <p className="muted small">{t('workspaces.others', { count: others, shown: number(others) })}</p>
      ) : null}
      {kind === 'files' && model === null ? <p className="muted small">{t('workspaces.fileStore')}</p> : null}
    </>
  );
}
