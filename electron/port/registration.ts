import type { CopiedFile } from '../../shared/export/journal.ts';
import { readKnew } from '../../shared/export/knew.ts';
import type { Manifest } from '../../shared/export/manifest.ts';
import type { Plan } from '../../shared/export/plan.ts';
import { versionTags } from '../../shared/export/provenance.ts';
import { nowOf, type PortContext } from './context.ts';
import type { Registration, Workspace } from '../workspaces/workspace.ts';

interface Planned {
  readonly plan: Plan;
  readonly workspace: Workspace;
  /** Only what was planned: what changed since is refused. */
  readonly strict: boolean;
  readonly context: PortContext;
}

/** What a workspace is told of a version that it is to make. `copied`: when this port began to be carried out. */
export function registrationOf(
  { plan, workspace, strict, context }: Planned,
  digest: string,
  copied: Date,
): Registration {
  const { target, source } = plan;
  return {
    port: plan.id,
    model: target.model,
    description: target.description,
    tags: versionTags(plan, digest, copied.toISOString()),
    alias: workspace.capabilities.aliases ? target.alias : null,
    also: workspace.capabilities.aliases ? (target.also ?? []) : [],
    run: source.run,
    runLink: source.runLink ?? null,
    digest,
    at: () => nowOf(context).getTime(),
    expected: strict ? { next: target.version, fresh: target.fresh, aliasBefore: target.aliasBefore } : null,
  };
}

/** What is kept of a port, file by file. */
export function manifestOf(plan: Plan, files: readonly CopiedFile[], digest: string): Manifest {
  const { target, source } = plan;
  // A plan may have been kept in a file, and changed there.
  const knew = readKnew(source.knew);
  return {
    format: 1,
    name: target.model,
    type: source.type ?? 'mlflow',
    description: target.description,
    tags: versionTags(plan, digest, null),
    aliases: [...new Set([target.alias ?? [], target.also ?? [], target.kind === 'zip' ? source.aliases : []].flat())],
    digest,
    files,
    folders: source.folders,
    ...(source.runLink === undefined ? {} : { runLink: source.runLink }),
    ...(knew === null ? {} : { knew }),
  };
}
