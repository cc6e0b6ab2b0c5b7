import type { EventData } from '../../shared/contract/contract.ts';
import { visible } from '../../shared/safety/visible.ts';
import { SIZE_BYTES, SIZES_FILE, packSizes, TAB_FILES } from '../../shared/contract/tab-sizes.ts';
import { KnownError, toErrorData, type ErrorData } from '../../shared/contract/errors.ts';

export interface HeldFile {
  /** From the dropped thing's root. */
  readonly path: string;
  /** A dropped folder gives entries: a file behind each only when it is needed. */
  readonly file: File | FileSystemFileEntry;
}

/** One dropped or chosen thing. */
export interface FileGroup {
  readonly name: string;
  readonly folder: boolean;
  readonly files: readonly HeldFile[];
}

/** What could be listed of a drop, and why the rest could not. */
export interface Listing {
  readonly groups: readonly FileGroup[];
  readonly errors: readonly ErrorData[];
}

/** The most folders of one drop that are named for what they lack. */
const UNNAMED = 5;

/** Files that this tab holds. The host asks for the bytes it needs; nothing is sent whole. */
export class TabFiles {
  private readonly sources = new Map<string, readonly HeldFile[]>();

  keep(token: string, files: readonly HeldFile[]): void {
    this.sources.set(token, files);
  }

  has(token: string): boolean {
    return this.sources.has(token);
  }

  forget(token: string): void {
    this.sources.delete(token);
  }

  /** Sends the bytes that the host wants. A file that vanished is answered with nothing, which the host reports. */
  async answer({ request, source, file, start, end }: EventData<'tab.range'>): Promise<void> {
    const held = this.sources.get(source) ?? [];
    const bytes = await (file === SIZES_FILE
      ? sizesOf(held.slice(start / SIZE_BYTES, end / SIZE_BYTES))
      : bytesOf(held[file], start, end));
    const headers = { 'content-type': 'application/octet-stream' };
    const body = bytes ?? new Uint8Array(0);
    // A host that is gone needs no bytes; the call that wanted them says so.
    await fetch(`/bytes/${request}`, { method: 'POST', headers, body }).catch(() => undefined);
  }
}

async function bytesOf(held: HeldFile | undefined, start: number, end: number): Promise<BodyInit | null> {
  try {
    const file = held === undefined ? null : await opened(held);
    return (await file?.slice(start, end).arrayBuffer()) ?? null;
  } catch {
    return null;
  }
}

async function sizesOf(held: readonly HeldFile[]): Promise<BodyInit> {
  return packSizes(await Promise.all(held.map(async (each) => (await opened(each))?.size ?? null)));
}

/** null for one that is gone, or a link that leads nowhere. */
async function opened({ file }: HeldFile): Promise<File | null> {
  return 'file' in file ? fileOf(file).catch(() => null) : file;
}

/** What was dropped. Entries are taken at once, since a browser forgets them when the event is over. */
export async function filesOf(data: DataTransfer): Promise<Listing> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const groups: FileGroup[] = [];
  const errors: ErrorData[] = [];
  for (const entry of entries) {
    try {
      const files: HeldFile[] = [];
      const unnamed: string[] = [];
      if (entry.isDirectory) await collect(entry as FileSystemDirectoryEntry, '', files, unnamed);
      else files.push({ path: entry.name, file: await fileOf(entry as FileSystemFileEntry) });
      groups.push({ name: entry.name, folder: entry.isDirectory, files });
      errors.push(...[...new Set(unnamed)].slice(0, UNNAMED).map((path) => toErrorData(notListed(path))));
    } catch (error) {
      errors.push(toErrorData(error instanceof KnownError ? error : cannotRead(entry.name, error)));
    }
  }
  return { groups, errors };
}

async function collect(
  folder: FileSystemDirectoryEntry,
  path: string,
  files: HeldFile[],
  unnamed: string[],
): Promise<void> {
  const reader = folder.createReader();
  for (;;) {
    // Batches of about a hundred, until an empty one.
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return;
    for (const child of batch) {
      // Chromium gives a name that is no valid text as none, and then lists the folder around it: without an end.
      if (child.name === '') {
        unnamed.push(path === '' ? folder.name : path);
        continue;
      }
      const inside = path === '' ? child.name : `${path}/${child.name}`;
      if (child.isDirectory) await collect(child as FileSystemDirectoryEntry, inside, files, unnamed);
      else files.push({ path: inside, file: child as FileSystemFileEntry });
      if (files.length > TAB_FILES) throw tooManyFiles();
    }
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

function notListed(path: string): KnownError {
  return new KnownError('not-listed', `A name in ${path} is no valid text.`, { path: visible(path) });
}

function cannotRead(path: string, error: unknown): KnownError {
  const reason = error instanceof Error ? error.message : String(error);
  return new KnownError('cannot-read', `${path}: ${reason}`, { path, reason });
}

export function tooManyFiles(): KnownError {
  return new KnownError('too-many-files', `More than ${TAB_FILES} files.`, { limit: TAB_FILES });
}

/** The browser's own dialog: the way without a mouse. Never resolves when the person cancels in an old browser. */
export function chooseFiles(kind: 'folder' | 'file'): Promise<Listing> {
  const input = document.createElement('input');
  input.type = 'file';
  if (kind === 'folder') input.webkitdirectory = true;
  else input.multiple = true;
  return new Promise((resolve, reject) => {
    input.addEventListener('cancel', () => resolve({ groups: [], errors: [] }));
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])];
      if (files.length > TAB_FILES) return reject(tooManyFiles());
      resolve({ groups: kind === 'file' ? files.map(alone) : oneFolder(files), errors: [] });
    });
    input.click();
  });
}

function alone(file: File): FileGroup {
  return { name: file.name, folder: false, files: [{ path: file.name, file }] };
}

function oneFolder(files: readonly File[]): FileGroup[] {
  const name = files[0]?.webkitRelativePath.split('/')[0];
  if (name === undefined) return [];
  const held = files.map((file) => ({ path: file.webkitRelativePath.slice(name.length + 1), file }));
  return [{ name, folder: true, files: held }];
}
