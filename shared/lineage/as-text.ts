import type { EdgeKind, Lineage, LineageEdge, LineageNode, NodeKind, Speaker, FactKey } from './graph.ts';

/** The words of a lineage in the reader's language: those of the catalogue's `lineage`. */
export interface LineageWords {
  kind(kind: NodeKind): string;
  edge(kind: EdgeKind): string;
  by(by: Speaker): string;
  fact(key: FactKey): string;
  /** `upstream`, `downstream`, `nothing`, `referenced`, `disputed`, `above`; `left` with a number. */
  word(key: 'upstream' | 'downstream' | 'nothing' | 'referenced' | 'disputed' | 'above'): string;
  left(count: number): string;
}

/** Words out of a translator and the keys of the catalogue. */
export function lineageWords(t: (key: string, details?: Record<string, string | number>) => string): LineageWords {
  return {
    kind: (kind) => t(`lineage.kind.${kind}`),
    edge: (kind) => t(`lineage.edge.${kind}`),
    by: (by) => t(`lineage.by.${by}`),
    fact: (key) => t(`lineage.fact.${key}`),
    word: (key) => (key === 'referenced' ? t('lineage.presence.referenced') : t(`lineage.text.${key}`)),
    left: (count) => t('lineage.text.left', { count }),
  };
}

/** Deeper ones are not set in further: a chain of thousands would be a page of blanks. */
const DEEPEST = 30;

/** A lineage as a tree for people: what led to the root, then what came of it, each step with who says so. */
export function lineageText(lineage: Lineage, words: LineageWords): string {
  const nodes = new Map(lineage.nodes.map((node) => [node.id, node]));
  const root = nodes.get(lineage.root);
  const lines = root === undefined ? [] : [titleOf(root, words), ...factsOf(root, words, '  ')];
  const told = { nodes, words };
  lines.push('', words.word('upstream'), ...tree(lineage, told, 'up'));
  lines.push('', words.word('downstream'), ...tree(lineage, told, 'down'));
  if (lineage.left > 0) lines.push('', words.left(lineage.left));
  return `${lines.join('\n')}\n`;
}

interface Told {
  readonly nodes: ReadonlyMap<string, LineageNode>;
  readonly words: LineageWords;
}

/** Without recursion: some lineages are thousands of steps deep. */
function tree({ root, edges }: Lineage, { nodes, words }: Told, way: 'up' | 'down'): string[] {
  const next = new Map<string, LineageEdge[]>();
  const add = (id: string, edge: LineageEdge) => {
    const known = next.get(id);
    if (known === undefined) next.set(id, [edge]);
    else known.push(edge);
  };
  for (const edge of edges) {
    if (way === 'up' || edge.kind === 'same') add(edge.to, edge);
    if (way === 'down' || edge.kind === 'same') add(edge.from, edge);
  }
  const lines: string[] = [];
  const seen = new Set([root]);
  const waiting = stepsOf(root, 1);
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    const { edge, other, depth } = step;
    const node = nodes.get(other);
    const from = nodes.get(other === edge.from ? edge.to : edge.from);
    if (node === undefined || from === undefined) continue;
    const indent = '  '.repeat(Math.min(depth, DEEPEST));
    const again = seen.has(other);
    const said = evidenceOf(edge, words);
    const thing = titleOf(node, words);
    const verb = words.edge(edge.kind);
    const text = other === edge.from ? `${thing} ${verb} ${from.name}` : `${verb}: ${thing}`;
    lines.push(`${indent}${text}${said}${again ? ` (${words.word('above')})` : ''}`);
    if (again) continue;
    seen.add(other);
    lines.push(...factsOf(node, words, `${indent}    `));
    waiting.push(...stepsOf(other, depth + 1, edge));
  }
  return lines.length > 0 ? lines : [`  ${words.word('nothing')}`];

  /** The last first: they are taken from the end. `by`: the way one came, which `same` would lead back. */
  function stepsOf(id: string, depth: number, by?: LineageEdge) {
    const steps = (next.get(id) ?? []).filter((edge) => edge !== by);
    return steps.reverse().map((edge) => ({ edge, other: edge.from === id ? edge.to : edge.from, depth }));
  }
}

function titleOf({ kind, name, where, presence }: LineageNode, words: LineageWords): string {
  const about = [where, presence === 'referenced' ? words.word('referenced') : null].filter((each) => each !== null);
  return `${words.kind(kind)} ${name}${about.length === 0 ? '' : ` (${about.join('; ')})`}`;
}

function factsOf({ facts, name }: LineageNode, words: LineageWords, indent: string): string[] {
  return facts.flatMap(({ key, value }) => (value === name ? [] : `${indent}${words.fact(key)}: ${value}`));
}

function evidenceOf({ evidence, disputed }: LineageEdge, words: LineageWords): string {
  const said = evidence
    .map(({ by, where }) => (where.startsWith(words.by(by)) ? where : `${words.by(by)}, ${where}`))
    .join('; ');
  return ` [${said}]${disputed ? ` ${words.word('disputed')}` : ''}`;
}
