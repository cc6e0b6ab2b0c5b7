import type { Role } from '../../../shared/workspace/kinds.ts';
import { visible } from '../../../shared/safety/visible.ts';

export interface TitledVersion {
  readonly model: string;
  /** null where there is none: in a zip. */
  readonly version: string | null;
  /** Its workspace, or the place where there is none. */
  readonly where: string;
  readonly role: Role | null;
}

/** What a version is called where it stands alone, as in a tab: the folder of its files has a name that says nothing. */
export function versionTitle(
  { model, version, where, role }: TitledVersion,
  t: (key: string, details?: Record<string, string | number>) => string,
): string {
  const name = visible(model);
  const of = version === null ? name : t('stores.version.of', { name, version });
  return `${of} · ${visible(where)}${role === null ? '' : ` (${role})`}`;
}
