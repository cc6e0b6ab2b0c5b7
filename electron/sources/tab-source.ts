import { SIZE_BYTES, SIZES_FILE, unpackSizes } from '../../shared/contract/tab-sizes.ts';
import { tabBytes, type Bytes, type ReadRange } from './bytes.ts';
import type { Entry, Source, SourceRef, TabFile } from './source.ts';
import { TreeIndex } from './tree-index.ts';

/** The most sizes that listings of one source ask the tab for: about a second. Beyond, entries are `unsized`. */
const LISTED_SIZES = 3000;

export type TabRef = SourceRef & { readonly kind: 'tab' };

/** A lone file that a browser tab holds. */
export function tabFile(ref: TabRef, readRange: ReadRange): Bytes {
  return tabBytes(ref.id, 0, tabFileSize(ref), readRange);
}

/** Bytes of a lone file that a browser tab holds. */
export function tabFileSize(ref: TabRef): number {
  return filesOf(ref)[0]?.size ?? 0;
}

/** A folder that a browser tab holds: the names are here, sizes and bytes are asked for when they are needed. */
export function tabFolder(ref: TabRef, readRange: ReadRange): Source {
  const files = filesOf(ref);
  const index = new TreeIndex(files.map(({ path, size }) => ({ path, size: size ?? 0 })));
  const numbers = new Map(files.map((file, number) => [file.path, number]));
  const sizes = new TabSizes(ref.id, files, readRange);
  const stat = async (inside: string): Promise<Entry | null> => {
    const entry = index.stat(inside);
    const number = numbers.get(inside);
    if (entry?.type !== 'file' || number === undefined) return entry;
    const size = await sizes.of(number);
    return size === null ? null : { ...entry, size };
  };
  return {
    kind: 'folder',
    name: ref.name,
    problems: [],
    async list(inside, options) {
      const entries = await index.list(inside);
      if (options?.sizes !== true) return entries;
      const wanted = entries.filter(({ type }) => type === 'file').map(({ path }) => numbers.get(path) ?? 0);
      await sizes.ask(wanted, LISTED_SIZES);
      return entries.map((entry): Entry => {
        if (entry.type !== 'file') return entry;
        const size = sizes.known(numbers.get(entry.path) ?? 0);
        return size === undefined ? { ...entry, unsized: true } : { ...entry, size: size ?? 0 };
      });
    },
    stat,
    async read(inside, limit, start = 0) {
      const entry = await stat(inside);
      const number = numbers.get(inside);
      if (number === undefined || entry === null) throw index.notFound(inside);
      return readRange(ref.id, number, Math.min(start, entry.size), Math.min(entry.size, start + limit));
    },
    close: () => Promise.resolve(),
  };
}

function filesOf(ref: TabRef): readonly TabFile[] {
  return JSON.parse(ref.files) as TabFile[];
}

/** Sizes of a tab's files, by number; each is asked for once. */
class TabSizes {
  /** undefined: not asked for; null: gone. */
  private readonly sizes: (number | null | undefined)[];
  private readonly id: string;
  private readonly readRange: ReadRange;
  private asked = 0;

  constructor(id: string, files: readonly TabFile[], readRange: ReadRange) {
    this.id = id;
    this.readRange = readRange;
    this.sizes = files.map(({ size }) => size ?? undefined);
  }

  known(number: number): number | null | undefined {
    return this.sizes[number];
  }

  async of(number: number): Promise<number | null> {
    await this.ask([number], Infinity);
    return this.sizes[number] ?? null;
  }

  /** Asks for those that are not known yet, neighbours together, unless `most` would be passed in all. */
  async ask(numbers: readonly number[], most: number): Promise<void> {
    const wanted = numbers.filter((number) => this.sizes[number] === undefined).toSorted((a, b) => a - b);
    if (this.asked + wanted.length > most) return;
    this.asked += wanted.length;
    const runs: [first: number, end: number][] = [];
    for (const number of wanted) {
      const run = runs.at(-1);
      if (run?.[1] === number) run[1] += 1;
      else runs.push([number, number + 1]);
    }
    await Promise.all(runs.map(([first, end]) => this.fetch(first, end)));
  }

  private async fetch(first: number, end: number): Promise<void> {
    const sizes = unpackSizes(await this.readRange(this.id, SIZES_FILE, first * SIZE_BYTES, end * SIZE_BYTES));
    for (let number = first; number < end; number += 1) this.sizes[number] = sizes[number - first] ?? null;
  }
}
