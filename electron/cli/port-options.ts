import { existsSync, lstatSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import { pathOfFileUrl } from '../../shared/export/file-url.ts';
import { visible } from '../../shared/safety/visible.ts';
import type { NamedWorkspace } from '../../shared/workspace/kinds.ts';
import { appVersion, SEED_FILE } from '../host/app-files.ts';
import { dataFolder } from '../host/data-file.ts';
import type { PortContext, TargetPlace } from '../port/context.ts';
import { foldedName, namedAtPlace, namedWorkspaceIn, workspacesFileIn } from '../workspaces/named-workspaces.ts';
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
 * around by its path. Errors: `workspace-letters`, and those of `placeFrom`.
 */
export function targetPlace(given: string, layout: TargetPlace['layout'] = 'sqlite'): TargetPlace {
  const named = readWorkspaces(workspacesFile());
  const written = given.normalize();
  const called = named.find(({ name }) => name.normalize() === written);
  if (called !== undefined) return { place: called.place, workspace: called.name, role: called.role, layout };
  const place = placeFrom(given);
  // The very store that was given: a folder may hold another one too.
  const found = namedAtPlace(named, place);
  // Else a slip of the shift key would make a new workspace beside production.
  const meant = found === null ? named.find(({ name }) => foldedName(name) === foldedName(given)) : undefined;
  if (meant !== undefined)
    throw new KnownError('workspace-letters', `${given} is called ${meant.name}.`, { name: meant.name, given });
  return { place, workspace: found?.name ?? null, role: found?.role ?? null, layout };
}

/** As a person means it: `~/x` where no shell expanded it (`--to=~/x`), and the addresses by which MLflow calls a folder or database. */
function plainPlace(given: string): string {
  // SQLAlchemy decodes nothing: three slashes, then a path from here, which may begin with one itself.
  const database = /^sqlite:\/{3}(.+)$/i.exec(given)?.[1];
  const place = database ?? (/^file:/i.test(given) ? (pathOfFileUrl(given) ?? given) : given);
  return /^~(?=$|[\\/])/.test(place) ? path.join(os.homedir(), place.slice(1)) : place;
}

/** A place on this machine. Errors: `place-uri` for an address of something else, which would become a folder of that name, `database-none`. */
export function placeFrom(called: string): string {
  const given = plainPlace(called);
  if (/^[a-z][a-z0-9+.-]+:(?:\/\/|\/)/i.test(given) && !existsSync(given))
    throw new KnownError('place-uri', `${given} is an address.`, { uri: visible(given) });
  // A new workspace is made in a folder: this would be one with a misleading name.
  if (/\.db$/i.test(given) && lstatSync(given, { throwIfNoEntry: false }) === undefined)
    throw new KnownError('database-none', `${given} is not there.`, { path: visible(given) });
  return path.resolve(given);
}

/** `key=value`, as often as given; or what is wrong with one. */
export function tagsOf(
  given: readonly string[],
): { tags: Record<string, string> } | { wrong: 'tagForm' | 'tagTwice'; text: string } {
  const tags = new Map<string, string>();
  for (const text of given) {
    const at = text.indexOf('=');
    const key = text.slice(0, at);
    if (at <= 0) return { wrong: 'tagForm', text };
    if (tags.has(key)) return { wrong: 'tagTwice', text: key };
    tags.set(key, text.slice(at + 1));
  }
  return { tags: Object.fromEntries(tags) };
}

/** The name that a workspace is called by. Error `workspace-unknown`. */
export function namedWorkspace(name: string): NamedWorkspace {
  return namedWorkspaceIn(workspacesFile(), name);
}
