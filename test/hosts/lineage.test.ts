import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Output } from '../../shared/contract/contract.ts';
import type { PortRow } from '../../shared/export/port-row.ts';
import type { Grant } from '../../shared/contract/schemas.ts';
import type { UsesAnswer } from '../../shared/contract/lineage-methods.ts';
import type { Json } from '../../shared/contract/wire.ts';
import type { LineageNode } from '../../shared/lineage/graph.ts';
import { unpackLineage } from '../../shared/lineage/packed.ts';
import { code, onEveryHost, value } from '../support/every-host.ts';
import { exported } from '../support/ports.ts';
import { temporaryFolder } from '../support/served.ts';
import { INSIDE, writeLineageStore, writeLoggedModel } from '../support/lineage-store.ts';
import { lines } from '../shared/lineage/known.ts';

const folder = temporaryFolder();
const root = path.join(folder.path, 'dev/mlruns');
const prod = path.join(folder.path, 'prod');
let made = 0;
const bare = path.join(folder.path, 'bare');

beforeAll(async () => {
  writeLineageStore(root);
  writeLoggedModel(bare);
  mkdirSync(prod);
  const data = path.join(folder.path, 'data');
  await exported({ to: prod, data, layout: 'sqlite', source: path.join(root, INSIDE) });
});
afterAll(() => folder.remove());

const STORE_SAYS = [
  'logged-model model -registered-> version churn/1 [store meta.yaml: source]',
  'run first -made-> logged-model model [store meta.yaml: source_run_id, store meta.yaml: run_id]',
  'version churn/1 -named-> alias churn@champion [store aliases/champion]',
];
/** With what the model's own file says as well. */
const TOLD = STORE_SAYS.map((line) =>
  line.includes('-made->') ? line.replace(']', ', mlmodel MLmodel: run_id]') : line,
);

