import { useState } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import type { Grant } from '../../../shared/contract/schemas.ts';
import type { Layout } from '../../../shared/contract/workspace-schemas.ts';
import { NAME_LENGTH, ROLES, type Role } from '../../../shared/workspace/kinds.ts';
import { onlyGrant, useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Segments } from '../../ui/segments.tsx';
import { FormDialog, TextRow } from './form-dialog.tsx';
import { goToWorkspace } from './workspace-view.ts';

type Look = Output<'workspace.look'>;
const LAYOUTS = ['sqlite', 'files'] as const;
const COMMAND = 'model-porter workspace add NAME FOLDER --role DEV';

/** Gives a folder or database a name and a role; in an empty folder a workspace is made. */
export function AddDialog({ open, onClose }: { readonly open: readonly Grant[]; readonly onClose: () => void }) {
  const { t } = useTexts();
  const { client } = useHost();
  const [chosen, setChosen] = useState<{ readonly grant: Grant; readonly look: Look } | null>(null);
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('DEV');
  const [layout, setLayout] = useState<Layout>('sqlite');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const look = chosen?.look;
  const empty = look?.state === 'empty';
  const fits = look !== undefined && look.name === null && (empty || (look.state === 'ready' && look.kind !== 'zip'));
  const choose = (grant: Grant | null) => {
    if (grant === null) return;
    setError(null);
    client.call('workspace.look', { grant: grant.token }).then((found) => {
      setChosen({ grant, look: found });
      const suggested = nameOf(grant);
      // What nobody typed goes with what was chosen before.
      setName((typed) => (typed === '' || (chosen !== null && typed === nameOf(chosen.grant)) ? suggested : typed));
    }, setError);
  };
  const add = () => {
    if (chosen === null) return;
    setBusy(true);
    setError(null);
    const { token: grant } = chosen.grant;
    client
      .call('workspace.add', { grant, name: name.trim(), role, layout: empty ? layout : null })
      .then(
        ({ workspace }) => {
          goToWorkspace(workspace.name);
          onClose();
        },
        (thrown: unknown) => setError(thrown),
      )
      .finally(() => setBusy(false));
  };
  return (
    <FormDialog
      title={t('workspaces.add.title')}
      action={t(empty ? 'workspaces.add.make' : 'workspaces.add.act')}
      disabled={!fits || name.trim() === ''}
      busy={busy}
      error={error}
      onAct={add}
      onClose={onClose}
    >
      <ChoosePlace open={open} place={look?.place ?? null} onChoose={choose} onError={setError} />
      {look === undefined ? null : <Found look={look} />}
      {empty ? (
        <div className="form-row">
          <span aria-hidden>{t('workspaces.field.layout')}</span>
          <Segments
            label={t('workspaces.field.layout')}
            options={LAYOUTS.map((id) => ({ id, text: t(`workspaces.kind.${id}`) }))}
            selected={layout}
            onSelect={setLayout}
          />
          <span className="muted small">{t(`workspaces.layout.${layout}`)}</span>
        </div>
      ) : null}
      <TextRow label={t('workspaces.field.name')} value={name} most={NAME_LENGTH} onChange={setName} />
      <RoleRow role={role} onRole={setRole} />
    </FormDialog>
  );
}

export function RoleRow({ role, onRole }: { readonly role: Role; readonly onRole: (role: Role) => void }) {
  const { t } = useTexts();
  return (
    <div className="form-row">
      <span aria-hidden>{t('workspaces.field.role')}</span>
      <Segments
        label={t('workspaces.field.role')}
        options={ROLES.map((id) => ({ id, text: id }))}
        selected={role}
        onSelect={onRole}
      />
      <span className="muted small">{t(`workspaces.role.${role}`)}</span>
    </div>
  );
}

interface ChooseProps {
  readonly open: readonly Grant[];
  readonly place: string | null;
  readonly onChoose: (grant: Grant | null) => void;
  readonly onError: (error: unknown) => void;
}

/** By the system's dialog; a browser gives no places, so there it is one of those that the program was started on. */
function ChoosePlace({ open, place, onChoose, onError }: ChooseProps) {
  const { t } = useTexts();
  const { face, pick } = useHost();
  const ask = (kind: 'folder' | 'file') => void pick(kind).then((opened) => onChoose(onlyGrant(opened)), onError);
  return (
    <div className="form-row">
      <span>{t('workspaces.field.place')}</span>
      {place === null ? null : <code className="chosen-place">{place}</code>}
      {face === 'window' ? (
        <div className="actions">
          <Button kind={place === null ? 'primary' : 'plain'} onPress={() => ask('folder')}>
            {t('workspaces.add.folder')}
          </Button>
          <Button onPress={() => ask('file')}>{t('workspaces.add.database')}</Button>
        </div>
      ) : (
        <>
          <p className="muted small">{t(open.length === 0 ? 'workspaces.add.tabNothing' : 'workspaces.add.tab')}</p>
          <div className="actions open-places">
            {open.map((grant) => (
              <Button key={grant.token} onPress={() => onChoose(grant)}>
                {grant.name}
              </Button>
            ))}
          </div>
          <p className="muted small">{t('workspaces.add.command')}</p>
          <div className="actions command-row">
            <code className="code-block">{COMMAND}</code>
            <CopyButton text={COMMAND} label={t('workspaces.add.copyCommand')} />
          </div>
        </>
      )}
    </div>
  );
}

function nameOf({ name }: Grant): string {
  return name.replace(/\.db$/i, '');
}

/** What was chosen. */
function Found({ look }: { readonly look: Look }) {
  const { t, number, errorText } = useTexts();
  if (look.name !== null) return <Notice kind="warning">{errorText(same(look.name))}</Notice>;
  if (look.problem !== null) return <Notice kind="error">{errorText(look.problem)}</Notice>;
  if (look.state === 'empty') return <Notice kind="note">{t('workspaces.found.empty')}</Notice>;
  if (look.kind === 'zip') return <Notice kind="error">{errorText(zip(look.place))}</Notice>;
  const count = { count: look.models ?? 0, shown: number(look.models ?? 0) };
  return (
    <Notice kind={look.readOnly === null ? 'ok' : 'warning'}>
      <p>{t(`workspaces.found.${look.kind ?? 'files'}`, count)}</p>
      {look.readOnly === null ? null : <p>{errorText(look.readOnly)}</p>}
      {look.kind === 'files' ? <p>{t('workspaces.fileStore')}</p> : null}
    </Notice>
  );
}

const same = (name: string) => ({ code: 'workspace-place', message: '', details: { name } });
const zip = (path: string) => ({ code: 'workspace-zip', message: '', details: { path } });
