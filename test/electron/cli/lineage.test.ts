import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UsesAnswer } from '../../../shared/contract/lineage-methods.ts';
import type { Lineage } from '../../../shared/lineage/graph.ts';
import { command } from '../../support/command.ts';
import { INSIDE, writeLineageStore, writeLoggedModel } from '../../support/lineage-store.ts';
import { temporaryFolder } from '../../support/served.ts';

const folder = temporaryFolder();
const data = path.join(folder.path, 'data');
const at = (...parts: string[]) => path.join(folder.path, ...parts);
const lineage = (...args: string[]) => command(data, ['lineage', ...args]);
const store = at('dev/mlruns');
const bare = at('bare');

beforeAll(async () => {
  writeLineageStore(store);
  writeLoggedModel(bare);
  mkdirSync(at('prod'));
  await command(data, ['workspaces', 'add', 'dev', at('dev')]);
  await command(data, ['workspaces', 'add', 'prod', at('prod')]);
});
afterAll(() => folder.remove());

describe('model-porter lineage', () => {
  it('tells of a folder by its own files, with who says so', async () => {
    const { code, out, err } = await lineage(bare, '--alone');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('Model files bare\n');
    expect(out).toContain('  Logged model m-1 (only named, not found) same content as bare [MLmodel: model_id]\n');
    expect(out).toContain('    Run r1 (only named, not found) made m-1 [MLmodel: run_id]\n');
  });

  it('says the same of a version however it is named', async () => {
    const said = (await lineage('models:/churn/1', '--store', store, '--alone')).out;
    expect(said).toMatch(/^Version churn\/1 \(dev\/mlruns\)$/m);
    expect(said).toMatch(
      /^ {2}Logged model model \(dev\/mlruns\) registered as churn\/1 \[the store, meta\.yaml: source;/m,
    );
    expect(said).toMatch(/^ {2}has the alias: Alias churn@champion/m);
    for (const uri of ['models:/churn@champion', 'models:/churn/latest'])
      expect((await lineage(uri, '--store', store, '--alone')).out).toBe(said);
    // Of the one workspace that has it.
    expect((await lineage('models:/churn/1')).out).toMatch(/^Version churn\/1 \(dev\)$/m);
    for (const uri of ['models:/m-1', 'runs:/r1/model'])
      expect((await lineage(uri)).out).toMatch(/^Logged model model \(dev\)$/m);
    expect((await lineage('runs:/r1')).out).toMatch(/^Run first \(dev\)$/m);
    expect((await lineage(path.join(store, INSIDE))).out).toMatch(/^Logged model model \(dev\)$/m);
  });

  it('prints JSON, and Mermaid', async () => {
    const { code, out } = await lineage('models:/churn/1', '--json', '--alone');
    const { root, nodes, edges, ...rest } = JSON.parse(out) as Lineage & { path: string; ok: boolean };
    expect([code, rest]).toEqual([0, { path: 'models:/churn/1', ok: true, left: 0, unread: [] }]);
    expect([root, nodes.length, edges.length]).toEqual([nodes[0]?.id, 4, 3]);
    const { out: chart } = await lineage('models:/churn/1', '--format', 'mermaid', '--alone');
    expect(chart).toMatch(/^flowchart LR\n {2}n0\["Version#58; churn\/1<br>dev\/mlruns"\]:::root\n/);
  });

  it('says where a model is in use', async () => {
    const nothing = await lineage(bare, '--uses');
    expect(nothing.out).toMatch(/^dev +Version +churn\/1 +champion +the same content, file by file$/m);
    expect([nothing.code, nothing.out]).toEqual([0, expect.not.stringMatching(/^prod /m)]);
    await command(data, ['export', bare, '--to', 'prod', '--name', 'sold', '--alias', 'live']);
    expect((await lineage(bare, '--uses')).out).toMatch(/^prod +Version +sold\/1 +live +the same content/m);
    // Its files are gone: what the port wrote down still counts.
    rmSync(at('prod/mlartifacts'), { recursive: true });
    expect((await lineage(bare, '--uses')).out).toMatch(/^prod +Version +sold\/1 +live +the same digest, as a port/m);
    const { found } = JSON.parse((await lineage(path.join(store, INSIDE), '--uses', '--json')).out) as UsesAnswer;
    expect(found.map(({ place, kind, by, self }) => [place, kind, by, self])).toEqual([
      ['dev', 'version', 'content', true],
      ['dev', 'logged-model', 'content', true],
      ['prod', 'version', 'tag', false],
    ]);
  });

  it('names what could not be looked into', async () => {
    await command(data, ['workspaces', 'add', 'gone', at('prod2')]);
    mkdirSync(at('prod2'));
    await command(data, ['workspaces', 'add', 'gone', at('prod2')]);
    rmSync(at('prod2'), { recursive: true });
    const { code, err } = await lineage(bare);
    expect([code, err]).toEqual([1, expect.stringMatching(/^Not looked into: \w+ could not be read \(/m)]);
    await command(data, ['workspaces', 'remove', 'gone']);
  });

  it.each([
    [['models:/none/1'], 3, 'No store that was looked into has "models:/none/1"'],
    [['models:/churn/9', '--store', store], 3, 'has "models:/churn/9"'],
    [[at('nothing')], 3, 'nothing'],
    [['azureml://x/y', '--alone'], 3, ''],
    [['models:/churn/1', '--store', at('prod2', 'x')], 3, ''],
    [[], 2, 'Name one PATH or URI of a model.'],
    [['a', 'b'], 2, 'Name one PATH or URI of a model.'],
    [['a', '--format', 'svg'], 2, '--format is "svg"; it can be text, json, mermaid.'],
    [['a', '--nothing'], 2, 'nothing'],
  ])('refuses %j', async (args, exit, told) => {
    const { code, err } = await lineage(...args);
    expect([code, err]).toEqual([exit, expect.stringContaining(told)]);
  });
});
