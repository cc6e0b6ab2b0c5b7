import path from 'node:path';
import { visible } from '../../shared/safety/visible.ts';
import type { PortSourceInput, PortTargetInput } from '../../shared/contract/port-methods.ts';
import { pathOfFileUrl } from '../../shared/export/file-url.ts';
import type { Plan } from '../../shared/export/plan.ts';
import type { HandlersOf, HostContext } from './context.ts';
import type { PortDesk } from './port-desk.ts';
import { shownPlace } from './port-views.ts';

/** What a port was planned with, in the words of a page that plans it anew. */
export function draftHandler(
  { options, grants }: HostContext,
  desk: () => Promise<PortDesk>,
): Pick<HandlersOf<'port'>, 'port.draft'> {
  const granted = (place: string) => grants.forFound({ kind: 'path', path: place }, path.basename(place), null).token;
  const sourceOf = ({ source: { place, inside, store, uri, version } }: Plan): PortSourceInput => {
    const from = store === null ? null : pathOfFileUrl(store);
    if (from === null) return { kind: 'model', grant: granted(place), path: inside };
    const grant = granted(from);
    if (version === null) return { kind: 'uri', uri, workspace: null, grant };
    return { kind: 'opened-version', grant, name: nameOf(uri, version), version };
  };
  const targetOf = ({ target: { kind, workspace, place } }: Plan, { places }: PortDesk): PortTargetInput => {
    if (workspace !== null) return { kind: 'workspace', name: workspace };
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
      return {
        source: sourceOf(plan),
        name: visible(version === null ? path.basename(source.place) : `${nameOf(uri, version)} ${version}`),
        target: targetOf(plan, open),
        place: target.workspace ?? shownPlace(target.place),
        role: target.role,
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

/** `models:/<name>/<version>`, as source-of.ts writes it. */
function nameOf(uri: string, version: string): string {
  return uri.slice('models:/'.length, -(version.length + 1));
}
