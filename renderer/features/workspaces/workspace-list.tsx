import { Boxes, CircleAlert, CircleCheck, Ellipsis, FolderPlus, FolderX, Lock } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { Grant } from '../../../shared/contract/schemas.ts';
import type { WorkspaceRow } from '../../../shared/contract/workspace-schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { useRowFeed } from '../rows/row-desk.ts';
import { AddDialog } from './add-dialog.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { RoleBadge } from './role-badge.tsx';
import { goToWorkspace } from './workspace-view.ts';

type Asking = { readonly kind: 'add' } | { readonly kind: 'change' | 'remove'; readonly row: WorkspaceRow };

export interface WorkspaceListProps {
  readonly workspaces: readonly WorkspaceRow[];
  readonly open: readonly Grant[];
}

/** The workspaces that have a name, and the way to another. */
export function WorkspaceList({ workspaces, open }: WorkspaceListProps) {
  const { t } = useTexts();
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  const add = (
    <Button kind="primary" onPress={() => setAsking({ kind: 'add' })}>
      <FolderPlus size={16} aria-hidden /> {t('workspaces.add.button')}
    </Button>
  );
  return (
    <>
      <header className="workspaces-head">
        <h1>{t('workspaces.title')}</h1>
        {workspaces.length === 0 ? null : add}
      </header>
      {workspaces.length === 0 ? (
        <section className="drop-area">
          <Boxes size={36} strokeWidth={1.5} aria-hidden />
          <p>{t('workspaces.none')}</p>
          <p className="muted">{t('workspaces.noneHelp')}</p>
          {add}
        </section>
      ) : (
        <>
          <p className="lead">{t('workspaces.lead')}</p>
          <ul className="workspace-rows">
            {workspaces.map((row) => (
              <Row
                key={row.name}
                row={row}
                onChange={() => setAsking({ kind: 'change', row })}
                onRemove={() => setAsking({ kind: 'remove', row })}
              />
            ))}
          </ul>
        </>
      )}
      {asking?.kind === 'add' ? <AddDialog open={open} onClose={close} /> : null}
      {asking?.kind === 'change' ? <ChangeDialog row={asking.row} onClose={close} /> : null}
      {asking?.kind === 'remove' ? <RemoveDialog row={asking.row} onClose={close} /> : null}
    </>
  );
}

interface RowProps {
  readonly row: WorkspaceRow;
  readonly onChange: () => void;
  readonly onRemove: () => void;
}

function Row({ row, onChange, onRemove }: RowProps) {
  const { t } = useTexts();
  const { name, role, kind, place } = row;
  const state = useStateText()(row);
  const { mine, take } = useRowFeed(() => ({
    kind: t('workspaces.one'),
    title: name,
    facts: [
      { label: t('workspaces.field.role'), value: role },
      { label: t('workspaces.field.place'), value: place },
      { label: t('workspaces.field.state'), value: state.text },
    ],
    text: [name, role, place, state.text].join('\t'),
    json: JSON.stringify(row),
  }));
  return (
    <li data-row aria-current={mine} className={`workspace-row role-band ${role.toLowerCase()}`}>
      <AriaButton className="workspace-open" onFocus={take} onPress={() => goToWorkspace(name)}>
        <RoleBadge role={role} />
        <span className="workspace-name">{visible(name)}</span>
        <span className="workspace-state">
          <state.Icon size={16} aria-hidden className={state.tone} /> {state.text}
        </span>
        <span className="workspace-place muted">
          {kind === null ? null : <>{t(`workspaces.kind.${kind}`)} · </>}
          <span className="mono">{place}</span>
        </span>
      </AriaButton>
      <MenuTrigger>
        <AriaButton className="button quiet icon-only" aria-label={t('workspaces.more', { name })}>
          <Ellipsis size={16} aria-hidden />
        </AriaButton>
        <Popover className="popover fade" placement="bottom end">
          <Menu
            className="menu"
            aria-label={t('workspaces.more', { name })}
            onAction={(key) => (key === 'change' ? onChange() : onRemove())}
          >
            <MenuItem id="change" className="menu-item">
              {t('workspaces.change.menu')}
            </MenuItem>
            <MenuItem id="remove" className="menu-item">
              {t('workspaces.remove.menu')}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
    </li>
  );
}

function useStateText() {
  const { t, number, errorText } = useTexts();
  return ({
    state,
    problem,
    readOnly,
    models,
    role,
  }: Pick<WorkspaceRow, 'role' | 'state' | 'problem' | 'readOnly' | 'models'>) => {
    if (state === 'missing') return { Icon: FolderX, tone: 'warning', text: t('workspaces.state.missing') };
    if (state === 'empty') return { Icon: CircleAlert, tone: 'warning', text: t('workspaces.state.empty') };
    if (state === 'unreadable') return { Icon: CircleAlert, tone: 'error', text: errorText(problem) };
    const count = t('workspaces.state.models', { count: models ?? 0, shown: number(models ?? 0) });
    if (readOnly !== null) return { Icon: Lock, tone: 'warning', text: `${count} · ${t('workspaces.state.readOnly')}` };
    if (role === 'PROD') return { Icon: Lock, tone: 'ok', text: `${count} · ${t('workspaces.state.guarded')}` };
    return { Icon: CircleCheck, tone: 'ok', text: `${count} · ${t('workspaces.state.writable')}` };
  };
}
