import { homedir } from 'node:os';
import path from 'node:path';

/** A place for people: the home folder as `~`. */
export function withTilde(place: string): string {
  const home = homedir();
  return place === home || place.startsWith(home + path.sep) ? `~${place.slice(home.length)}` : place;
}
