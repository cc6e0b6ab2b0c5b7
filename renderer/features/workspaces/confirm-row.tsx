import { Lock } from 'lucide-react';
import type { Role } from '../../../shared/workspace/kinds.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { TextRow } from './form-dialog.tsx';

export interface ConfirmRowProps {
  readonly name: string;
  readonly role: Role;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Production is switched on for one act by whoever types its name. */
export function ConfirmRow({ name, role, value, onChange }: ConfirmRowProps) {
  const { t } = useTexts();
  if (role !== 'PROD') return null;
  return (
    <div className="confirm-row role-band prod">
      <p>
        <Lock size={14} aria-hidden /> {t('workspaces.confirm.text', { name: visible(name) })}
      </p>
      <TextRow label={t('workspaces.confirm.field', { name: visible(name) })} value={value} onChange={onChange} />
    </div>
  );
}

/** Whether it was typed, where it has to be. */
export function isConfirmed({ name, role }: { readonly name: string; readonly role: Role }, typed: string): boolean {
  return role !== 'PROD' || typed === name;
}
