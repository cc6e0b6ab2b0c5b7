import type { Lineage, LineageEdge, LineageNode } from '../../../shared/lineage/graph.ts';

/** A lineage, quick to walk. Each edge is in it once; edges whose ends are not told of are left out. */
export interface GraphIndex {
  readonly root: string;
  readonly nodes: ReadonlyMap<string, LineageNode>;
  readonly edges: readonly LineageEdge[];
  readonly into: ReadonlyMap<string, readonly LineageEdge[]>;
  readonly out: ReadonlyMap<string, readonly LineageEdge[]>;
}

export function indexOf({ root, nodes, edges }: Pick<Lineage, 'root' | 'nodes' | 'edges'>): GraphIndex {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const into = new Map<string, LineageEdge[]>();
  const out = new Map<string, LineageEdge[]>();
  const once = new Map(edges.map((edge) => [edgeId(edge), edge]));
  const kept = [...once.values()].filter(({ from, to }) => known.has(from) && known.has(to) && from !== to);
  for (const edge of kept) {
    push(out, edge.from, edge);
    push(into, edge.to, edge);
  }
  return { root, nodes: known, edges: kept, into, out };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const all = map.get(key);
  if (all === undefined) map.set(key, [value]);
  else all.push(value);
}

/** Only a thing, what led to it and what came of it. */
export function pathThrough(index: GraphIndex, id: string): GraphIndex {
  const kept = new Set([id]);
  for (const [edges, next] of [
    [index.into, (edge: LineageEdge) => edge.from],
    [index.out, (edge: LineageEdge) => edge.to],
  ] as const) {
    const seen = new Set([id]);
    const open = [id];
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const edge of edges.get(at) ?? []) {
        const to = next(edge);
        if (seen.has(to)) continue;
        seen.add(to);
        kept.add(to);
        open.push(to);
      }
  }
  return indexOf({
    root: kept.has(index.root) ? index.root : id,
    nodes: [...index.nodes.values()].filter((node) => kept.has(node.id)),
    edges: index.edges.filter(({ from, to }) => kept.has(from) && kept.has(to)),
  });
}

/** What one edge is known by. */
export function edgeId({ from, to, kind }: Pick<LineageEdge, 'from' | 'to' | 'kind'>): string {
  return `${kind} ${from} ${to}`;
}
