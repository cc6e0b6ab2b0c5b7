import { existsSync } from 'node:fs';
import { KnownError } from '../../shared/contract/errors.ts';
import { visible } from '../../shared/safety/visible.ts';
import { partialOf } from '../workspaces/zip-name.ts';
import type { PortRun } from './port-files.ts';

/** The name of a zip that was gone on with was taken meanwhile: what lies there under another name may be all that is left of its model. */
export function keptZip(error: unknown, { plan, workspace, resumed }: PortRun): unknown {
  if (!(error instanceof KnownError) || error.code !== 'target-exists' || workspace.kind !== 'zip' || !resumed)
    return error;
  const kept = partialOf(workspace.place, plan.id);
  if (!existsSync(kept)) return error;
  const details = { path: visible(workspace.place), kept: visible(kept), id: plan.id, context: 'kept' };
  return new KnownError(error.code, error.message, details);
}
