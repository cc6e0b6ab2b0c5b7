import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { PortSource } from './port-source.ts';

/** Whether a place is in the folder of the model, whatever links lead there: what is written there would be part of it. */
export function isInSource(place: string, { source, place: from, inside }: PortSource): boolean {
  if (source.kind !== 'folder') return false;
  const way = path.relative(path.join(from, inside), realPlace(place));
  return way === '' || !(way === '..' || way.startsWith(`..${path.sep}`) || path.isAbsolute(way));
}

/** The real path, as far as there is something. */
function realPlace(place: string): string {
  const given = path.resolve(place);
  const parent = path.dirname(given);
  if (existsSync(given)) return realpathSync.native(given);
  return parent === given ? given : path.join(realPlace(parent), path.basename(given));
}