onEveryHost('lineages %s', ({ test, note, caller }) => {
  const ask = async <T>(method: string, input: Record<string, Json>) => value<T>(await caller.call(method, input));
  const unpacked = ({ lineage, unread }: Output<'lineage.read'>) => ({ lineage: unpackLineage(lineage), unread });
  const read = async (about: Record<string, Json>, elsewhere = false) =>
    unpacked(await ask('lineage.read', { about, elsewhere }));

  test(`are those of a bare folder, by its own files alone${note}`, async () => {
    const { lineage, unread } = await read({ grant: await caller.grant(bare), path: '' });
    expect([lines(lineage), unread]).toEqual([
      [
        'logged-model m-1? -same-> model bare [mlmodel MLmodel: model_id]',
        'run r1? -made-> logged-model m-1? [mlmodel MLmodel: run_id]',
      ],
      [],
    ]);
  });

  test(`are found in the store around a model${note}`, async () => {
    const grant = await caller.grant(path.dirname(root));
    const { lineage } = await read({ grant, path: `mlruns/${INSIDE}` });
    expect(lines(lineage)).toEqual(TOLD);
    expect(lineage.nodes[0]).toMatchObject({ id: lineage.root, kind: 'logged-model', presence: 'here' });
    // Nothing around what was opened is looked at.
    const alone = await read({ grant: await caller.grant(path.join(root, INSIDE)), path: '' });
    expect(lines(alone.lineage)).toHaveLength(2);
    expect(JSON.stringify(lineage)).not.toContain(folder.path);
  });

  test(`are told of what is in an open store, and of the folders that it lends${note}`, async () => {
    const grant = await caller.grant(root);
    const { handle } = await ask<{ handle: string }>('store.open', { grant });
    expect(lines((await read({ handle, owner: { kind: 'logged', id: 'm-1' } })).lineage)).toEqual(TOLD);
    expect(lines((await read({ handle, owner: { kind: 'run', id: 'r1' } })).lineage)).toEqual(STORE_SAYS);
    const version = { kind: 'version', workspace: 'default', name: 'churn', version: '1' };
    const { lineage } = await read({ handle, owner: version });
    expect(lineage.nodes[0]).toMatchObject({ name: 'churn/1', opens: { owner: version } });
    const lent = await ask<{ grant: Grant }>('store.artifacts', { handle, owner: version });
    expect(lines((await read({ grant: lent.grant.token, path: '' })).lineage)).toEqual(TOLD);
    expect(code(await caller.call('store.close', { handle }))).toBeNull();
    const closed = await caller.call('lineage.read', { about: { handle, owner: version }, elsewhere: false });
    expect(code(closed)).toBe('no-handle');
  });

  test(`open each thing that was read, and nothing else${note}`, async () => {
    const open = (about: Record<string, Json>, thing: Json) => caller.call('lineage.open', { about, thing });
    const found = async (about: Record<string, Json>, node: LineageNode) => {
      const thing = node.opens as unknown as Json;
      const { grant, isStore } = value<{ grant: Grant; isStore: boolean }>(await open(about, thing));
      return isStore
        ? (await ask<{ kind: string }>('store.look', { grant: grant.token })).kind
        : ask<object>('model.read', { grant: grant.token, path: '' });
    };
    const grant = await caller.grant(path.dirname(root));
    const about = { grant, path: `mlruns/${INSIDE}` };
    await ask('workspace.add', { grant: await caller.grant(prod), name: 'prod', role: 'DEV', layout: null });
    const { lineage } = await read(about, true);
    const named = (kind: string) => lineage.nodes.find((node) => node.kind === kind) as LineageNode;
    expect(await found(about, named('run'))).toBe('files');
    for (const kind of ['version', 'logged-model', 'copy', 'alias'])
      expect(await found(about, named(kind)), kind).toMatchObject({ document: {} });
    // The same while the store is open.
    const { handle } = await ask<{ handle: string }>('store.open', { grant: await caller.grant(root) });
    const held = { handle, owner: { kind: 'run', id: 'r1' } };
    for (const kind of ['version', 'copy'])
      expect(await found(held, named(kind)), kind).toMatchObject({ document: {} });
    const { opens } = named('run');
    for (const [thing, refused] of [
      [{ ...opens, place: 'elsewhere' }, 'lineage-gone'],
      [{ ...opens, path: '../../..' }, 'artifacts-unsafe'],
      [{ ...opens, path: '%2e%2e/m-1' }, 'artifacts-unsafe'],
      [{ ...opens, path: 'nothing' }, 'artifacts-missing'],
      [{ ...opens, owner: { kind: 'logged', id: 'gone' } }, 'artifacts-missing'],
    ] as const)
      expect(code(await open(about, thing as unknown as Json)), refused).toBe(refused);
    await ask('workspace.remove', { name: 'prod' });
  });

  test(`go on in the workspaces that are configured, and name those that can not be read${note}`, async () => {
    const gone = path.join(folder.path, 'gone');
    cpSync(prod, gone, { recursive: true });
    for (const [name, place] of [
      ['prod', prod],
      ['gone', gone],
    ] as const)
      await ask('workspace.add', { grant: await caller.grant(place), name, role: 'DEV', layout: null });
    rmSync(gone, { recursive: true });
    const grant = await caller.grant(root);
    const progress: Json[] = [];
    const answer = unpacked(
      value(
        await caller.call('lineage.read', { about: { grant, path: INSIDE }, elsewhere: true }, (each) =>
          progress.push(each),
        ),
      ),
    );
    expect(answer.unread).toMatchObject([{ name: 'gone', error: { code: 'not-found' } }]);
    expect(lines(answer.lineage)).toEqual(expect.arrayContaining([STORE_SAYS[0], STORE_SAYS[2]]));
    const copy = answer.lineage.nodes.find(({ kind }) => kind === 'copy');
    expect(copy).toMatchObject({ name: 'churn/1', where: 'prod', presence: 'here' });
    for (const name of ['prod', 'gone']) await ask('workspace.remove', { name });
  });

  test(`say where a model is in use, and what they could not look into${note}`, async () => {
    const gone = path.join(folder.path, 'gone');
    cpSync(prod, gone, { recursive: true });
    for (const [name, place] of [
      ['prod', prod],
      ['gone', gone],
    ] as const)
      await ask('workspace.add', { grant: await caller.grant(place), name, role: 'DEV', layout: null });
    rmSync(gone, { recursive: true });
    // MLflow leaves this where it loads a model: the model is the same.
    writeFileSync(path.join(bare, 'registered_model_meta'), 'model_name: x\nmodel_version: 1\n');
    await caller.grant(root);
    const grant = await caller.grant(bare);
    const progress: Json[] = [];
    const answer = value<UsesAnswer>(
      await caller.call('lineage.uses', { grant, path: '' }, (each) => progress.push(each)),
    );
    rmSync(path.join(bare, 'registered_model_meta'));
    expect(answer.unread).toMatchObject([{ name: 'gone', error: { code: 'not-found' } }]);
    expect(answer.found.filter(({ place }) => place === 'prod')).toMatchObject([
      {
        place: 'prod',
        kind: 'version',
        name: 'churn',
        version: '1',
        aliases: ['champion'],
        by: 'content',
        self: false,
        grant: null,
        path: '',
        opens: { owner: { kind: 'version', name: 'churn', version: '1' } },
      },
    ]);
    expect(answer.found.find(({ self }) => self)).toMatchObject({ place: 'bare', kind: 'model', grant });
    // The store of the beginning is open too: it holds the same as logged model and version.
    const inStore = answer.found.filter(({ place }) => place === 'mlruns').map(({ kind }) => kind);
    expect(inStore).toEqual(['version', 'logged-model']);
    // Another model of as many files is not the same.
    const file = path.join(bare, 'model.pkl');
    const bytes = readFileSync(file);
    writeFileSync(file, Buffer.alloc(bytes.length, 1));
    const other = value<UsesAnswer>(await caller.call('lineage.uses', { grant, path: '' }));
    writeFileSync(file, bytes);
    expect(other.found.map(({ place, self }) => [place, self])).toEqual([['bare', true]]);
    expect(other.digest).not.toBe(answer.digest);
    expect([null, 'cancelled']).toContain(code(await caller.callAndCancel('lineage.uses', { grant, path: '' }, 1)));
    for (const name of ['prod', 'gone']) await ask('workspace.remove', { name });
  });

  test(`tell of a copy what its run knew, where it was ported from a folder of an open store${note}`, async () => {
    const { handle } = await ask<{ handle: string }>('store.open', { grant: await caller.grant(root) });
    await ask('store.wait', { handle });
    const owner = { kind: 'logged', id: 'm-1' };
    const lent = await ask<{ grant: Grant }>('store.artifacts', { handle, owner });
    const target = path.join(folder.path, `copies-${(made += 1)}`);
    mkdirSync(target);
    const planned = await ask<{ handle: string }>('port.plan', {
      source: { kind: 'model', grant: lent.grant.token, path: '' },
      target: { kind: 'folder', grant: await caller.grant(target), layout: 'sqlite' },
      model: 'copied',
      alias: null,
      also: null,
      description: null,
      tags: {},
    });
    const { id } = await ask<PortRow>('port.start', { handle: planned.handle, reason: 'a test', confirmed: null });
    const state = async () =>
      (await ask<{ ports: PortRow[] }>('port.list', {})).ports.find((each) => each.id === id)?.state;
    await expect.poll(state, { timeout: 20_000 }).toBe('done');
    const copies = await ask<{ handle: string }>('store.open', { grant: await caller.grant(target) });
    const version = { kind: 'version', workspace: 'default', name: 'copied', version: '1' };
    const { lineage } = await read({ handle: copies.handle, owner: version });
    expect(lineage.nodes.find(({ kind }) => kind === 'run')).toMatchObject({ name: 'first', presence: 'referenced' });
    expect(lineage.nodes.flatMap(({ facts }) => facts)).toContainEqual({ key: 'param', value: 'a/b = 1' });
  });

  test(`are refused of what is no model${note}`, async () => {
    const grant = await caller.grant(path.join(root, '0'));
    const refused = await caller.call('lineage.read', { about: { grant, path: 'r1' }, elsewhere: false });
    expect(code(refused)).toBe('not-found');
    expect(code(await caller.call('lineage.read', { about: { grant: 'nobody', path: '' }, elsewhere: false }))).toBe(
      'no-grant',
    );
  });
});
