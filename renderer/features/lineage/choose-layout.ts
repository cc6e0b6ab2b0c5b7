import { dagreLayout } from './dagre-layout.ts';
import { layeredLayout } from './layered-layout.ts';
import type { Layout, LayoutInput } from './layout-types.ts';

/** Up to so many boxes and edges dagre answers in half a second on a slow machine. */
const DAGRE = { nodes: 400, edges: 800 } as const;

/** The best layout that is there in time. */
export function layoutOf(input: LayoutInput): Layout {
  const small = input.nodes <= DAGRE.nodes && input.edges.length <= DAGRE.edges;
  return small ? dagreLayout(input) : layeredLayout(input);
}
