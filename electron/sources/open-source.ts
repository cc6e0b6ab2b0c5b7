import { constants, lstatSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import { visible } from '../../shared/safety/visible.ts';
import { fileBytes, type Bytes, type ReadRange } from './bytes.ts';
import { folderSource, toKnown } from './folder-source.ts';
import { sniff, type FileKind } from './sniff.ts';
import type { Source, SourceRef } from './source.ts';
import type { TabRef } from './tab-source.ts';

export interface OpenOptions {
  /** How to get bytes of things that a browser tab holds. */
  readonly readRange?: ReadRange;
  readonly signal?: AbortSignal;
  /** The most entries an archive may have. */
  readonly entryLimit?: number;
}

const ENTRY_LIMIT = 100_000;

/** Opens what a person chose. Errors name what it is instead: `not-found`, `is-a-pickle`, `is-tar`, `zip-...` and so on. */
export async function openSource(ref: SourceRef, options: OpenOptions = {}): Promise<Source> {
  const source = await (ref.kind === 'path' ? openPath(ref.path, options) : openTab(ref, options));
  if (ref.inside === undefined) return source;
  const { sourceInside } = await import('./source-inside.ts');
  return sourceInside(source, ref.inside);
}

async function openPath(chosen: string, options: OpenOptions): Promise<Source> {
  const name = visible(path.basename(chosen) || chosen);
  try {
    // The chosen thing itself may be a link; nothing below it may.
    const real = lstatSync(chosen).isSymbolicLink() ? realpathSync(chosen) : chosen;
    const stat = statSync(real);
    if (stat.isDirectory()) return { ...folderSource(real), name };
    if (!stat.isFile()) throw new KnownError('special-file', `${name} is not a file.`, { path: name });
    const { open } = await import('node:fs/promises');
    const handle = await open(real, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const { size } = await handle.stat();
    const parent = path.basename(path.dirname(path.resolve(real)));
    return await openFile(name, fileBytes(handle, size), options, parent === '' ? name : `${parent}/${name}`);
  } catch (error) {
    throw toKnown(error, name);
  }
}

async function openTab(ref: TabRef, options: OpenOptions): Promise<Source> {
  const { readRange } = options;
  if (readRange === undefined)
    throw new KnownError('no-tab', 'No browser tab holds this any more.', { path: ref.name });
  const { tabFile, tabFolder } = await import('./tab-source.ts');
  if (ref.folder) return tabFolder(ref, readRange);
  return openFile(ref.name, tabFile(ref, readRange), options, ref.name);
}

/** A zip, or an MLmodel file on its own. Closes `bytes` when it is neither. */
async function openFile(name: string, bytes: Bytes, options: OpenOptions, label: string): Promise<Source> {
  try {
    const head = await bytes.read(0, Math.min(512, bytes.size));
    const kind = sniff(head);
    if (kind === 'zip') {
      const { openZip } = await import('./zip-source.ts');
      return await openZip(name, bytes, options.entryLimit ?? ENTRY_LIMIT, options.signal);
    }
    if (/\.zip$/i.test(name))
      throw notThat(name, kind === 'empty' ? 'empty-zip' : kind === 'html' ? 'is-html' : 'not-a-zip');
    // Whatever an `MLmodel` holds, its own reader says it best.
    if (
      name === 'MLmodel' ||
      (kind === 'text' && /^(?:flavors|artifact_path|run_id|signature):/m.test(new TextDecoder().decode(head)))
    ) {
      return loneFile(label, bytes);
    }
    throw notThat(name, WHY[kind] ?? 'not-a-model');
  } catch (error) {
    await bytes.close();
    throw error;
  }
}

/** What else a file may be, and the error that says what to do about it. */
const WHY: Readonly<Partial<Record<FileKind, string>>> = {
  empty: 'empty-file',
  gzip: 'is-tar',
  tar: 'is-tar',
  xz: 'is-tar',
  bzip2: 'is-tar',
  '7z': 'is-other-archive',
  rar: 'is-other-archive',
  pickle: 'is-a-pickle',
  html: 'is-html',
  sqlite: 'is-a-store',
};

function notThat(name: string, code: string): KnownError {
  return new KnownError(code, `${visible(name)} can't be opened: ${code}.`, { path: visible(name) });
}

/** A lone MLmodel: only the file was chosen, so what lies beside it stays unread. */
function loneFile(label: string, bytes: Bytes): Source {
  const entry = { path: 'MLmodel', name: 'MLmodel', type: 'file', size: bytes.size } as const;
  return {
    kind: 'file',
    name: label,
    problems: [],
    list: () => Promise.resolve([entry]),
    stat: (inside) => Promise.resolve(inside === 'MLmodel' ? entry : null),
    read: (_inside, limit, start = 0) => bytes.read(Math.min(start, bytes.size), Math.min(bytes.size, start + limit)),
    replace: (_inside, content) => Promise.resolve([{ bytes: content }]),
    close: () => bytes.close(),
  };
}
