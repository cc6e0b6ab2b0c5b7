/*
 * One place for what a path inside a model may look like; for MLmodel's references, zip entries and folders alike.
 * Sources: CVE-2023-2780 and its kin (backslashes, percent-encoded dots), Windows' naming rules, zip-slip.
 */

/**
 * Where a reference of MLmodel (`model.pkl`, `./data/model`) lies inside the model's folder, without `.` and `..`; null
 * when it leads outside or is absolute, a URI or a Windows path.
 */
export function insidePath(reference: string): string | null {
  if (reference === '' || /^[/\\]|^[A-Za-z]:|^[a-z][a-z0-9+.-]*:/i.test(reference)) return null;
  if (/[\\\0]/.test(reference) || /%(?:25)*(?:2e|2f|5c|00)/i.test(reference)) return null;
  const parts: string[] = [];
  for (const part of reference.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)(?:\.|$)/i;

/** Why a name in an archive is refused (a text id), or null. The same on every system, so that a zip means one thing. */
export function nameProblem(name: string): string | null {
  if (name === '') return 'empty';
  if (name.includes('\0')) return 'nul';
  if (/^[/\\]|^[A-Za-z]:/.test(name)) return 'absolute';
  if (name.includes('\\')) return 'backslash';
  // oxlint-disable-next-line no-control-regex -- the rule itself
  if (/[\u0001-\u001f<>:"|?*]/.test(name)) return 'character';
  const parts = name.replace(/\/$/, '').split('/');
  if (parts.includes('..')) return 'dotdot';
  if (parts.some((part) => part === '' || part === '.')) return 'not-canonical';
  if (parts.some((part) => /[. ]$/.test(part))) return 'trailing-dot';
  if (parts.some((part) => DEVICE.test(part))) return 'device';
  if (parts.length > 32) return 'depth';
  if (parts.some((part) => new TextEncoder().encode(part).length > 255) || name.length > 1024) return 'length';
  return null;
}

/** Two names that some file system takes for the same one have the same key. */
export function collisionKey(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\/$/, '');
}
