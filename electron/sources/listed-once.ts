import type { Entry, Source } from './source.ts';

/**
 * A source whose folders are listed once, with sizes: for a time in which several look at all of it, and should see the same. A list that
 * fails is asked for again.
 */
export function listedOnce(source: Source): Source {
  const lists = new Map<string, Promise<Entry[]>>();
  return {
    ...source,
    list(path, options) {
      const known = lists.get(path);
      if (known !== undefined || options?.sizes !== true) return known ?? source.list(path, options);
      const list = source.list(path, options);
      lists.set(path, list);
      list.catch(() => lists.delete(path));
      return list;
    },
  };
}
