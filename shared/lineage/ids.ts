import { maskSecrets } from '../files/mask-secrets.ts';
import { visible } from '../safety/visible.ts';

/*
 * What names a node: its kind, where it lives, and its own id. A page gets these; so a place is in them as a digest, and so is a name
 * that is long or odd.
 */

const PLAIN = /^[\w.@/+-]{1,120}$/;
/** What lives where nothing says. */
export const NOWHERE = '?';

/** The same for the same place; no secret can be read out of it, nor a path. `uri` as `pathToFileURL` writes it. */
export function placeKey(uri: string): string {
  return digestOf(uri.replace(/\/+$/, ''));
}

export const runNode = (place: string, id: string) => nodeId('run', place, id);
export const loggedNode = (place: string, id: string) => nodeId('logged', place, id);
export const versionNode = (place: string, name: string, version: string, workspace = 'default') =>
  nodeId('version', place, ...(workspace === 'default' ? [] : [workspace]), name, version);
export const aliasNode = (place: string, name: string, alias: string, workspace: string) =>
  nodeId('alias', place, ...(workspace === 'default' ? [] : [workspace]), name, alias);
/** A dataset is known by its own digest, wherever it is used. */
export const datasetNode = (name: string, digest: string) => nodeId('dataset', name, digest);
export const commitNode = (commit: string) => nodeId('commit', commit);
export const notebookNode = (place: string, notebook: string) => nodeId('notebook', place, notebook);
export const modelNode = (key: string) => nodeId('model', key);
/** The folder in a run's artifacts that a model of MLflow 1 or 2 was logged to. */
export const artifactNode = (place: string, run: string, path: string) => nodeId('artifact', place, run, path);

function nodeId(...parts: readonly string[]): string {
  return parts.map((part) => (PLAIN.test(part) || part === NOWHERE ? part : `~${digestOf(part)}`)).join(':');
}

/** cyrb53 (public domain): 53 bits; it keeps things apart, and is no proof of anything. */
function digestOf(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

/** Letters of a name or fact that are shown. */
const SHOWN = 300;

/** A text of somebody else's as it may stand on a screen: visible, without credentials, and not without end. */
export function shown(text: string): string {
  const cut = text.length > SHOWN ? `${text.slice(0, SHOWN - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
  return visible(maskSecrets(cut));
}

/** A place as people know it: the last two parts of its path; a host of what is not on disk. */
export function placeName(uri: string): string {
  const parts = decoded(uri.replace(/[?#].*$/, ''))
    .replace(/^[a-z][a-z0-9+.-]*:\/*/i, '')
    .split(/[\\/]+/)
    .filter(Boolean);
  return shown(parts.slice(-2).join('/') || uri);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
