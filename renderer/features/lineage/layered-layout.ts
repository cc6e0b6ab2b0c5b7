import { BOX, ROOM, type Layout, type LayoutInput } from './layout-types.ts';

type Links = readonly (readonly number[])[];

const SWEEPS = 6;

/**
 * Columns from left to right, for graphs that are too large for dagre: each box right of all that led to it, and near what it hangs on.
 * Its time grows with the size of the graph.
 */
export function layeredLayout({ nodes, edges }: LayoutInput): Layout {
  const { into, out } = withoutCircles(nodes, edges);
  const column = columnsOf(nodes, into, out);
  const columns: number[][] = [];
  for (let at = 0; at < nodes; at += 1) (columns[column[at] ?? 0] ??= []).push(at);
  const y = Array.from({ length: nodes }, () => 0);
  for (const boxes of columns) boxes.forEach((box, row) => (y[box] = row * STEP));
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const right = sweep % 2 === 0;
    for (const boxes of right ? columns : columns.toReversed()) place(boxes, right ? into : out, y);
  }
  const top = y.reduce((least, each) => Math.min(least, each), Infinity);
  const last = y.reduce((most, each) => Math.max(most, each), 0);
  return {
    x: column.map((at) => at * (BOX.width + ROOM.beside)),
    y: y.map((each) => Math.round(each - top)),
    bends: {},
    width: columns.length * (BOX.width + ROOM.beside) - ROOM.beside,
    height: nodes === 0 ? 0 : Math.round(last - top) + BOX.height,
  };
}

/** Boxes in a column from which on it is long. */
const LONG = 40;
const STEP = BOX.height + ROOM.below;

/** Links both ways, without those that close a circle. */
function withoutCircles(nodes: number, edges: LayoutInput['edges']): { into: Links; out: Links } {
  const all: number[][] = Array.from({ length: nodes }, () => []);
  for (const [from, to] of edges) all[from]?.push(to);
  const into: number[][] = Array.from({ length: nodes }, () => []);
  const out: number[][] = Array.from({ length: nodes }, () => []);
  const state = new Uint8Array(nodes);
  for (let start = 0; start < nodes; start += 1) {
    if (state[start] !== 0) continue;
    const stack: { box: number; next: number }[] = [{ box: start, next: 0 }];
    state[start] = 1;
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const to = all[top.box]?.[top.next];
      top.next += 1;
      if (to === undefined) {
        state[top.box] = 2;
        stack.pop();
      } else if (state[to] !== 1) {
        out[top.box]?.push(to);
        into[to]?.push(top.box);
        if (state[to] === 0) {
          state[to] = 1;
          stack.push({ box: to, next: 0 });
        }
      }
    }
  }
  return { into, out };
}

/** The longest way from a start; what nothing leads to stands right before the first thing that came of it. */
function columnsOf(nodes: number, into: Links, out: Links): number[] {
  const column = Array.from({ length: nodes }, () => 0);
  const waits = into.map((links) => links.length);
  const queue = waits.flatMap((count, box) => (count === 0 ? [box] : []));
  for (const box of queue)
    for (const to of out[box] ?? []) {
      column[to] = Math.max(column[to] ?? 0, (column[box] ?? 0) + 1);
      waits[to] = (waits[to] ?? 0) - 1;
      if (waits[to] === 0) queue.push(to);
    }
  for (const [box, links] of into.entries()) {
    const next = out[box] ?? [];
    if (links.length === 0 && next.length > 0)
      column[box] = next.reduce((least, to) => Math.min(least, column[to] ?? 0), Infinity) - 1;
  }
  return column;
}

/** Sorts a column by the middle of what its boxes hang on, and puts each as near to it as the others let it. */
function place(boxes: number[], links: Links, y: number[]): void {
  const wanted = new Map(
    boxes.map((box) => {
      const near = links[box] ?? [];
      return [
        box,
        near.length === 0 ? (y[box] ?? 0) : near.reduce((sum, each) => sum + (y[each] ?? 0), 0) / near.length,
      ];
    }),
  );
  boxes.sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0) || (y[a] ?? 0) - (y[b] ?? 0));
  // Long columns hold together, or what is beside each other would be out of each other's sight.
  const gap = boxes.length > LONG ? STEP : 8 * STEP;
  let free = -Infinity;
  let most = Infinity;
  let off = 0;
  for (const box of boxes) {
    const at = Math.min(Math.max(wanted.get(box) ?? 0, free), most);
    most = at + STEP + gap;
    y[box] = at;
    off += (wanted.get(box) ?? 0) - at;
    free = at + STEP;
  }
  // Boxes were only pushed down: all of the column goes up again by what that was on average.
  const back = off / Math.max(1, boxes.length);
  for (const box of boxes) y[box] = (y[box] ?? 0) + back;
}
