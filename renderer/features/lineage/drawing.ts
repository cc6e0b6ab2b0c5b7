import type { Shown, ShownEdge, ShownNode } from './fold-fans.ts';
import { BOX, type Layout, type LayoutInput } from './layout-types.ts';

export interface Box {
  readonly shown: ShownNode;
  readonly x: number;
  readonly y: number;
}

export interface Line {
  readonly shown: ShownEdge;
  /** From the right side of one box to the left side of another, with the bends between. */
  readonly points: readonly Point[];
}

export type Point = readonly [x: number, y: number];

/** A lineage with its places, in pixels at the usual size of letters. The screen and the files that are saved are drawn from it. */
export interface Drawing {
  readonly root: string;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
}

/** What a layout needs to know. */
export function toInput({ nodes, edges }: Shown): LayoutInput {
  const number = new Map(nodes.map(({ id }, at) => [id, at]));
  return { nodes: nodes.length, edges: edges.map(({ from, to }) => [number.get(from) ?? 0, number.get(to) ?? 0]) };
}

export function drawingOf(root: string, { nodes, edges }: Shown, layout: Layout): Drawing {
  const boxes = nodes.map((shown, at) => ({ shown, x: layout.x[at] ?? 0, y: layout.y[at] ?? 0 }));
  const byId = new Map(boxes.map((box) => [box.shown.id, box]));
  const lines = edges.flatMap((shown, at) => {
    const [from, to] = [byId.get(shown.from), byId.get(shown.to)];
    if (from === undefined || to === undefined) return [];
    const middle = BOX.height / 2;
    return [
      {
        shown,
        points: [
          [from.x + BOX.width, from.y + middle],
          ...(layout.bends[at] ?? []),
          [to.x, to.y + middle],
        ] as const satisfies readonly Point[],
      },
    ];
  });
  return { root, boxes, lines, width: layout.width, height: layout.height };
}

/** The `d` of an SVG path: it leaves and comes in level. */
export function pathOf(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  let [x, y] = first;
  let path = `M${x},${y}`;
  for (const [toX, toY] of rest) {
    // Where something leads back to the left, the line goes out of its way.
    const reach = toX > x ? (toX - x) / 2 : 80 + (x - toX) / 4;
    path += `C${x + reach},${y} ${toX - reach},${toY} ${toX},${toY}`;
    [x, y] = [toX, toY];
  }
  return path;
}

/** Where the word of a line stands: halfway, between the two columns before its end. */
export function middleOf(points: readonly Point[]): Point {
  const [end, before] = [points.at(-1) ?? [0, 0], points.at(-2) ?? [0, 0]];
  return [(end[0] + before[0]) / 2, (end[1] + before[1]) / 2];
}
