import { KnownError } from '../../shared/contract/errors.ts';
import { visible } from '../../shared/safety/visible.ts';
import type { ModelVersion } from '../stores/store.ts';
import { findArtifacts } from '../stores/artifact-place.ts';

/** What a registry says of where a version's files are (file_store.py, `get_model_version_download_uri`). */
export function locationOf({ storage, source }: Pick<ModelVersion, 'storage' | 'source'>): string | null {
  return storage || source;
}

/** The folder of a version's files on this machine. Errors: `version-missing`, `version-remote`, `version-unsafe`. */
export function placeOfVersion(name: string, version: string, location: string | null, base: string): string {
  const details = { name: visible(name), version, location: visible(location ?? '') };
  if (location === null)
    throw new KnownError('version-none', `There is no version ${version} of ${details.name}.`, details);
  const { state, path } = findArtifacts(location, base);
  if (path !== null) return path;
  if (state === 'remote')
    throw new KnownError('version-remote', `The files are at ${details.location}, not on this machine.`, details);
  if (state === 'unsafe')
    throw new KnownError('version-unsafe', `${details.location} leads out of where it says.`, details);
  throw new KnownError('version-missing', `The files are not at ${details.location} any more.`, details);
}
