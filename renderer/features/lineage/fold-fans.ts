import type { LineageEdge, LineageNode, NodeKind } from '../../../shared/lineage/graph.ts';
import { edgeId, type GraphIndex } from './graph-index.ts';

/** Many things of one kind beside each other, drawn as one. */
export interface Fan {
  readonly id: string;
  readonly kind: NodeKind;
  /** How many of them are folded. */
  readonly count: number;
  /** What is only reached through them, and folded with them. */
  readonly behind: number;
  /** How many of the same fan are drawn. */
  readonly drawn: number;
}

export type ShownNode =
  | { readonly id: string; readonly node: LineageNode; readonly fan?: undefined }
  | { readonly id: string; readonly fan: Fan; readonly node?: undefined };

export interface ShownEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: LineageEdge['kind'];
  readonly disputed: boolean;
  /** The edges that are drawn as this one: several where they lead into a fan. */
  readonly edges: readonly LineageEdge[];
}

export interface Shown {
  readonly nodes: readonly ShownNode[];
  readonly edges: readonly ShownEdge[];
}

/** More of a kind beside each other than this are folded. */
export const FAN = 12;
/** So many of a folded fan are drawn: the latest. */
export const LATEST = 5;
/** So many more are drawn each time that a fan is opened. */
export const FAN_PAGE = 50;
/** So many with an alias are drawn whatever their age. */
const NAMED = 10;

/**
 * What to draw: things of one kind that hang on the same thing in the same way are folded where they are many. `opened` says how many
 * of a fan are drawn; `all` folds nothing. The root, and what has an alias or is disputed, is never folded.
 */
export function foldFans(index: GraphIndex, opened: ReadonlyMap<string, number>, all = false): Shown {
  const folded = all ? new Map<string, string>() : foldedNodes(index, opened);
  if (folded.size === 0)
    return {
      nodes: [...index.nodes.values()].map((node) => ({ id: node.id, node })),
      edges: index.edges.map((edge) => ({ ...edge, id: edgeId(edge), edges: [edge] })),
    };
  const owner = ownersOf(index, folded);
  const fans = new Map<string, { kind: NodeKind; count: number; behind: number }>();
  for (const [id, fan] of owner) {
    const known = fans.get(fan) ?? { kind: kindOf(fan), count: 0, behind: 0 };
    fans.set(fan, known);
    if (folded.get(id) === fan) known.count += 1;
    else known.behind += 1;
  }
  const edges = new Map<string, ShownEdge & { edges: LineageEdge[] }>();
  for (const edge of index.edges) {
    const [from, to] = [owner.get(edge.from) ?? edge.from, owner.get(edge.to) ?? edge.to];
    if (from === to) continue;
    const id = edgeId({ from, to, kind: edge.kind });
    const known = edges.get(id);
    if (known === undefined) edges.set(id, { id, from, to, kind: edge.kind, disputed: edge.disputed, edges: [edge] });
    else {
      known.edges.push(edge);
      if (edge.disputed) edges.set(id, { ...known, disputed: true });
    }
  }
  return {
    nodes: [
      ...[...index.nodes.values()].filter(({ id }) => !owner.has(id)).map((node) => ({ id: node.id, node })),
      ...[...fans].map(([id, fan]) => ({ id, fan: { id, ...fan, drawn: opened.get(id) ?? LATEST } })),
    ],
    edges: [...edges.values()],
  };
}

/** Nodes to fold, each with its fan. Whose neighbour each one counts as is told by the shortest way from the root. */
function foldedNodes(index: GraphIndex, opened: ReadonlyMap<string, number>): Map<string, string> {
  const groups = new Map<string, LineageNode[]>();
  walk(
    index,
    () => true,
    (id, from) => {
      const node = index.nodes.get(id);
      if (node === undefined || from === null) return;
      const { edge, at } = from;
      const fan = `fan ${node.kind} ${edge.from === at ? 'out' : 'in'} ${edge.kind} ${at}`;
      groups.set(fan, push(groups.get(fan) ?? [], node));
    },
  );
  const folded = new Map<string, string>();
  for (const [fan, members] of groups) {
    if (members.length <= FAN) continue;
    const named = members.filter(({ id }) => index.out.get(id)?.some(({ kind }) => kind === 'named') === true);
    const keep = new Set(named.slice(0, NAMED).map(({ id }) => id));
    keep.add(index.root);
    const rest = members.filter(({ id }) => !keep.has(id) && !isDisputed(index, id)).sort(latestFirst);
    for (const { id } of rest.slice(opened.get(fan) ?? LATEST)) folded.set(id, fan);
  }
  return folded;
}

function push<T>(list: T[], value: T): T[] {
  list.push(value);
  return list;
}

function kindOf(fan: string): NodeKind {
  return fan.split(' ')[1] as NodeKind;
}

function isDisputed(index: GraphIndex, id: string): boolean {
  return [index.into, index.out].some((edges) => edges.get(id)?.some(({ disputed }) => disputed) === true);
}

const natural = new Intl.Collator('en', { numeric: true });

function latestFirst(a: LineageNode, b: LineageNode): number {
  const [x, y] = [Number(a.at ?? -Infinity), Number(b.at ?? -Infinity)];
  return x === y ? natural.compare(b.name, a.name) : y - x;
}

/** What is not drawn, each with the fan it is folded into: the folded, and what is only reached through them. */
function ownersOf(index: GraphIndex, folded: ReadonlyMap<string, string>): Map<string, string> {
  const starts: string[] = [];
  walk(
    index,
    () => true,
    (id, from) => from ?? starts.push(id),
  );
  const drawn = new Set<string>();
  walk(
    index,
    (id) => !folded.has(id),
    (id) => drawn.add(id),
    starts,
  );
  const owner = new Map(folded);
  walk(
    index,
    () => true,
    (id, from) => {
      if (drawn.has(id) || owner.has(id) || from === null) return;
      const fan = owner.get(from.at);
      if (fan !== undefined) owner.set(id, fan);
    },
  );
  return owner;
}

interface Step {
  readonly edge: LineageEdge;
  readonly at: string;
}

/** Every node that `may` be walked, near ones first, from the root and from what hangs on nothing of it. */
function walk(
  index: GraphIndex,
  may: (id: string) => boolean,
  visit: (id: string, from: Step | null) => unknown,
  starts: Iterable<string> = [index.root, ...index.nodes.keys()],
): void {
  const seen = new Set<string>();
  for (const start of starts) {
    if (seen.has(start) || !index.nodes.has(start) || !may(start)) continue;
    seen.add(start);
    visit(start, null);
    const queue = [start];
    for (const at of queue)
      for (const edge of [...(index.into.get(at) ?? []), ...(index.out.get(at) ?? [])]) {
        const next = edge.from === at ? edge.to : edge.from;
        if (seen.has(next) || !may(next)) continue;
        seen.add(next);
        visit(next, { edge, at });
        queue.push(next);
      }
  }
}
