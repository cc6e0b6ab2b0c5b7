import type { Path } from '../enforce/problem.ts';
import { atomText, entryOf, type JsonEntry, type JsonTree } from './json-tree.ts';

/** A place in a text: UTF-16 offsets [start, end), and where it starts for people, counted from 1. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

/** What stands at a path, or the nearest thing around it that is there. */
export function nodeAt(tree: JsonTree, path: Path): { node: JsonTree; entry: JsonEntry | null; whole: boolean } {
  let node = tree;
  let entry: JsonEntry | null = null;
  for (const step of path) {
    const next: JsonEntry | undefined = entryOf(node, String(step));
    const item = node.kind === 'list' && typeof step === 'number' ? node.items[step] : undefined;
    if (next === undefined && item === undefined) return { node, entry, whole: false };
    entry = next ?? null;
    node = next?.value ?? (item as JsonTree);
  }
  return { node, entry, whole: true };
}

/** A row is long: of a thing that is not there itself, the name of what lacks it is marked, or its first character. */
export function spanOf(text: string, tree: JsonTree, path: Path): TextSpan {
  const { node, entry, whole } = nodeAt(tree, path);
  if (whole && node.kind === 'atom') return placed(text, node.start, node.end);
  if (entry !== null) return placed(text, entry.key.start, entry.key.end);
  return placed(text, node.start, whole ? node.end : node.start + 1);
}

/** Offsets with their line and column. */
export function placed(text: string, start: number, end: number): TextSpan {
  let line = 1;
  let from = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < start; at = text.indexOf('\n', at + 1)) {
    line += 1;
    from = at + 1;
  }
  return { start, end, line, column: start - from + 1 };
}

/** A path as people write it: `dataframe_split.data[3][0]`. */
export function pathText(path: Path): string {
  return path
    .map((step, at) =>
      typeof step === 'number'
        ? `[${step}]`
        : /^[\w$]+$/.test(step)
          ? `${at === 0 ? '' : '.'}${step}`
          : `[${JSON.stringify(step)}]`,
    )
    .join('');
}

export function keysOf(tree: JsonTree): string[] {
  return tree.kind === 'object' ? tree.entries.map(({ key }) => atomText(key)) : [];
}
