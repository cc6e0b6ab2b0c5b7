import { joinPath } from './join-path.ts';
import type { Entry, Source } from './source.ts';

/** One folder of a source, as a source of its own. Nothing around it can be named. */
export function sourceInside(source: Source, folder: string): Source {
  const cut = folder.length + 1;
  const outside = (entry: Entry): Entry => ({ ...entry, path: entry.path.slice(cut) });
  const place = (path: string) => (path === '' ? folder : joinPath(folder, path));
  const { replace, stream } = source;
  return {
    kind: source.kind,
    name: folder.slice(folder.lastIndexOf('/') + 1),
    problems: [],
    list: async (path, options) => (await source.list(place(path), options)).map(outside),
    async stat(path) {
      const entry = await source.stat(place(path));
      return entry === null ? null : outside(entry);
    },
    read: (path, limit, start) => source.read(place(path), limit, start),
    ...(stream === undefined ? {} : { stream: (path) => stream.call(source, place(path)) }),
    ...(replace === undefined ? {} : { replace: (path, content) => replace.call(source, place(path), content) }),
    close: () => source.close(),
  };
}
