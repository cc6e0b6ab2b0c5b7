import { describe, expect, it } from 'vitest';
import { buildLineage } from '../../../../shared/lineage/build-lineage.ts';
import { logged, registered, run, store, version } from '../../../shared/lineage/known.ts';
import { FAN, FAN_PAGE, foldFans, LATEST } from '../../../../renderer/features/lineage/fold-fans.ts';
import { indexOf, pathThrough } from '../../../../renderer/features/lineage/graph-index.ts';
import { edgeOf, fanLineage, largeLineage, nodeOf, teamLineage } from '../../../support/lineage-graphs.ts';

const NONE = new Map<string, number>();
const idsOf = (shown: ReturnType<typeof foldFans>) => shown.nodes.map(({ id }) => id);

describe('fans', () => {
  it('of 500 versions are one box, beside the latest and those with an alias; what hangs on the folded goes with them', () => {
    const shown = foldFans(indexOf(fanLineage(500)), NONE);
    const fan = shown.nodes.find((each) => each.fan !== undefined)?.fan;
    expect(fan).toMatchObject({ kind: 'version', count: 500 - LATEST - 2, behind: 1, drawn: LATEST });
    const drawn = idsOf(shown).filter((id) => id.startsWith('version '));
    expect(drawn).toEqual(['version 1', 'version 5', ...[496, 497, 498, 499, 500].map((at) => `version ${at}`)]);
    const into = shown.edges.filter(({ to }) => to === fan?.id);
    expect(into).toMatchObject([{ from: 'logged-model m', kind: 'registered', disputed: false }]);
    expect(into[0]?.edges).toHaveLength(493);
  });

  it('open by pages', () => {
    const index = indexOf(fanLineage(500));
    const fan = foldFans(index, NONE).nodes.find((each) => each.fan !== undefined)?.id ?? '';
    const shown = foldFans(index, new Map([[fan, LATEST + FAN_PAGE]]));
    expect(shown.nodes.find(({ id }) => id === fan)?.fan?.count).toBe(493 - FAN_PAGE);
    const all = foldFans(index, new Map([[fan, 500]]));
    expect(idsOf(all).sort()).toEqual([...index.nodes.keys()].sort());
  });

  it.each([
    ['a fan that is just not one', FAN, 0],
    ['one more', FAN + 1, 1],
  ])('%s', (_, versions, fans) => {
    const shown = foldFans(indexOf(fanLineage(versions)), NONE);
    expect(shown.nodes.filter(({ fan }) => fan !== undefined)).toHaveLength(fans);
  });

  it('never hold the root, nor what is disputed', () => {
    const lineage = fanLineage(40);
    const index = indexOf({
      ...lineage,
      root: 'version 3',
      edges: lineage.edges.map((edge) => (edge.to === 'version 7' ? { ...edge, disputed: true } : edge)),
    });
    expect(idsOf(foldFans(index, NONE))).toEqual(expect.arrayContaining(['version 3', 'version 7']));
  });

  it.each([
    ['nothing folded', fanLineage(300), true],
    ['folded', fanLineage(300), false],
    ['crossing', largeLineage(1000), false],
    ['small', teamLineage(), false],
  ])('every edge and node counts once: %s', (_, lineage, all) => {
    const index = indexOf(lineage);
    const { nodes, edges } = foldFans(index, NONE, all);
    const counted = nodes.reduce((sum, { fan }) => sum + (fan === undefined ? 1 : fan.count + fan.behind), 0);
    expect(counted).toBe(lineage.nodes.length);
    const ids = new Set(nodes.map(({ id }) => id));
    expect(edges.filter(({ from, to }) => !ids.has(from) || !ids.has(to))).toEqual([]);
    const drawn = edges.flatMap((each) => each.edges);
    expect(new Set(drawn).size).toBe(drawn.length);
  });
});

describe('a path', () => {
  it('through one of 500 versions that a store holds is that one alone, folded or not', () => {
    const versions = Array.from({ length: 500 }, (_, at) =>
      version(String(at + 1), { source: at === 1 ? 'models:/churn/1' : 'models:/m-1', run: 'r1' }),
    );
    const home = store('dev', {
      runs: [run('r1', { outputs: [{ model: 'm-1' }] })],
      loggedModels: [logged('m-1', 'r1')],
      registeredModels: [registered('churn', versions, { champion: '250' })],
    });
    const asked = { home, others: [], model: null, content: null } as const;
    const lineage = buildLineage({ ...asked, owner: { kind: 'logged', id: 'm-1' } });
    expect([lineage.nodes.length, lineage.left]).toEqual([503, 0]);
    const whole = indexOf(lineage);
    const fan = foldFans(whole, NONE).nodes.find((each) => each.fan !== undefined)?.fan;
    // Those that are drawn: the latest, and the one with an alias. The copy of the first goes with it, or is of the many.
    expect((fan?.count ?? 0) + (fan?.behind ?? 0)).toBe(500 - LATEST - 1);
    expect(foldFans(whole, NONE, true).nodes).toHaveLength(503);
    const path = pathThrough(whole, 'version:dev:churn:250');
    for (const all of [false, true])
      expect(idsOf(foldFans(path, NONE, all)).sort()).toEqual([
        'alias:dev:churn:champion',
        'logged:dev:m-1',
        'run:dev:r1',
        'version:dev:churn:250',
      ]);
  });

  it('is a thing, what led to it and what came of it, and no sibling', () => {
    const path = pathThrough(indexOf(teamLineage()), 'copy prod 1');
    expect([...path.nodes.keys()]).not.toContain('alias champion');
    expect([...path.nodes.keys()]).toEqual(
      expect.arrayContaining(['dataset feb', 'run sweep', 'copy eu 1', 'alias live']),
    );
    expect(path.root).toBe('version churn 3');
  });

  it('ends in a circle', () => {
    const nodes = ['run a', 'run b', 'run c', 'run d'].map((id) => nodeOf(id));
    const edges = [
      edgeOf('run a', 'run b', 'nested'),
      edgeOf('run b', 'run c', 'nested'),
      edgeOf('run c', 'run a', 'nested'),
      edgeOf('run c', 'run c', 'nested'),
      edgeOf('run d', 'run gone', 'nested'),
    ];
    const path = pathThrough(indexOf({ root: 'run d', nodes, edges }), 'run a');
    expect([...path.nodes.keys()]).toEqual(['run a', 'run b', 'run c']);
    expect(path.edges).toHaveLength(3);
    expect(path.root).toBe('run a');
  });
});
