import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../../shared/contract/wire.ts';
import { buildLineage } from '../../../shared/lineage/build-lineage.ts';
import type { Lineage } from '../../../shared/lineage/graph.ts';
import { packLineage, unpackLineage, type PackedLineage } from '../../../shared/lineage/packed.ts';
import { fanLineage, nodeOf, teamLineage } from '../../support/lineage-graphs.ts';
import { logged, registered, run, store, version } from './known.ts';

const opens = (owner: NonNullable<Lineage['nodes'][number]['opens']>['owner'], path = '') => ({
  place: 'p',
  owner,
  path,
});

/** A sweep of so many runs, each with a logged model that is a version. */
function sweep(runs: number): Lineage {
  const id = (at: number) => String(at).padStart(32, '0');
  const each = Array.from({ length: runs }, (_, at) => at + 1);
  const home = store('place', {
    runs: [run(id(0)), ...each.map((at) => run(id(at), { tags: new Map([['mlflow.parentRunId', id(0)]]) }))],
    loggedModels: each.map((at) => logged(`m-${id(at)}`, id(at))),
    registeredModels: [
      registered(
        'churn',
        each.map((at) => version(String(at), { source: `models:/m-${id(at)}`, run: id(at), user: 'ana' })),
      ),
    ],
  });
  return buildLineage({ home, others: [], model: null, owner: { kind: 'run', id: id(0) }, content: null });
}

describe('a lineage on its way to a page', () => {
  it.each<[string, Lineage]>([
    ['of a team', teamLineage()],
    ['of many versions', fanLineage(30)],
    ['of a sweep', sweep(20)],
    ['of one thing', { root: 'model m', nodes: [nodeOf('model m', { where: null, at: null })], edges: [], left: 7 }],
    [
      'with every way to open a thing, odd texts and a time that no double holds',
      {
        root: 'run a',
        nodes: [
          nodeOf('run a', { opens: opens({ kind: 'run', id: '' }, 'm/odel'), at: 2n ** 60n }),
          nodeOf('logged-model b', { opens: opens({ kind: 'logged', id: '-1' }) }),
          nodeOf('version c', { opens: opens({ kind: 'version', workspace: 'w', name: '__proto__', version: '1' }) }),
          nodeOf('dataset d', { opens: opens({ kind: 'dataset', name: 'n', digest: '' }), name: '', where: '' }),
          nodeOf('model e', {
            facts: [
              { key: 'metric', value: '' },
              { key: 'id', value: 'ñ' },
              { key: 'id', value: 'ñ' },
            ],
          }),
        ],
        edges: [],
        left: 0,
      },
    ],
  ])('is the same when it is unpacked: %s', (_name, lineage) => {
    const packed = decode(encode(packLineage(lineage))) as PackedLineage;
    expect(unpackLineage(packed)).toEqual(lineage);
  });

  it('takes a third of the room', () => {
    const lineage = sweep(1250);
    expect(lineage.nodes).toHaveLength(3751);
    const size = (value: unknown) => JSON.stringify(encode(value)).length;
    expect(size(packLineage(lineage))).toBeLessThan(size(lineage) / 3);
  });
});
