import type { Box, Drawing } from './drawing.ts';

/** Keys that walk the graph. */
export const WALK_KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home'] as const;
export type WalkKey = (typeof WALK_KEYS)[number];

export function isWalkKey(key: string): key is WalkKey {
  return (WALK_KEYS as readonly string[]).includes(key);
}

/**
 * Where a key leads from a box: left and right along the lines (back to where one came from, where that is joined to it; else to what
 * is nearest in height), up and down to the next in the same column, Home to the root. null where there is nothing that way.
 */
export function walk({ root, boxes, lines }: Drawing, at: string, key: WalkKey, before: string | null): string | null {
  if (key === 'Home') return boxes.some(({ shown }) => shown.id === root) ? root : null;
  const byId = new Map(boxes.map((box) => [box.shown.id, box]));
  const here = byId.get(at);
  if (here === undefined) return boxes[0]?.shown.id ?? null;
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const way = key === 'ArrowUp' ? -1 : 1;
    return nearest(
      boxes.filter(({ x, y }) => x === here.x && (y - here.y) * way > 0),
      here,
    );
  }
  const joined = lines.flatMap(({ shown: { from, to } }) =>
    key === 'ArrowRight' ? (from === at ? [to] : []) : to === at ? [from] : [],
  );
  if (before !== null && joined.includes(before)) return before;
  return nearest(
    joined.flatMap((id) => byId.get(id) ?? []),
    here,
  );
}

function nearest(boxes: readonly Box[], here: Box): string | null {
  let best: { box: Box; far: number } | null = null;
  for (const box of boxes) {
    const far = Math.abs(box.y - here.y);
    if (best === null || far < best.far) best = { box, far };
  }
  return best?.box.shown.id ?? null;
}
