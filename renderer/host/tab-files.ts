import type { EventData } from '../../shared/contract/contract.ts';
import { KnownError } from '../../shared/contract/errors.ts';

export interface HeldFile {
  /** From the dropped thing's root. */
  readonly path: string;
  readonly file: File;
}

/** One dropped or chosen thing. */
export interface FileGroup {
  readonly name: string;
  readonly folder: boolean;
  readonly files: readonly HeldFile[];
}

/** The most files of one drop that are listed; the host's contract says the same. */
const LIMIT = 200_000;

/** Files that this tab holds. The host asks for the bytes it needs; nothing is sent whole. */
export class TabFiles {
  private readonly sources = new Map<string, readonly HeldFile[]>();

  keep(token: string, files: readonly HeldFile[]): void {
    this.sources.set(token, files);
  }

  async answer({ request, source, file, start, end }: EventData<'tab.range'>): Promise<void> {
    const held = this.sources.get(source)?.[file];
    // A file that vanished is answered with nothing, which the host reports.
    const body = await held?.file
      .slice(start, end)
      .arrayBuffer()
      .catch(() => undefined);
    const headers = { 'content-type': 'application/octet-stream' };
    await fetch(`/bytes/${request}`, { method: 'POST', headers, body: body ?? new ArrayBuffer(0) });
  }
}

/** What was dropped. Entries are taken at once, since a browser forgets them when the event is over. */
export async function filesOf(data: DataTransfer): Promise<FileGroup[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const groups: FileGroup[] = [];
  for (const entry of entries) {
    const files: HeldFile[] = [];
    await collect(entry, '', files);
    groups.push({ name: entry.name, folder: entry.isDirectory, files });
  }
  return groups;
}

async function collect(entry: FileSystemEntry, path: string, files: HeldFile[]): Promise<void> {
  if (files.length > LIMIT) throw new KnownError('find-too-many', 'Too many files.', { limit: LIMIT });
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    files.push({ path: path === '' ? entry.name : path, file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // Batches of about a hundred, until an empty one.
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return;
    for (const child of batch) await collect(child, path === '' ? child.name : `${path}/${child.name}`, files);
  }
}

/** The browser's own dialog: the way without a mouse. Never resolves when the person cancels in an old browser. */
export function chooseFiles(kind: 'folder' | 'file'): Promise<FileGroup[]> {
  const input = document.createElement('input');
  input.type = 'file';
  if (kind === 'folder') input.webkitdirectory = true;
  else input.multiple = true;
  return new Promise((resolve) => {
    input.addEventListener('cancel', () => resolve([]));
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])];
      if (kind === 'file')
        return resolve(files.map((file) => ({ name: file.name, folder: false, files: [{ path: file.name, file }] })));
      const [first] = files;
      const name = first?.webkitRelativePath.split('/')[0] ?? '';
      const held = files.map((file) => ({ path: file.webkitRelativePath.slice(name.length + 1), file }));
      resolve(first === undefined ? [] : [{ name, folder: true, files: held }]);
    });
    input.click();
  });
}
