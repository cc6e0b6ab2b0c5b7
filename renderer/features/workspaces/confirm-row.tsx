import { Lock } from 'lucide-react';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { NAME_LENGTH, type Role } from '../../../shared/workspace/kinds.ts';
import { TextRow } from './form-dialog.tsx';

export interface ConfirmRowProps {
  readonly name: string;
  readonly role: Role;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Nothing else is typed there. */
  readonly first?: boolean;
}

/** Production is switched on for one act by whoever types its name. */
export function ConfirmRow({ name, role, value, onChange, first = false }: ConfirmRowProps) {
  const { t } = useTexts();
  if (role !== 'PROD') return null;
  return (
    <div className="confirm-row role-band prod">
      <p>
        <Lock size={16} aria-hidden />
        <span>{t('workspaces.confirm.text', { name: visible(name) })}</span>
      </p>
      <TextRow
        first={first}
        label={t('workspaces.confirm.field', { name: visible(name) })}
        value={value}
        most={NAME_LENGTH}
        onChange={onChange}
      />
    </div>
  );
}

/** Whether it was typed, where it has to be. */
export function isConfirmed({ name, role }: { readonly name: string; readonly role: Role }, typed: string): boolean {
  return role !== 'PROD' || typed === name;
}
