import { atomText, type JsonTree } from './json-tree.ts';

/** Lists of plain values up to this many characters stay on one line. */
const LINE = 100;

/** The JSON again, indented by two; every number and text as it was spelled. Short lists of plain values take one line. */
export function printTree(tree: JsonTree, margin = ''): string {
  if (tree.kind === 'atom') return tree.text;
  const inner = `${margin}  `;
  if (tree.kind === 'list') {
    if (tree.items.length === 0) return '[]';
    const items = tree.items.map((item) => printTree(item, inner));
    const line = `[${items.join(', ')}]`;
    if (tree.items.every((item) => item.kind === 'atom') && margin.length + line.length <= LINE) return line;
    return `[\n${items.map((item) => inner + item).join(',\n')}\n${margin}]`;
  }
  if (tree.entries.length === 0) return '{}';
  const entries = tree.entries.map(({ key, value }) => `${inner}${key.text}: ${printTree(value, inner)}`);
  return `{\n${entries.join(',\n')}\n${margin}}`;
}

/** New pieces of a tree have no place in a text. */
const NOWHERE = { start: 0, end: 0 };

export function list(items: readonly JsonTree[]): JsonTree {
  return { kind: 'list', items, ...NOWHERE };
}

export function object(entries: readonly (readonly [string, JsonTree])[]): JsonTree {
  return {
    kind: 'object',
    entries: entries.map(([name, value]) => ({ key: { kind: 'atom', text: JSON.stringify(name), ...NOWHERE }, value })),
    ...NOWHERE,
  };
}

export function text(value: string): JsonTree {
  return { kind: 'atom', text: JSON.stringify(value), ...NOWHERE };
}

export const NULL: JsonTree = { kind: 'atom', text: 'null', ...NOWHERE };

export function isText(tree: JsonTree): boolean {
  return tree.kind === 'atom' && tree.text.startsWith('"');
}

/** A label of a column as a key: texts as they are, numbers as they are spelled. */
export function labelText(tree: JsonTree): string {
  return tree.kind === 'atom' ? atomText(tree) : printTree(tree);
}
