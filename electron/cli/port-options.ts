import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import type { NamedWorkspace } from '../../shared/workspace/kinds.ts';
import { appVersion, SEED_FILE } from '../host/app-files.ts';
import { dataFolder } from '../host/data-file.ts';
import type { PortContext, TargetPlace } from '../port/context.ts';
import { isSamePlace, namedWorkspaceIn, workspacesFileIn } from '../workspaces/named-workspaces.ts';
import { readWorkspaces } from '../workspaces/settings.ts';
import type { Terminal } from './terminal.ts';

/** What porting needs to know of this program and machine. */
export function portContext(terminal: Terminal, more: Partial<PortContext> = {}): PortContext {
  return {
    data: dataFolder(),
    seed: SEED_FILE,
    tool: `Model Porter ${appVersion()}`,
    signal: terminal.signal,
    ...more,
  };
}

export function workspacesFile(): string {
  return workspacesFileIn(dataFolder());
}

/**
 * A workspace by its name, or by its place. One that has a name keeps its role however it is called: production can't be gone
 * around by its path.
 */
export function targetPlace(given: string, layout: TargetPlace['layout'] = 'sqlite'): TargetPlace {
  const named = readWorkspaces(workspacesFile());
  const found = named.find(({ name }) => name === given) ?? named.find(({ place }) => isSamePlace(place, given));
  if (found === undefined) return { place: path.resolve(given), workspace: null, role: null, layout };
  return { place: found.place, workspace: found.name, role: found.role, layout };
}

/** `key=value`, as often as given. */
export function tagsOf(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((text): [string, string] => {
      const at = text.indexOf('=');
      if (at <= 0) throw new KnownError('tag-form', `${text} is no KEY=VALUE.`, { text });
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}

/** The name that a workspace is called by. Error `workspace-unknown`. */
export function namedWorkspace(name: string): NamedWorkspace {
  return namedWorkspaceIn(workspacesFile(), name);
}
