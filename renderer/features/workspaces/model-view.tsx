import { ArrowLeftRight, Pencil, Plus, Trash2 } from 'lucide-react';
import { useCallback, useState, type Dispatch } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import type { VersionRow } from '../../../shared/contract/store-schemas.ts';
import type { WorkspaceRow } from '../../../shared/contract/workspace-schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { Busy } from '../../ui/busy.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Picking } from '../compare/model-picker.tsx';
import type { TabsAction } from '../shell/open-tabs.ts';
import { usePages } from '../stores/use-pages.ts';
import { VersionsGrid } from '../stores/versions-grid.tsx';
import { EditDialog, type Asked, type Tag } from './edit-dialog.tsx';
import { portThis } from '../port/draft-store.ts';
import { EditableTags } from './editable-tags.tsx';
import { useOpenVersion } from './use-open-version.ts';
import { inWorkspace } from './use-workspaces.ts';
import { VersionPanel } from './version-panel.tsx';
import { setWorkspaceView, useWorkspaceView } from './workspace-view.ts';

export interface ModelViewProps {
  readonly row: WorkspaceRow;
  readonly model: string;
  readonly dispatch: Dispatch<TabsAction>;
  readonly onPick: (picking: Picking) => void;
}

type Answer = Output<'workspace.versions'>;

/** A registered model of a workspace: its aliases, what is said of it, its versions. */
export function ModelView({ row, model, dispatch, onPick }: ModelViewProps) {
  const { t, number } = useTexts();
  const { name } = row;
  const { version: shown, marked } = useWorkspaceView();
  const [asked, setAsked] = useState<{ readonly edit: Asked; readonly tags: readonly Tag[] } | null>(null);
  const opening = useOpenVersion(name, model, { dispatch, onPick });
  const pages = usePages<VersionRow, Answer>(
    [...inWorkspace(name), 'versions', model],
    (client, cursor, limit, signal) => client.call('workspace.versions', { name, model, cursor, limit }, { signal }),
  );
  const { answer } = pages;
  const open = useCallback(
    ({ version }: VersionRow) => setWorkspaceView({ version: version === shown ? null : version }),
    [shown],
  );
  const mark = useCallback((next: readonly string[]) => setWorkspaceView({ marked: next }), []);
  const error = pages.error ?? null;
  if (answer === undefined)
    return error === null ? (
      <Busy text={t('workspaces.reading')} />
    ) : (
      <ErrorNotice error={error} onRetry={pages.retry} />
    );
  const canEdit = row.readOnly === null && row.kind !== 'zip';
  const { aliases, description, tags, versions, unread } = answer.model;
  const ask = (edit: Asked, of: readonly Tag[] = tags) => setAsked({ edit, tags: of });
  return (
    <>
      {error === null ? null : <ErrorNotice error={error} stale onRetry={pages.retry} />}
      {opening.error === null ? null : <ErrorNotice error={opening.error} onDismiss={opening.dismiss} />}
      {unread === undefined ? null : (
        <Notice kind="warning">{visible(t('stores.unread', { paths: unread.join(', ') }))}</Notice>
      )}
      <div className="run-head">
        {aliases.map(({ alias, version }) => (
          <button
            key={alias}
            type="button"
            className="alias link"
            onClick={() => setWorkspaceView({ version })}
            title={t('workspaces.alias.show', { version })}
          >
            @{visible(alias)} → {version}
          </button>
        ))}
        {aliases.length === 0 ? <span className="muted">{t('workspaces.alias.none')}</span> : null}
      </div>
      {description === null || description.trim() === '' ? null : <p className="run-note">{description}</p>}
      <EditableTags
        tags={tags}
        onRemove={canEdit ? (key) => ask({ kind: 'remove-tag', model, version: null, key }) : null}
      />
      <div className="toolbar">
        <Button
          kind={marked.length === 2 ? 'primary' : 'plain'}
          disabled={marked.length !== 2}
          onPress={() => opening.compare([...marked].sort((a, b) => Number(a) - Number(b)))}
        >
          <ArrowLeftRight size={16} aria-hidden /> {t('shell.open.compareMarked', { count: marked.length })}
        </Button>
        {canEdit ? (
          <>
            <Button onPress={() => ask({ kind: 'describe', model, version: null, text: description ?? '' })}>
              <Pencil size={16} aria-hidden /> {t('workspaces.edit.describe')}
            </Button>
            <Button onPress={() => ask({ kind: 'set-tag', model, version: null, key: '', value: '' })}>
              <Plus size={16} aria-hidden /> {t('workspaces.edit.tag')}
            </Button>
            <Button onPress={() => ask({ kind: 'delete-model', model })}>
              <Trash2 size={16} aria-hidden /> {t('workspaces.edit.deleteModel')}
            </Button>
          </>
        ) : null}
      </div>
      {versions === 0 ? (
        <p className="muted">{t('stores.version.none')}</p>
      ) : (
        <VersionsGrid
          name={model}
          pages={pages}
          count={versions}
          marked={marked}
          shown={shown}
          onOpen={open}
          onMark={mark}
        />
      )}
      {shown === null ? (
        <p className="muted small">{t('workspaces.versionHint', { count: versions, shown: number(versions) })}</p>
      ) : (
        <VersionPanel
          key={shown}
          row={row}
          model={model}
          version={shown}
          canEdit={canEdit}
          onAsk={ask}
          onOpen={() => opening.open(shown)}
          onCompare={() => opening.compare([shown])}
          onExport={() => {
            const source = { kind: 'version', workspace: name, name: model, version: shown } as const;
            const shownName = t('stores.version.of', { name: model, version: shown });
            portThis({ key: JSON.stringify(source), source, name: shownName, model: null });
            dispatch({ type: 'go', place: 'export' });
          }}
        />
      )}
      {asked === null ? null : (
        <EditDialog row={row} asked={asked.edit} tags={asked.tags} aliases={aliases} onClose={() => setAsked(null)} />
      )}
    </>
  );
}
