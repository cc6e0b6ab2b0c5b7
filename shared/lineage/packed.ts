import type { Int64 } from '../contract/int64.ts';
import type { ArtifactOwner, DatasetOwner } from '../contract/store-schemas.ts';
import { EDGE_KINDS, FACT_KEYS, NODE_KINDS, PRESENCES, SPEAKERS } from './graph.ts';
import type { Lineage, LineageEdge, LineageNode, Openable } from './graph.ts';

/*
 * A lineage on its way to a page. Thousands of nodes say the same few things, name each other by long ids, and have those ids again in
 * their facts: each text is sent once, and what says it has its number. 3,751 nodes of one store take 0.7 MB so, and 2.3 MB as they are.
 */

export interface PackedLineage {
  readonly texts: readonly string[];
  readonly nodes: readonly PackedNode[];
  /** From and to by the number of the node, kind, disputed, then who says so and where, pair by pair. */
  readonly edges: readonly (readonly number[])[];
  readonly root: string;
  readonly left: number;
}

/** Texts and words by their numbers; -1: there is none. */
export interface PackedNode {
  /** Id, kind, name, presence, where, then each fact's key and value. */
  readonly is: readonly number[];
  readonly at: Int64 | null;
  /** Place, kind of owner, path, then what names the owner. */
  readonly opens?: readonly number[];
}

type Owner = ArtifactOwner | DatasetOwner;
const OWNERS = ['run', 'logged', 'version', 'dataset'] as const satisfies readonly Owner['kind'][];

export function packLineage({ nodes, edges, root, left }: Lineage): PackedLineage {
  const numbers = new Map<string, number>();
  const numberOf = (text: string) => {
    const known = numbers.get(text);
    if (known === undefined) numbers.set(text, numbers.size);
    return known ?? numbers.size - 1;
  };
  const places = new Map(nodes.map(({ id }, at) => [id, at]));
  const packed = nodes.map(({ id, kind, name, presence, where, facts, at, opens }): PackedNode => {
    const is = [
      numberOf(id),
      NODE_KINDS.indexOf(kind),
      numberOf(name),
      PRESENCES.indexOf(presence),
      where === null ? -1 : numberOf(where),
      ...facts.flatMap(({ key, value }) => [FACT_KEYS.indexOf(key), numberOf(value)]),
    ];
    if (opens === undefined) return { is, at };
    const { place, owner, path } = opens;
    const named = partsOf(owner).map(numberOf);
    return { is, at, opens: [numberOf(place), OWNERS.indexOf(owner.kind), numberOf(path), ...named] };
  });
  const lines = edges.map(({ from, to, kind, evidence, disputed }) => [
    places.get(from) ?? -1,
    places.get(to) ?? -1,
    EDGE_KINDS.indexOf(kind),
    disputed ? 1 : 0,
    ...evidence.flatMap(({ by, where }) => [SPEAKERS.indexOf(by), numberOf(where)]),
  ]);
  return { texts: [...numbers.keys()], nodes: packed, edges: lines, root, left };
}

/** The lineage that was packed. */
export function unpackLineage({ texts, nodes: packed, edges: lines, root, left }: PackedLineage): Lineage {
  const textOf = (number = -1) => texts[number] ?? '';
  const nodes = packed.map(({ is, at, opens }): LineageNode => {
    const [id, kind = 0, name, presence = 0, where = -1, ...facts] = is;
    return {
      id: textOf(id),
      kind: NODE_KINDS[kind] ?? 'model',
      name: textOf(name),
      presence: PRESENCES[presence] ?? 'referenced',
      where: where === -1 ? null : textOf(where),
      facts: pairs(facts).map(([key, value]) => ({ key: FACT_KEYS[key] ?? 'id', value: textOf(value) })),
      at,
      ...(opens === undefined ? {} : { opens: openableOf(opens, textOf) }),
    };
  });
  const edges = lines.map(([from = -1, to = -1, kind = 0, disputed, ...evidence]): LineageEdge => ({
    from: nodes[from]?.id ?? '',
    to: nodes[to]?.id ?? '',
    kind: EDGE_KINDS[kind] ?? 'same',
    evidence: pairs(evidence).map(([by, where]) => ({ by: SPEAKERS[by] ?? 'store', where: textOf(where) })),
    disputed: disputed === 1,
  }));
  return { root, nodes, edges, left };
}

function partsOf(owner: Owner): string[] {
  if (owner.kind === 'version') return [owner.workspace, owner.name, owner.version];
  return owner.kind === 'dataset' ? [owner.name, owner.digest] : [owner.id];
}

function openableOf(
  [place, kind = 0, path, ...named]: readonly number[],
  textOf: (number?: number) => string,
): Openable {
  const [a = '', b = '', c = ''] = named.map(textOf);
  const owners: Record<Owner['kind'], Owner> = {
    run: { kind: 'run', id: a },
    logged: { kind: 'logged', id: a },
    version: { kind: 'version', workspace: a, name: b, version: c },
    dataset: { kind: 'dataset', name: a, digest: b },
  };
  return { place: textOf(place), owner: owners[OWNERS[kind] ?? 'run'], path: textOf(path) };
}

function pairs(flat: readonly number[]): (readonly [number, number])[] {
  return Array.from({ length: flat.length / 2 }, (_, at) => [flat[at * 2] ?? 0, flat[at * 2 + 1] ?? 0] as const);
}
