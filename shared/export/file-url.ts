/** The path that a `file:` address leads to; null for any other address, and one that is not well formed. */
export function pathOfFileUrl(url: string): string | null {
  const [, host = '', rest] = /^file:\/\/([^/?#]*)(\/[^?#]*)/i.exec(url) ?? [];
  if (rest === undefined) return null;
  let path: string;
  try {
    path = decodeURIComponent(rest);
  } catch {
    return null;
  }
  if (host !== '' && host !== 'localhost') return `\\\\${host}${path.replaceAll('/', '\\')}`;
  return /^\/[A-Za-z]:/.test(path) ? path.slice(1).replaceAll('/', '\\') : path;
}
