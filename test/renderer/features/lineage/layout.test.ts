import { describe, expect, it } from 'vitest';
import { dagreLayout } from '../../../../renderer/features/lineage/dagre-layout.ts';
import { drawingOf, middleOf, pathOf, toInput } from '../../../../renderer/features/lineage/drawing.ts';
import { foldFans } from '../../../../renderer/features/lineage/fold-fans.ts';
import { indexOf } from '../../../../renderer/features/lineage/graph-index.ts';
import { layeredLayout } from '../../../../renderer/features/lineage/layered-layout.ts';
import { BOX, type LayoutInput } from '../../../../renderer/features/lineage/layout-types.ts';
import { walk, type WalkKey } from '../../../../renderer/features/lineage/walk.ts';
import { fanLineage, largeLineage, teamLineage } from '../../../support/lineage-graphs.ts';
import { pace } from '../../../support/pace.ts';

const inputOf = (lineage: Parameters<typeof indexOf>[0], all = true) =>
  toInput(foldFans(indexOf(lineage), new Map(), all));
const GRAPHS: Readonly<Record<string, LayoutInput>> = {
  'one box': { nodes: 1, edges: [] },
  'boxes without lines': { nodes: 3, edges: [] },
  'a team': inputOf(teamLineage()),
  'a folded fan': inputOf(fanLineage(500), false),
  'a fan': inputOf(fanLineage(120)),
  'crossing lines': inputOf(largeLineage(200)),
};
const CIRCLE: LayoutInput = {
  nodes: 4,
  edges: [
    [0, 1],
    [1, 2],
    [2, 0],
    [2, 3],
  ],
};

describe.each([
  ['dagre', dagreLayout],
  ['columns', layeredLayout],
])('%s', (_, layout) => {
  it.each(Object.entries({ ...GRAPHS, 'a circle': CIRCLE }))('%s: no box on another, all inside', (_, input) => {
    const { x, y, width, height } = layout(input);
    expect(x).toHaveLength(input.nodes);
    for (let a = 0; a < input.nodes; a += 1) {
      const [left = NaN, top = NaN] = [x[a], y[a]];
      expect(left >= 0 && top >= 0 && left + BOX.width <= width + 1 && top + BOX.height <= height + 1).toBe(true);
      for (let b = 0; b < a; b += 1) {
        const apart = Math.abs(left - (x[b] ?? NaN)) >= BOX.width || Math.abs(top - (y[b] ?? NaN)) >= BOX.height;
        expect(apart, `${a} ${b}`).toBe(true);
      }
    }
  });

  it.each(Object.entries(GRAPHS))('%s: what came of something stands right of it', (_, input) => {
    const { x } = layout(input);
    for (const [from, to] of input.edges) expect(x[to]).toBeGreaterThan(x[from] ?? NaN);
  });
});

it('5,000 boxes with crossing lines are laid out in columns within a second', () => {
  const input = inputOf(largeLineage(5000));
  expect(input.nodes).toBe(5000);
  const start = performance.now();
  const { y } = layeredLayout(input);
  const took = performance.now() - start;
  console.log(`layout of 5,000 boxes and ${input.edges.length} lines: ${took.toFixed(0)} ms`);
  expect(took).toBeLessThan(3000 * pace());
  expect(Math.max(...y)).toBeLessThan(1000 * 2 * (BOX.height + 20));
});

it('lines leave level, and say their word halfway', () => {
  const points = [
    [0, 0],
    [100, 40],
  ] as const;
  expect(pathOf(points)).toBe('M0,0C50,0 50,40 100,40');
  expect(middleOf(points)).toEqual([50, 20]);
});

describe('walking', () => {
  const shown = foldFans(indexOf(teamLineage()), new Map());
  const drawing = drawingOf('version churn 3', shown, dagreLayout(toInput(shown)));
  it.each<[at: string, key: WalkKey, before: string | null, to: string | string[] | null]>([
    ['version churn 3', 'ArrowLeft', null, 'logged-model m-5f'],
    ['version churn 3', 'ArrowRight', null, ['copy prod 1', 'alias champion']],
    ['version churn 3', 'ArrowRight', 'alias champion', 'alias champion'],
    ['version churn 3', 'ArrowRight', 'run sweep', ['copy prod 1', 'alias champion']],
    ['copy prod 1', 'ArrowDown', null, ['alias champion', null as never]],
    ['version churn 3', 'ArrowDown', null, null],
    ['alias live', 'Home', null, 'version churn 3'],
    ['dataset feb', 'ArrowLeft', null, null],
    ['gone', 'ArrowLeft', null, 'version churn 3'],
  ])('%s %s after %s leads to %j', (at, key, before, to) => {
    expect([to].flat()).toContain(walk(drawing, at, key, before));
  });

  it('up and down reach every box of a column', () => {
    for (const way of ['ArrowDown', 'ArrowUp'] as const) {
      const column = drawing.boxes.filter(
        ({ x }) => x === drawing.boxes.find((box) => box.shown.id === 'dataset feb')?.x,
      );
      const first = [...column].sort((a, b) => (a.y - b.y) * (way === 'ArrowDown' ? 1 : -1))[0];
      const seen = [first?.shown.id ?? ''];
      for (let next: string | null = seen[0] ?? null; next !== null;) {
        next = walk(drawing, next, way, null);
        if (next !== null) seen.push(next);
      }
      expect(seen.sort()).toEqual(column.map(({ shown }) => shown.id).sort());
    }
  });
});
