import { KnownError } from '../../shared/contract/errors.ts';
import type { FileLanguage, FilePreview } from '../../shared/contract/file-methods.ts';
import { blotSecrets, maskSecrets } from '../../shared/files/mask-secrets.ts';
import { visible } from '../../shared/safety/visible.ts';
import { joinPath } from '../sources/join-path.ts';
import type { Source } from '../sources/source.ts';
import type { DataFile } from './data-file.ts';

/** Bytes of text shown at once. */
export const TEXT_BATCH = 256 * 1024;
/** Bytes of hex shown at once. */
export const HEX_BATCH = 4096;
/** Bytes before and after a batch of hex that are looked at for secrets. */
const AROUND = 512;
const STAR = 0x2a;
/** The largest picture that is shown. */
const IMAGE_LIMIT = 4 * 1024 * 1024;

export interface PreviewOptions {
  /** From the folder of the model. */
  readonly file: string;
  /** Where to begin: a row of Parquet, a byte of anything else. */
  readonly at: number;
  /** As bytes, whatever it is. */
  readonly hex: boolean;
}

/** A part of a file as it can be shown, by its bytes rather than by its name. Errors: `not-found`, `not-a-file`, those of reading. */
export async function previewFile(
  source: Source,
  folder: string,
  { file, at, hex }: PreviewOptions,
  signal?: AbortSignal,
): Promise<FilePreview> {
  const path = joinPath(folder, file);
  const entry = await source.stat(path);
  const details = { path: visible(file) };
  if (entry === null) throw new KnownError('not-found', `There is no ${details.path}.`, details);
  if (entry.type === 'link') throw new KnownError('is-a-link', `${details.path} is a link.`, details);
  if (entry.type !== 'file') throw new KnownError('not-a-file', `${details.path} is not a file.`, details);
  const { size } = entry;
  if (size === 0) return { kind: 'empty' };
  if (hex) return hexOf(source, path, at, size);
  const head = await source.read(path, 512);
  const latin = new TextDecoder('latin1').decode(head);
  const type = imageType(latin);
  if (type !== null && size <= IMAGE_LIMIT) return { kind: 'image', type, bytes: await source.read(path, size) };
  const data: DataFile = {
    name: visible(entry.name),
    size,
    async readInto(target, index, start, end) {
      signal?.throwIfAborted();
      target.set(await source.read(path, end - start, start), index);
    },
    close: () => Promise.resolve(),
  };
  if (latin.startsWith('PAR1')) {
    const { parquetRows } = await import('./preview-parquet.ts');
    return parquetRows(data, at);
  }
  const bytes = await source.read(path, TEXT_BATCH, at);
  const text = decode(bytes, at + bytes.length < size);
  if (text === null) return hexOf(source, path, at, size);
  if (/\.(?:csv|tsv)$/i.test(file) && text.encoding === 'utf-8') {
    const { csvRows } = await import('./preview-csv.ts');
    return csvRows(bytes, {
      at,
      size,
      tabs: /\.tsv$/i.test(file),
      head: at === 0 ? null : await source.read(path, TEXT_BATCH),
    });
  }
  const end = at + text.used;
  const shown = maskSecrets(text.text);
  return {
    kind: 'text',
    language: languageOf(file, latin),
    text: shown,
    masked: shown !== text.text,
    next: end < size ? end : null,
  };
}

async function hexOf(source: Source, path: string, at: number, size: number): Promise<FilePreview> {
  // With some of what lies around: the name of a secret may be in the batch before.
  const start = Math.max(0, at - AROUND);
  const around = await source.read(path, at - start + HEX_BATCH + AROUND, start);
  const letters = blotSecrets(new TextDecoder('latin1').decode(around));
  const bytes = around.slice(at - start, at - start + HEX_BATCH);
  for (let each = 0; each < bytes.length; each += 1) if (letters[at - start + each] === '*') bytes[each] = STAR;
  const next = at + bytes.length;
  return { kind: 'hex', at, bytes, next: bytes.length > 0 && next < size ? next : null };
}

/** By magic bytes. SVG is a text: it may hold scripts. */
function imageType(latin: string): string | null {
  if (latin.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (latin.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (/^GIF8[79]a/.test(latin)) return 'image/gif';
  return latin.startsWith('RIFF') && latin.slice(8, 12) === 'WEBP' ? 'image/webp' : null;
}

interface Decoded {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16';
  /** Bytes that the text stands for; a letter or line that is cut in two waits for the next batch. */
  readonly used: number;
}

/** null for what is no text: bytes that no text holds. */
function decode(bytes: Uint8Array, goesOn: boolean): Decoded | null {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (wide !== null) return { text: new TextDecoder(wide).decode(bytes), encoding: 'utf-16', used: bytes.length };
  if (bytes.includes(0)) return null;
  let used = bytes.length;
  if (goesOn) {
    const line = bytes.lastIndexOf(0x0a);
    // Without a line end: not in the middle of a letter.
    if (line > 0) used = line + 1;
    else while (used > 1 && ((bytes[used] ?? 0) & 0xc0) === 0x80) used -= 1;
    if (line <= 0 && used === bytes.length) used = wholeLetters(bytes);
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, used)), encoding: 'utf-8', used };
  } catch {
    return null;
  }
}

/** Length without a letter that is cut in two at the end. */
function wholeLetters(bytes: Uint8Array): number {
  for (let back = 1; back <= 4 && back < bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

const LANGUAGES: readonly (readonly [RegExp, FileLanguage])[] = [
  [/(?:^|\/)MLmodel$|\.ya?ml$/i, 'yaml'],
  [/\.(?:json|ipynb)$/i, 'json'],
  [/\.(?:pyw?|r|toml|cfg|ini|sh)$/i, 'python'],
  [/\.(?:md|markdown)$/i, 'markdown'],
  [/\.(?:svg|xml|html?)$/i, 'xml'],
];

function languageOf(file: string, head: string): FileLanguage {
  const named = LANGUAGES.find(([ending]) => ending.test(file))?.[1];
  if (named !== undefined) return named;
  return /^\s*[[{]/.test(head) ? 'json' : 'text';
}
