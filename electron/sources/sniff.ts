/** What a file is by its first bytes, as far as opening it is concerned. */
export type FileKind =
  'zip' | 'empty' | 'gzip' | 'tar' | '7z' | 'rar' | 'xz' | 'bzip2' | 'pickle' | 'html' | 'sqlite' | 'text' | 'other';

const MAGIC: readonly (readonly [FileKind, readonly number[], number])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04], 0],
  ['zip', [0x50, 0x4b, 0x05, 0x06], 0],
  ['gzip', [0x1f, 0x8b], 0],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], 0],
  ['rar', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07], 0],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], 0],
  ['bzip2', [0x42, 0x5a, 0x68], 0],
  ['tar', [0x75, 0x73, 0x74, 0x61, 0x72], 257],
  ['sqlite', [...'SQLite format 3'].map((letter) => letter.charCodeAt(0)), 0],
];

/** Looks at up to the first 512 bytes. */
export function sniff(head: Uint8Array): FileKind {
  if (head.length === 0) return 'empty';
  for (const [kind, magic, at] of MAGIC) if (magic.every((byte, index) => head[at + index] === byte)) return kind;
  if (head[0] === 0x80 && (head[1] ?? 0) <= 5) return 'pickle';
  const text = new TextDecoder('latin1').decode(head);
  if (/^\s*<(?:!doctype|html)/i.test(text)) return 'html';
  if (head.includes(0) && !(head[0] === 0xff && head[1] === 0xfe) && !(head[0] === 0xfe && head[1] === 0xff))
    return 'other';
  return 'text';
}
