import type { Page } from 'playwright-core';
import { packLineage } from '../../shared/lineage/packed.ts';
import type { Lineage, LineageEdge, LineageNode, Openable } from '../../shared/lineage/graph.ts';

/** A node of a made-up lineage; its kind is the first word of its id. */
export function nodeOf(id: string, more: Partial<LineageNode> = {}): LineageNode {
  const kind = id.split(' ')[0] as LineageNode['kind'];
  return { id, kind, name: id, presence: 'here', where: 'mlruns', facts: [], at: 1_760_000_000_000, ...more };
}

/** Where something of that store is opened. */
function opensOf(owner: Openable['owner']): Openable {
  return { place: 'mlruns', owner, path: '' };
}

export function edgeOf(
  from: string,
  to: string,
  kind: LineageEdge['kind'],
  more: Partial<LineageEdge> = {},
): LineageEdge {
  return { from, to, kind, evidence: [{ by: 'mlmodel', where: 'MLmodel: run_id' }], disputed: false, ...more };
}

/** A model that was trained, registered and copied twice; one source disagrees about its run. */
export function teamLineage(): Lineage {
  return {
    root: 'version churn 3',
    nodes: [
      nodeOf('version churn 3', {
        name: 'churn version 3',
        facts: [
          { key: 'stage', value: 'Production' },
          { key: 'user', value: 'ana' },
          { key: 'digest', value: 'sha256:5f2c0d1e9a7b4c66b1d2e3f40516273849a1b2c3d4e5f60718293a4b5c6d7e8f' },
        ],
        opens: opensOf({ kind: 'version', workspace: 'default', name: 'churn', version: '3' }),
      }),
      nodeOf('logged-model m-5f', { name: 'churn-model', opens: opensOf({ kind: 'logged', id: 'm-5f' }) }),
      nodeOf('run weekly', { name: 'weekly 10 March', opens: opensOf({ kind: 'run', id: 'weekly' }) }),
      nodeOf('run other', { name: '8c1f22ab9f1c5d2e7b3a4c6d8e0f1a2b', presence: 'referenced', where: null, at: null }),
      nodeOf('dataset feb', { name: 'customers-february', where: 's3://team-data' }),
      nodeOf('dataset mar', { name: 'customers-march', where: 's3://team-data', presence: 'referenced' }),
      nodeOf('commit 9f1c', { name: '9f1c5d2e7b3a', where: 'git.example.com/team/churn', presence: 'referenced' }),
      nodeOf('run sweep', { name: 'sweep 12 March' }),
      nodeOf('alias champion', { name: '@champion' }),
      nodeOf('copy prod 1', { name: 'churn version 1', where: 'prod' }),
      nodeOf('copy eu 1', { name: 'churn version 1', where: 'prod-eu' }),
      nodeOf('alias live', { name: '@live', where: 'prod' }),
    ],
    edges: [
      edgeOf('dataset feb', 'run weekly', 'used', {
        evidence: [{ by: 'store', where: 'inputs/d1/meta.yaml' }],
      }),
      edgeOf('dataset mar', 'run weekly', 'used', { evidence: [{ by: 'store', where: 'inputs/d2/meta.yaml' }] }),
      edgeOf('commit 9f1c', 'run weekly', 'ran', {
        evidence: [{ by: 'store', where: 'tags/mlflow.source.git.commit' }],
      }),
      edgeOf('run sweep', 'run weekly', 'nested', { evidence: [{ by: 'store', where: 'tags/mlflow.parentRunId' }] }),
      edgeOf('run weekly', 'logged-model m-5f', 'made', {
        disputed: true,
        evidence: [
          { by: 'mlmodel', where: 'MLmodel: run_id' },
          { by: 'store', where: 'models/m-5f/meta.yaml: source_run_id' },
        ],
      }),
      edgeOf('run other', 'logged-model m-5f', 'made', {
        disputed: true,
        evidence: [{ by: 'port-manifest', where: 'manifest.json: run' }],
      }),
      edgeOf('logged-model m-5f', 'version churn 3', 'registered', {
        evidence: [{ by: 'store', where: 'models/churn/version-3/meta.yaml: source' }],
      }),
      edgeOf('version churn 3', 'alias champion', 'named', { evidence: [{ by: 'store', where: 'aliases/champion' }] }),
      edgeOf('version churn 3', 'copy prod 1', 'copied', {
        evidence: [{ by: 'port-tags', where: 'tags/model_porter.source' }],
      }),
      edgeOf('copy prod 1', 'copy eu 1', 'copied', {
        evidence: [{ by: 'port-tags', where: 'tags/model_porter.source' }],
      }),
      edgeOf('copy prod 1', 'alias live', 'named', { evidence: [{ by: 'store', where: 'aliases/live' }] }),
    ],
    left: 0,
  };
}

/** One logged model, registered so many times; the first and the fifth have an alias. */
export function fanLineage(versions: number): Lineage {
  const ids = Array.from({ length: versions }, (_, at) => `version ${at + 1}`);
  return {
    root: 'logged-model m',
    nodes: [
      nodeOf('logged-model m', { name: 'churn-model' }),
      nodeOf('run r'),
      ...ids.map((id, at) => nodeOf(id, { at: 1_760_000_000_000 + at * 1000 })),
      nodeOf('alias first', { name: '@first' }),
      nodeOf('alias fifth', { name: '@fifth' }),
      nodeOf('copy of 2'),
    ],
    edges: [
      edgeOf('run r', 'logged-model m', 'made'),
      ...ids.map((id) => edgeOf('logged-model m', id, 'registered')),
      edgeOf('version 1', 'alias first', 'named'),
      edgeOf('version 5', 'alias fifth', 'named'),
      edgeOf('version 2', 'copy of 2', 'copied'),
    ],
    left: 0,
  };
}

/** Data sets, runs, logged models and versions, crossing each other, with so many nodes. */
export function largeLineage(nodes: number): Lineage {
  const kinds = ['dataset', 'run', 'logged-model', 'version', 'copy'] as const;
  const edges = {
    run: 'used',
    'logged-model': 'made',
    version: 'registered',
    copy: 'copied',
    dataset: 'used',
  } as const;
  const each = Math.floor(nodes / kinds.length);
  const ids = kinds.map((kind, column) =>
    Array.from({ length: column === 0 ? nodes - each * (kinds.length - 1) : each }, (_, at) => `${kind} ${at}`),
  );
  return {
    root: 'run 0',
    nodes: ids.flat().map((id) => nodeOf(id)),
    edges: ids.slice(1).flatMap((column, before) =>
      column.flatMap((id, at) => {
        const kind = edges[kinds[before + 1] ?? 'run'];
        const from = ids[before] ?? [];
        return [at, (at * 7) % from.length].map((number) => edgeOf(from[number] ?? '', id, kind));
      }),
    ),
    left: 0,
  };
}

/** Answers every question for a lineage on a page of the tab. */
export async function answerLineage(page: Page, lineage: Lineage): Promise<void> {
  const reply = { ok: true, value: { lineage: packLineage(lineage), home: 'mlruns', unread: [] } };
  await page.route('**/rpc/lineage.read', (route) => route.fulfill({ body: `${JSON.stringify(reply)}\n` }));
}
