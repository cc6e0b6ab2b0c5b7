import { KnownError } from '../../shared/contract/errors.ts';
import { editProblem, type Edit } from '../../shared/workspace/edits.ts';
import type { WorkspaceKind } from '../../shared/workspace/kinds.ts';
import type { Disk } from '../transfer/disk.ts';

/** Refuses what MLflow would refuse. Errors: `name-...`. */
export function checkEdit(edit: Edit, kind: WorkspaceKind, { platform }: Pick<Disk, 'platform'>): void {
  const problem = editProblem(edit, kind, platform === 'win32');
  if (problem !== null) throw new KnownError(problem.code, problem.code, problem.details);
}
