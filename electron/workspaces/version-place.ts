import { KnownError } from '../../shared/contract/errors.ts';
import { visible } from '../../shared/safety/visible.ts';
import type { ModelVersion } from '../stores/store.ts';
import { findArtifacts } from '../stores/artifact-place.ts';

/** Error `version-unread`: it is there, and MLflow could not read it either. Where its files are nobody can say then. */
export function checkRead(name: string, found: Pick<ModelVersion, 'version' | 'unread'> | null): void {
  if (found?.unread === undefined) return;
  const { version, unread: path } = found;
  const details = { name: visible(name), version, path };
  throw new KnownError('version-unread', `${path} of version ${version} of ${details.name} can't be read.`, details);
}

/**
 * The folder of a version's files on this machine; `around`: where they may have moved along with the store. Errors:
 * `version-missing`, `version-remote`, `version-unsafe`.
 */
export function placeOfVersion(
  name: string,
  version: string,
  location: string | null,
  around: readonly string[],
): string {
  const details = { name: visible(name), version, location: visible(location ?? '') };
  if (location === null)
    throw new KnownError('version-none', `There is no version ${version} of ${details.name}.`, details);
  const { state, path } = findArtifacts(location, ...around);
  if (path !== null) return path;
  if (state === 'remote')
    throw new KnownError('version-remote', `The files are at ${details.location}, not on this machine.`, details);
  if (state === 'unsafe')
    throw new KnownError('version-unsafe', `${details.location} leads out of where it says.`, details);
  throw new KnownError('version-missing', `The files are not at ${details.location} any more.`, details);
}
