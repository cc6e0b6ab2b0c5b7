import type { Workspace } from '../workspaces/workspace.ts';
import type { PortContext } from './context.ts';
import { stateIn } from './known-ports.ts';
import { recentPorts } from './recent-ports.ts';

/**
 * The number that is next for a new model, where a port of this machine gave it before: MLflow forgets the numbers of a model that is
 * deleted whole, and counts from 1 again. null otherwise.
 */
export function givenBefore(
  { kind, place }: Workspace,
  model: string,
  next: string,
  { data }: Pick<PortContext, 'data'>,
): string | null {
  if (kind === 'zip') return null;
  const given = recentPorts(data).some((port) => {
    if (port.place !== place || port.model !== model) return false;
    const registered = stateIn(port.journal)?.registered ?? null;
    return registered !== null && !registered.existing && registered.version === next;
  });
  return given ? next : null;
}
