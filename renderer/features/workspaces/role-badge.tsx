import { ClipboardCheck, FlaskConical, Lock } from 'lucide-react';
import type { Role } from '../../../shared/workspace/kinds.ts';
import './role-badge.css';

const ICONS = { DEV: FlaskConical, TEST: ClipboardCheck, PROD: Lock } as const;

/** What a workspace is for: a shape, a word and a colour. */
export function RoleBadge({ role }: { readonly role: Role }) {
  const Icon = ICONS[role];
  return (
    <span className={`role-badge ${role.toLowerCase()}`}>
      <Icon size={14} strokeWidth={2} aria-hidden /> {role}
    </span>
  );
}
