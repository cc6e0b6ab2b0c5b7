import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import type { PortSourceInput, PortTargetInput } from '../../shared/contract/port-methods.ts';
import type { Plan } from '../../shared/export/plan.ts';
import type { TargetPlace } from '../port/context.ts';
import type { SourcePlace } from '../port/port-table.ts';
import { joinPath } from '../sources/join-path.ts';
import { namedAtPlace, namedWorkspaceIn, withRoleOfNow, workspacesFileIn } from '../workspaces/named-workspaces.ts';
import { readWorkspaces } from '../workspaces/settings.ts';
import type { HostContext } from './context.ts';

/** What sources, targets and zips stand for; the page knows them by grants, names and tokens. */
export class PortPlaces {
  private readonly context: HostContext;
  /** Zips that a person named, by token. */
  private readonly zips = new Map<string, string>();

  constructor(context: HostContext) {
    this.context = context;
  }

  keepZip(place: string): string {
    const zip = randomUUID();
    this.zips.set(zip, place);
    return zip;
  }

  /** Errors: `no-grant`, `port-tab`, `workspace-unknown`. */
  source(source: PortSourceInput): SourcePlace {
    if (source.kind === 'version') {
      const { name, version } = source;
      return { kind: 'version', place: namedWorkspaceIn(this.file, source.workspace).place, name, version };
    }
    if (source.kind === 'uri') {
      const { uri, workspace, grant } = source;
      const named = workspace === null ? null : namedWorkspaceIn(this.file, workspace).place;
      return { kind: 'uri', uri, place: named ?? (grant === null ? null : this.chosen(grant).place) };
    }
    const { place, inside } = this.chosen(source.grant);
    if (source.kind === 'opened-version') {
      if (inside !== null) throw tab();
      return { kind: 'version', place, name: source.name, version: source.version };
    }
    const version = this.context.grants.versionOf(source.grant);
    if (version !== null && (source.path ?? '') === '') return { kind: 'version', ...version };
    const ref = this.context.grants.storeOf(source.grant);
    const store = ref?.kind === 'path' ? { store: ref.path } : {};
    const type = source.type === undefined ? {} : { type: source.type };
    if (source.path === null) return { kind: 'model', place, inside, ...store, ...type };
    return {
      kind: 'model',
      place,
      inside: inside === null ? source.path : joinPath(inside, source.path),
      ...store,
      ...type,
    };
  }

  /** A place that has a name keeps its role however it was chosen. Errors: `no-grant`, `port-tab`, `port-zip`, `workspace-unknown`. */
  target(target: PortTargetInput): TargetPlace {
    if (target.kind === 'workspace') {
      const { name, role, place } = namedWorkspaceIn(this.file, target.name);
      return { place, workspace: name, role, layout: 'sqlite' };
    }
    if (target.kind === 'zip') {
      const place = this.zips.get(target.zip);
      if (place === undefined) throw new KnownError('port-zip', 'This zip was chosen in an earlier session.');
      return { place, workspace: null, role: null, layout: 'sqlite' };
    }
    const { place, inside } = this.chosen(target.grant);
    if (inside !== null) throw tab();
    const named = namedAtPlace(readWorkspaces(this.file), place);
    if (named === null) return { place, workspace: null, role: null, layout: target.layout };
    return { place: named.place, workspace: named.name, role: named.role, layout: target.layout };
  }

  /** A file that a person chose. Errors: `no-grant`, `port-tab`. */
  planFile(grant: string): string {
    const { place, inside } = this.chosen(grant);
    if (inside !== null) throw tab();
    return place;
  }

  /** Production is asked for as such, also by a plan of before it was. */
  planned(plan: Plan): Plan {
    return withRoleOfNow(plan, readWorkspaces(this.file));
  }

  private get file(): string {
    return workspacesFileIn(this.context.options.data);
  }

  private chosen(grant: string): { readonly place: string; readonly inside: string | null } {
    const ref = this.context.grants.resolve(grant);
    if (ref.kind !== 'path') throw tab();
    return { place: path.resolve(ref.path), inside: ref.inside ?? null };
  }
}

function tab(): KnownError {
  return new KnownError('port-tab', 'A browser tab gives no place on disk.');
}
