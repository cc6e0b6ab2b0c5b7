/** A JSON text taken apart with its leaves as they are written, so that 1, 1.0 and 1e0 stay what they are. */
export type Tree =
  | { readonly leaf: string }
  | { readonly items: readonly Tree[] }
  | { readonly entries: readonly (readonly [key: string, value: Tree])[] };

const TOKEN = /\s*([{}[\],:]|"(?:[^"\\]|\\.)*"|[^\s{}[\],:"]+)/y;

/** null where the text is no JSON. */
export function readTree(text: string): Tree | null {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) tokens.push(match[1] as string);
  try {
    JSON.parse(tokens.join('').replace(/\b(?:NaN|-?Infinity)\b/g, '0'));
  } catch {
    return null;
  }
  return node(tokens);
}

function node(tokens: string[]): Tree {
  const token = tokens.shift() as string;
  if (token === '[') return { items: until(tokens, ']', () => node(tokens)) };
  if (token !== '{') return { leaf: token };
  const entry = (): readonly [string, Tree] => {
    const key = tokens.shift() as string;
    tokens.shift();
    return [key, node(tokens)];
  };
  return { entries: until(tokens, '}', entry) };
}

function until<T>(tokens: string[], close: string, read: () => T): T[] {
  const found: T[] = [];
  while (tokens[0] !== close) {
    found.push(read());
    if (tokens[0] === ',') tokens.shift();
  }
  tokens.shift();
  return found;
}

export function writeTree(tree: Tree): string {
  if ('leaf' in tree) return tree.leaf;
  if ('items' in tree) return `[${tree.items.map(writeTree).join(', ')}]`;
  return `{${tree.entries.map(([key, value]) => `${key}: ${writeTree(value)}`).join(', ')}}`;
}

const PLAIN = ['1', '"a"', 'null', 'true'] as const;

/** Trees that are a step simpler, those that leave out most first. */
export function* simpler(tree: Tree): Generator<Tree> {
  if ('leaf' in tree) {
    if (PLAIN.some((plain) => plain === tree.leaf)) return;
    for (const leaf of PLAIN) if (leaf.length < tree.leaf.length) yield { leaf };
    return;
  }
  const parts = partsOf(tree);
  for (const at of parts.keys()) yield withoutPart(tree, at);
  yield* withoutColumn(tree);
  for (const part of parts) if (!('leaf' in part)) yield part;
  for (const [at, part] of parts.entries()) for (const less of simpler(part)) yield withPart(tree, at, less);
}

/** The same for the tables' encoding of Python data, where only lists may lose something and a tagged value is one thing. */
export function* simplerData(tree: Tree): Generator<Tree> {
  if ('leaf' in tree) return;
  const parts = partsOf(tree);
  if ('entries' in tree && /^"\$(?!dict)/.test(tree.entries[0]?.[0] ?? '')) return;
  if ('items' in tree) {
    for (const at of parts.keys()) yield withoutPart(tree, at);
    yield* withoutRow(tree);
  }
  for (const [at, part] of parts.entries()) for (const less of simplerData(part)) yield withPart(tree, at, less);
}

function partsOf(tree: Tree): readonly Tree[] {
  if ('leaf' in tree) return [];
  return 'items' in tree ? tree.items : tree.entries.map(([, value]) => value);
}

function withoutPart(tree: Tree, at: number): Tree {
  if ('leaf' in tree) return tree;
  return 'items' in tree ? { items: tree.items.toSpliced(at, 1) } : { entries: tree.entries.toSpliced(at, 1) };
}

function withPart(tree: Tree, at: number, part: Tree): Tree {
  if ('leaf' in tree) return tree;
  if ('items' in tree) return { items: tree.items.with(at, part) };
  return { entries: tree.entries.with(at, [tree.entries[at]?.[0] ?? '', part]) };
}

/** One row out of every column of a frame. */
function* withoutRow(tree: { readonly items: readonly Tree[] }): Generator<Tree> {
  const dataOf = (column: Tree) =>
    'entries' in column ? (column.entries.find(([key]) => key === '"data"')?.[1] ?? null) : null;
  const data = tree.items.map(dataOf);
  const [first] = data;
  if (first === null || first === undefined || !('items' in first) || data.includes(null)) return;
  for (const at of first.items.keys()) {
    const cut = (column: Tree): Tree =>
      'entries' in column
        ? {
            entries: column.entries.map(
              ([key, value]) => [key, key === '"data"' ? withoutPart(value, at) : value] as const,
            ),
          }
        : column;
    yield { items: tree.items.map(cut) };
  }
}

/** One place out of every row of a table, and out of its list of columns. */
function* withoutColumn(tree: Tree): Generator<Tree> {
  if (!('entries' in tree)) {
    if ('items' in tree) for (let at = 0; at < width(tree); at += 1) yield withoutPlace(tree, at);
    return;
  }
  const part = (key: string) => tree.entries.find(([name]) => name === key)?.[1];
  const [columns, data] = [part('"columns"'), part('"data"')];
  if (columns === undefined || data === undefined || !('items' in columns)) return;
  for (const at of columns.items.keys()) {
    const change = (key: string, value: Tree): Tree => {
      if (key === '"columns"') return { items: columns.items.toSpliced(at, 1) };
      return key === '"data"' ? withoutPlace(value, at) : value;
    };
    yield { entries: tree.entries.map(([key, value]) => [key, change(key, value)] as const) };
  }
}

function width(rows: Tree): number {
  const lists = 'items' in rows ? rows.items : [];
  return lists.length > 1 ? Math.max(...lists.map((row) => ('items' in row ? row.items.length : 0))) : 0;
}

function withoutPlace(rows: Tree, at: number): Tree {
  if (!('items' in rows)) return rows;
  return { items: rows.items.map((row) => ('items' in row ? { items: row.items.toSpliced(at, 1) } : row)) };
}
