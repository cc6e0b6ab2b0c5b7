import { lstatSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import { visible } from '../../shared/safety/visible.ts';
import { locateStore, type StorePlace } from '../stores/open-store.ts';
import { DISK, type Disk } from '../transfer/disk.ts';
import type { Compression } from '../transfer/zip-writer.ts';
import { filesWorkspace } from './files-workspace.ts';
import { zipHome } from './home.ts';
import { makeWorkspace, type NewWorkspace } from './new-workspace.ts';
import { sqliteWorkspace } from './sqlite-workspace.ts';
import type { Workspace } from './workspace.ts';
import { zipWorkspace } from './zip-workspace.ts';

export interface OpenWorkspaceOptions {
  /** Where ports into zips keep their journals. */
  readonly data: string;
  readonly compression?: Compression;
  readonly disk?: Disk;
}

/**
 * What a place is as a workspace: a database or file store of MLflow, a folder that holds one, or the name of a zip. null for a
 * folder that is empty or not there: one can be made in it. Errors: `not-a-workspace`, `store-empty`, and those of reading.
 */
export async function openWorkspace(place: string, options: OpenWorkspaceOptions): Promise<Workspace | null> {
  const given = path.resolve(place);
  const { data, compression, disk = DISK } = options;
  const stat = lstatSync(given, { throwIfNoEntry: false });
  if (/\.zip$/i.test(given) && !stat?.isDirectory())
    return zipWorkspace(path.join(realParent(given), path.basename(given)), zipHome(data), {
      ...(compression === undefined ? {} : { compression }),
      disk,
    });
  if (stat === undefined) return null;
  // One folder has one home, whatever links lead to it.
  const real = realpathSync(given);
  const there = lstatSync(real);
  if (there.isDirectory() && isEmpty(real)) return null;
  if (!there.isDirectory() && !there.isFile()) {
    const name = visible(path.basename(given));
    throw new KnownError('special-file', `${name} is not a file.`, { path: name });
  }
  const found = await locate(real);
  return found.kind === 'files' ? filesWorkspace(found.path, disk) : sqliteWorkspace(found.path, disk);
}

/** Makes a workspace in such a folder, and opens it. */
export async function makeAndOpen(
  place: string,
  make: NewWorkspace,
  { disk = DISK }: OpenWorkspaceOptions,
): Promise<Workspace> {
  const given = path.resolve(place);
  const folder = path.join(realParent(given), path.basename(given));
  const made = await makeWorkspace(folder, make, disk);
  return make.layout === 'files' ? filesWorkspace(made, disk) : sqliteWorkspace(made, disk);
}

async function locate(place: string): Promise<StorePlace> {
  try {
    return await locateStore(place);
  } catch (error) {
    if (!(error instanceof KnownError) || error.code !== 'no-store') throw error;
    const name = visible(path.basename(place));
    throw new KnownError('not-a-workspace', `${name} holds something, and no workspace.`, { path: name });
  }
}

/** What was begun and not finished does not count. */
function isEmpty(folder: string): boolean {
  return readdirSync(folder).every((name) => name === '.model-porter');
}

/** The real path of the folder around a new name, as far as it is there. */
function realParent(place: string): string {
  const parent = path.dirname(place);
  try {
    return realpathSync(parent);
  } catch {
    return parent;
  }
}
