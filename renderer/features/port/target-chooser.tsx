import { FileArchive, FolderOpen, LockOpen } from 'lucide-react';
import { useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import type { WorkspaceRow } from '../../../shared/contract/workspace-schemas.ts';
import { onlyGrant, useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { RoleBadge } from '../workspaces/role-badge.tsx';
import { useWorkspaceList } from '../workspaces/use-workspaces.ts';
import { NO_WORD, type Draft, type DraftTarget } from './draft.ts';
import { fieldMark } from './use-wanted-field.ts';

export interface TargetChooserProps {
  readonly draft: Draft;
  readonly change: (patch: Partial<Draft>) => void;
  /** A name for a new zip. */
  readonly suggested: string;
}

/** The workspaces that have a name; a folder; a new zip. Production has to be opened first. */
export function TargetChooser({ draft, change, suggested }: TargetChooserProps) {
  const { t } = useTexts();
  const { client, pick, face } = useHost();
  const [error, setError] = useState<unknown>(null);
  const { target } = draft;
  const list = useWorkspaceList();
  const set = (next: DraftTarget) => {
    setError(null);
    change({ target: next, unlocked: false, confirmed: NO_WORD });
  };
  const chooseFolder = async () => {
    const grant = onlyGrant(await pick('folder'));
    if (grant === null) return;
    const looked = await client.call('workspace.look', { grant: grant.token });
    const named = list.data?.workspaces.find(({ name }) => name === looked.name);
    if (named !== undefined) return set(targetOf(named));
    const folder = { kind: 'folder', grant: grant.token, layout: 'sqlite' } as const;
    set({ target: folder, name: grant.name, role: null, download: false });
  };
  const chooseZip = async () => {
    const zip = await client.call('port.zip', { suggested });
    if (zip.kind === 'chosen')
      set({ target: { kind: 'zip', zip: zip.zip }, name: zip.place, role: null, download: zip.download });
  };
  const workspaces = list.data?.workspaces ?? [];
  const chosen = target?.target.kind === 'workspace' ? target.target.name : null;
  return (
    <section className="port-part" {...fieldMark('place')}>
      {error === null ? null : <ErrorNotice error={error} onDismiss={() => setError(null)} />}
      {list.error === null ? null : <ErrorNotice error={list.error} />}
      {workspaces.length === 0 ? (
        <p className="muted">
          {list.data === undefined
            ? ''
            : t(`portScreen.destination.${face === 'tab' ? 'tabNoWorkspaces' : 'noWorkspaces'}`)}
        </p>
      ) : (
        <RadioGroup
          className="targets"
          aria-label={t('portScreen.destination.workspaces')}
          value={chosen}
          onChange={(name) => {
            const row = workspaces.find((each) => each.name === name);
            if (row !== undefined) set(targetOf(row));
          }}
        >
          {workspaces.map((row) => (
            <Radio key={row.name} value={row.name} className="target-row" isDisabled={row.state === 'missing'}>
              <span className="radio-dot" aria-hidden />
              <RoleBadge role={row.role} />
              <strong>{row.name}</strong>
              <span className="muted">{stateOf(row, t)}</span>
              <span className="mono small muted target-place">{row.place}</span>
            </Radio>
          ))}
        </RadioGroup>
      )}
      <div className="actions">
        {face === 'tab' ? null : (
          <Button onPress={() => void chooseFolder().catch(setError)}>
            <FolderOpen size={16} aria-hidden /> {t('portScreen.destination.folder')}
          </Button>
        )}
        <Button onPress={() => void chooseZip().catch(setError)}>
          <FileArchive size={16} aria-hidden /> {t('portScreen.destination.zip')}
        </Button>
        {target === null || target.target.kind === 'workspace' ? null : (
          <strong className="chosen-target">{t(textOf(target), { name: target.name })}</strong>
        )}
      </div>
      {target?.role === 'PROD' ? (
        <Notice
          kind="warning"
          actions={
            draft.unlocked ? undefined : (
              <Button kind="primary" onPress={() => change({ unlocked: true })}>
                <LockOpen size={16} aria-hidden /> {t('portScreen.destination.unlock', { name: target.name })}
              </Button>
            )
          }
        >
          <p>{t(`portScreen.destination.${draft.unlocked ? 'unlocked' : 'locked'}`, { name: target.name })}</p>
        </Notice>
      ) : null}
    </section>
  );
}

/** A workspace of the list, as a target. */
export function targetOf({ name, role, place }: WorkspaceRow): DraftTarget {
  return { target: { kind: 'workspace', name }, name, role, download: false, place };
}

function textOf({ target, download }: DraftTarget): string {
  if (target.kind === 'folder') return 'portScreen.destination.chosenFolder';
  return `portScreen.destination.${download ? 'downloadZip' : 'chosenZip'}`;
}

/** What a workspace is, in a few words. */
function stateOf(row: WorkspaceRow, t: ReturnType<typeof useTexts>['t']): string {
  if (row.state !== 'ready') return t(`portScreen.destination.${row.state}`);
  const kind = row.kind === null ? '' : t(`portScreen.kind.${row.kind}`);
  if (row.models === null) return kind;
  // A number does not stand at the end of a line, without what it counts.
  return `${kind} · ${t('portScreen.destination.models', { count: row.models }).replaceAll(' ', '\u00a0')}`;
}
