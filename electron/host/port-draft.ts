import path from 'node:path';
import { visible } from '../../shared/safety/visible.ts';
import type { PortSourceInput, PortTargetInput } from '../../shared/contract/port-methods.ts';
import { pathOfFileUrl } from '../../shared/export/file-url.ts';
import type { Plan } from '../../shared/export/plan.ts';
import type { NamedWorkspace } from '../../shared/workspace/kinds.ts';
import { workspacesFileIn } from '../workspaces/named-workspaces.ts';
import { isSamePlace } from '../workspaces/same-place.ts';
import { readWorkspaces } from '../workspaces/settings.ts';
import type { HandlersOf, HostContext } from './context.ts';
import type { PortDesk } from './port-desk.ts';
import { shownPlace } from './port-views.ts';

/** What a port was planned with, in the words of a page that plans it anew. */
export function draftHandler(
  { options, grants }: HostContext,
  desk: () => Promise<PortDesk>,
): Pick<HandlersOf<'port'>, 'port.draft'> {
  const granted = (place: string) => grants.forFound({ kind: 'path', path: place }, path.basename(place), null).token;
  const sourceOf = ({ source: { place, inside, store, uri, version, type } }: Plan): PortSourceInput => {
    const from = store === null ? null : pathOfFileUrl(store);
    const taken = type === 'custom' ? { type } : {};
    if (from === null) return { kind: 'model', grant: granted(place), path: inside, ...taken };
    const grant = granted(from);
    if (version === null) return { kind: 'uri', uri, workspace: null, grant };
    return { kind: 'opened-version', grant, name: nameOf(uri, version), version };
  };
  const targetOf = (
    { target: { kind, place } }: Plan,
    named: NamedWorkspace | undefined,
    { places }: PortDesk,
  ): PortTargetInput => {
    if (named !== undefined) return { kind: 'workspace', name: named.name };
    if (kind === 'zip') return { kind: 'zip', zip: places.keepZip(place) };
    return { kind: 'folder', grant: granted(place), layout: kind };
  };
  return {
    'port.draft': async ({ id }, { signal }) => {
      const open = await desk();
      const plan = open.started.get(id) ?? (await open.planner.run('facts', { id, base: open.base }, { signal })).plan;
      const { source, target } = plan;
      const added = Object.entries(target.tags).filter(([key, value]) => source.tags[key] !== value);
      const { version, uri } = source;
      // The name that it had may be another's by now.
      const named = namedAt(workspacesFileIn(options.data), target.place);
      return {
        source: sourceOf(plan),
        name: visible(version === null ? path.basename(source.place) : `${nameOf(uri, version)} ${version}`),
        target: targetOf(plan, named, open),
        place: named?.name ?? shownPlace(target.place),
        role: named?.role ?? null,
        download: target.kind === 'zip' && options.pickSave === null,
        model: target.model,
        alias: target.alias,
        also: [...(target.also ?? [])],
        description: target.description === source.description ? null : target.description,
        tags: Object.fromEntries(added),
      };
    },
  };
}

function namedAt(file: string, place: string): NamedWorkspace | undefined {
  return readWorkspaces(file).find((each) => isSamePlace(each.place, place));
}

/** `models:/<name>/<version>`, as source-of.ts writes it. */
function nameOf(uri: string, version: string): string {
  return uri.slice('models:/'.length, -(version.length + 1));
}
