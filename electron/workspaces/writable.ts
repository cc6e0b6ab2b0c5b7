import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { visible } from '../../shared/safety/visible.ts';
import { modelNameProblem } from '../../shared/workspace/names.ts';
import { homeOf, portsOf } from './home.ts';
import type { Workspace } from './workspace.ts';

/** Why nothing can be written at a place, by the rights of whoever runs this. */
export interface Closed {
  readonly code: 'target-not-writable';
  readonly details: { readonly path: string };
}

/** The first of several places that can't be written to, by its name; null where all can. */
export function closedAmong(places: readonly string[]): Closed | null {
  const closed = places.find((place) => !isWritable(place));
  return closed === undefined
    ? null
    : { code: 'target-not-writable', details: { path: visible(path.basename(closed)) } };
}

/** The same of all places that a port of a model writes to: the registry, our own folder, and where the files go. */
export function closedToPort(workspace: Workspace, model: string): Closed | null {
  const { kind, place } = workspace;
  if (kind === 'zip') return closedAmong([nearest(place)]);
  const home = homeOf(place);
  const versions =
    kind === 'files' && modelNameProblem(model, kind) === null ? [path.join(place, 'models', model)] : [];
  const own = [portsOf(home), home.artifacts];
  return closedAmong([...registryPlaces(workspace), ...versions, ...own].map(nearest));
}

/** Where a registry itself is written. SQLite keeps its journal beside the database. */
export function registryPlaces({ kind, place }: Pick<Workspace, 'kind' | 'place'>): string[] {
  return kind === 'sqlite' ? [place, path.dirname(place)] : [place];
}

/** What is there of a place: it, or the nearest folder above. */
export function nearest(place: string): string {
  for (let here = path.resolve(place); ; here = path.dirname(here))
    if (existsSync(here) || here === path.dirname(here)) return here;
}

function isWritable(place: string): boolean {
  try {
    // In a folder that can't be entered nothing can be made.
    const needed = statSync(place).isDirectory() ? constants.W_OK | constants.X_OK : constants.W_OK;
    accessSync(place, needed);
    return true;
  } catch {
    return false;
  }
}
