/*
 * One place for what a path inside a model may look like; for MLmodel's references, zip entries and folders alike.
 * Sources: CVE-2023-2780 and its kin (backslashes, percent-encoded dots), Windows' naming rules, zip-slip.
 */

/** A drive (`C:`), a URI (`file:///`, `dbfs:/`), or a percent-encoded dot, slash, backslash or NUL, however often encoded. */
const ELSEWHERE = /^[A-Za-z]:|^[a-z][a-z0-9+.-]*:[/\\]|%(?:25)*(?:2e|2f|5c|00)/i;

/**
 * Where a reference of MLmodel (`model.pkl`, `./data/model`) lies inside the model's folder, without `.` and `..`: '' is
 * the folder itself. null when it leads outside, even for a moment (`../model/x`), or is absolute, a URI or a Windows path.
 */
export function insidePath(reference: string): string | null {
  if (reference === '' || reference.startsWith('/') || /[\\\0]/.test(reference) || ELSEWHERE.test(reference))
    return null;
  const parts: string[] = [];
  for (const part of reference.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$) *(?:\.|$)/i;
const DEPTH = 32;
const NAME_BYTES = 1024;
const COMPONENT_BYTES = 255;

/**
 * Why a name in an archive is refused (the end of a text id, `zip-name-...`), or null. The same on every system, so that a
 * zip means one thing.
 */
export function nameProblem(name: string): string | null {
  if (name === '') return 'empty';
  if (name.includes('\0')) return 'nul';
  if (/^[/\\]|^[A-Za-z]:/.test(name)) return 'absolute';
  const parts = name.replace(/\/$/, '').split('/');
  if (name.split(/[/\\]/).includes('..')) return 'dotdot';
  if (name.includes('\\')) return 'backslash';
  // oxlint-disable-next-line no-control-regex -- the rule itself
  if (/[\u0001-\u001f\u007f<>:"|?*]/.test(name)) return 'character';
  if (parts.some((part) => part === '' || part === '.')) return 'not-canonical';
  if (parts.some((part) => /[. ]$/.test(part))) return 'trailing-dot';
  if (parts.some((part) => DEVICE.test(part))) return 'device';
  if (parts.length > DEPTH) return 'depth';
  const tooLong = (text: string, limit: number) => text.length * 3 > limit && utf8Length(text) > limit;
  if (tooLong(name, NAME_BYTES) || parts.some((part) => tooLong(part, COMPONENT_BYTES))) return 'length';
  return null;
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}

/**
 * Two names that some file system takes for the same one have the same key: composed letters, no case. By way of upper
 * case, since `ß` and `SS`, `ſ` and `s` are the same there too.
 */
export function collisionKey(name: string): string {
  const bare = name.endsWith('/') ? name.slice(0, -1) : name;
  // oxlint-disable-next-line no-control-regex -- ASCII needs no folding but case
  if (/^[\u0000-\u007f]*$/.test(bare)) return bare.toLowerCase();
  return bare.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}
