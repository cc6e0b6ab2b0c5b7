import type { Draft, DraftNode } from './draft.ts';
import type { Fact, FactKey, Lineage, LineageEdge, LineageNode } from './graph.ts';
import { keyOf } from './draft.ts';
import { shown } from './ids.ts';

/** The most nodes that a lineage has. */
export const LINEAGE_LIMIT = 5000;
const FACTS = 60;

/**
 * What led to a thing and what came of it, near ones first; not what else came of what led to it. The graph may hold circles: each
 * thing is come by once.
 */
export function focus(draft: Draft, root: string, limit = LINEAGE_LIMIT): Lineage {
  const { up, down } = neighbours(draft);
  const distance = new Map<string, number>();
  // What is on both sides of a circle counts once, by its shorter way.
  for (const next of [up, down]) walk(root, next, distance);
  const order = [...distance].sort(([, a], [, b]) => a - b).map(([id]) => id);
  const kept = new Set(order.slice(0, limit));
  const disputed = draft.disputed();
  const edges: LineageEdge[] = [];
  for (const { from, to, kind, evidence } of draft.edges.values())
    if (kept.has(from) && kept.has(to))
      edges.push({ from, to, kind, evidence, disputed: disputed.has(keyOf(from, to, kind)) });
  const copied = new Set(edges.filter(({ kind }) => kind === 'copied').map(({ to }) => to));
  const home = placeOf(root);
  const nodes = [...kept].map((id) => {
    const node = toNode(id, draft.nodes.get(id));
    return node.kind === 'version' && copied.has(id) && placeOf(id) !== home
      ? { ...node, kind: 'copy' as const }
      : node;
  });
  return { root, nodes, edges, left: order.length - kept.size };
}

type Next = Map<string, string[]>;

function neighbours({ edges }: Draft): { up: Next; down: Next } {
  const up: Next = new Map();
  const down: Next = new Map();
  const add = (next: Next, from: string, to: string) => {
    const known = next.get(from);
    if (known === undefined) next.set(from, [to]);
    else known.push(to);
  };
  for (const { from, to, kind } of edges.values()) {
    add(down, from, to);
    add(up, to, from);
    if (kind === 'same') {
      add(down, to, from);
      add(up, from, to);
    }
  }
  return { up, down };
}

function walk(root: string, next: Next, distance: Map<string, number>): void {
  const seen = new Set([root]);
  let edge = [root];
  for (let away = 0; edge.length > 0; away += 1) {
    const further: string[] = [];
    for (const id of edge) {
      distance.set(id, Math.min(distance.get(id) ?? Infinity, away));
      for (const each of next.get(id) ?? [])
        if (!seen.has(each)) {
          seen.add(each);
          further.push(each);
        }
    }
    edge = further;
  }
}

function toNode(id: string, node: DraftNode | undefined): LineageNode {
  const { kind = 'model', presence = 'referenced', says = [] } = node ?? {};
  const all = says.map((say) => say());
  const facts = new Map<string, Fact>();
  for (const { facts: given = {}, more = [] } of all) {
    const plain = Object.entries(given).flatMap(([key, value]) =>
      value === null || value === '' ? [] : [{ key: key as FactKey, value }],
    );
    for (const { key, value } of [...plain, ...more])
      if (facts.size < FACTS) facts.set(`${key}\n${value}`, { key, value: shown(value) });
  }
  const opens = all.find((each) => each.opens !== undefined)?.opens;
  return {
    id,
    kind,
    name: shown(all.find(({ name }) => name !== '')?.name ?? all[0]?.facts?.id ?? '') || '?',
    presence,
    where: all.find(({ where }) => (where ?? null) !== null)?.where ?? null,
    facts: [...facts.values()],
    at: all.find(({ at }) => (at ?? null) !== null)?.at ?? null,
    ...(opens === undefined ? {} : { opens }),
  };
}

/** The place in the id of a version, run or logged model. */
function placeOf(id: string): string {
  return /^(?:version|run|logged|artifact|alias):([^:]+):/.exec(id)?.[1] ?? '';
}
