import { statSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { RegisteredRow } from '../../shared/contract/store-schemas.ts';
import type { IndexState, ModelPage, ModelQuery } from '../../shared/contract/workspace-schemas.ts';
import type { FileRegistry } from './file-registry.ts';
import { byName, fitsRow, pageOf, sortRows, wordsOf } from './model-page.ts';

interface Indexed {
  readonly stamp: string;
  /** null for a prompt. */
  readonly row: RegisteredRow | null;
}

/** Milliseconds for which what was just looked at counts as looked at. */
const FRESH = 300;
/** Models whose versions were asked for: their meta.yaml files are looked at too. */
const WATCHED = 4;

/**
 * The registered models of a file store: the names are there at once, what the models hold is read in the background, and of the
 * page that is asked for first. Whoever changes a model changes its meta.yaml, its folder or its aliases, which tells that it has
 * to be read again.
 */
export class FileIndex {
  private readonly registry: FileRegistry;
  private readonly known = new Map<string, Indexed>();
  private stamps = new Map<string, string>();
  private looked = 0;
  private reading: Promise<void> | null = null;
  private watched: string[] = [];

  constructor(registry: FileRegistry) {
    this.registry = registry;
  }

  page(query: ModelQuery): ModelPage {
    this.look();
    this.begin();
    const words = wordsOf(query.search);
    const inNames = (name: string) => words.every((word) => name.toLowerCase().includes(word));
    if (query.sort === 'name') return this.byNames(query, words, inNames);
    const rows = this.rows().filter((row) => fitsRow(row, words));
    return pageOf(sortRows(rows, query), query, this.state());
  }

  /** By name all are known; one that is not read yet fits when its name does. */
  private byNames(query: ModelQuery, words: readonly string[], inNames: (name: string) => boolean): ModelPage {
    const fitting = [...this.stamps.keys()].filter((name) => {
      const row = this.fresh(name);
      if (row === undefined) return inNames(name);
      return row !== null && fitsRow(row, words);
    });
    fitting.sort((a, b) => (query.descending ? byName(b, a) : byName(a, b)));
    const end = query.cursor + query.limit;
    const rows = fitting.slice(query.cursor, end).flatMap((name) => this.read(name) ?? []);
    return { rows, next: end < fitting.length ? end : null, total: fitting.length, index: this.state() };
  }

  state(): IndexState {
    let done = 0;
    for (const name of this.stamps.keys()) if (this.fresh(name) !== undefined) done += 1;
    return { done, of: this.stamps.size };
  }

  async indexed(onProgress?: (state: IndexState) => void, signal?: AbortSignal): Promise<IndexState> {
    this.look();
    this.begin();
    while (this.reading !== null) {
      signal?.throwIfAborted();
      onProgress?.(this.state());
      await Promise.race([this.reading, new Promise((resolve) => setTimeout(resolve, 100))]);
    }
    return this.state();
  }

  /** A model whose versions somebody looks at. */
  watch(name: string): void {
    this.watched = [name, ...this.watched.filter((each) => each !== name)].slice(0, WATCHED);
  }

  /** Changes with whatever `page` or a watched model shows. */
  stamp(): string {
    this.looked = 0;
    this.look();
    const versions = this.watched.flatMap((name) =>
      this.registry.taken(name).map((version) => {
        const folder = this.registry.versionPath(name, version);
        return `${version} ${timeOf(path.join(folder, 'meta.yaml'))} ${timeOf(path.join(folder, 'tags'))}`;
      }),
    );
    let sum = 0;
    for (const [name, stamp] of this.stamps)
      for (const text of [name, stamp])
        for (let at = 0; at < text.length; at += 1) sum = (sum * 31 + text.charCodeAt(at)) | 0;
    return `${this.stamps.size} ${sum} ${versions.join(',')}`;
  }

  /** Something of ours changed it. */
  forget(name: string): void {
    this.known.delete(name);
    this.looked = 0;
  }

  private rows(): RegisteredRow[] {
    return [...this.stamps.keys()].flatMap((name) => this.fresh(name) ?? []);
  }

  /** undefined where it has to be read (again). */
  private fresh(name: string): RegisteredRow | null | undefined {
    const found = this.known.get(name);
    return found !== undefined && found.stamp === this.stamps.get(name) ? found.row : undefined;
  }

  private read(name: string): RegisteredRow | null {
    const known = this.fresh(name);
    if (known !== undefined) return known;
    const row = this.registry.row(name);
    this.known.set(name, { stamp: this.stamps.get(name) ?? '', row });
    return row;
  }

  private look(): void {
    if (Date.now() - this.looked < FRESH) return;
    this.stamps = new Map(this.registry.names().map((name) => [name, stampOf(this.registry.pathOf(name))]));
    for (const name of this.known.keys()) if (!this.stamps.has(name)) this.known.delete(name);
    this.looked = Date.now();
  }

  private begin(): void {
    if (this.reading !== null) return;
    const { done, of } = this.state();
    if (done === of) return;
    this.reading = this.readAll().finally(() => (this.reading = null));
    this.reading.catch(() => undefined);
  }

  /** One after the other, so that whoever asks meanwhile waits for one at most. */
  private async readAll(): Promise<void> {
    for (const name of this.stamps.keys()) {
      if (this.fresh(name) !== undefined || !this.stamps.has(name)) continue;
      this.read(name);
      await setImmediate();
    }
  }
}

/** What changes with a model: MLflow writes its meta.yaml with every act but the change of a version's description. */
function stampOf(folder: string): string {
  return ['', 'meta.yaml', 'aliases'].map((part) => timeOf(path.join(folder, part))).join(' ');
}

function timeOf(place: string): string {
  const stat = statSync(place, { throwIfNoEntry: false });
  return stat === undefined ? '-' : `${stat.mtimeMs}/${stat.size}`;
}
