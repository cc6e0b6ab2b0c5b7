import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { command } from '../../support/command.ts';
import { temporaryFolder } from '../../support/served.ts';
import { newWorkspace, port } from '../../support/workspaces.ts';

vi.setConfig({ testTimeout: 60_000 });
const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;
function session() {
  const here = path.join(folder.path, `p${(made += 1)}`);
  mkdirSync(here);
  const text = (...args: string[]) => command(path.join(here, 'data'), args);
  const json = async (...args: string[]) => {
    const { code, out } = await text(...args, '--json');
    return {
      code,
      rows: out
        .trim()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as never),
    };
  };
  return { here, text, json };
}

describe('model-porter workspace', () => {
  it('makes, lists, shows and removes, also as it was called at first', async () => {
    const { here, text, json } = session();
    const [lab, old] = [path.join(here, 'lab'), path.join(here, 'old')];
    expect(await text('workspace')).toMatchObject({ code: 0, out: 'No workspace has a name yet.\n' });
    expect(await text('workspace', 'add', 'lab', lab, '--layout', 'sqlite')).toMatchObject({ code: 0 });
    expect(await text('workspaces', 'add', 'old ways', old, '--layout', 'files', '--role', 'test')).toMatchObject({
      code: 0,
      out: `DEV   lab  ${lab}\nTEST  old ways  ${old}\n`,
    });
    expect((await json('workspace', 'show', 'lab')).rows).toMatchObject([
      { ok: true, name: 'lab', role: 'DEV', kind: 'sqlite', state: 'ready', models: 0, readOnly: null },
    ]);
    const shown = await text('workspace', 'show', old);
    expect(shown.out).toContain('Role: TEST');
    expect(shown.out).toContain('MLFLOW_ALLOW_FILE_STORE=true');
    expect(await text('workspace', 'remove', 'lab')).toMatchObject({ code: 0, out: `TEST  old ways  ${old}\n` });
    expect(existsSync(path.join(lab, 'mlflow.db'))).toBe(true);
    rmSync(old, { recursive: true });
    expect(await text('workspace', 'show', 'old ways')).toMatchObject({
      code: 3,
      out: expect.stringContaining('not there any more') as string,
    });
  });

  it.each([
    ['Production', [], true],
    ['prod', ['--role', 'DEV'], false],
    ['prod', ['--role', 'PROD'], false],
    ['dev', [], false],
  ])('adding %s %j: said that nothing guards it: %s', async (name, role, expected) => {
    const { here, text } = session();
    const { code, err } = await text('workspace', 'add', name, path.join(here, 'w'), ...role);
    expect([code, err.includes('--role PROD')]).toEqual([0, expected]);
  });

  it.each([
    ['a file', 'file', '"file" is neither an empty folder nor a workspace of MLflow.'],
    ['a folder of other things', 'other', '"other" is neither an empty folder nor a workspace of MLflow.'],
    ['a zip', 'model.zip', '"model.zip" is a zip, which holds one model.'],
    ['a zip that is not there', 'no.zip', '"no.zip" is a zip, which holds one model.'],
    ['a link that leads in a circle', 'loop', '"loop" is a link that leads in a circle.'],
    ['a place in a file', 'file/deeper', '"deeper" is not there'],
  ])('takes no name for %s', async (_, place, said) => {
    const { here, text } = session();
    mkdirSync(path.join(here, 'other'));
    for (const name of ['file', 'other/file', 'model.zip']) writeFileSync(path.join(here, name), 'x');
    symlinkSync('loop', path.join(here, 'loop'));
    const { code, err } = await text('workspace', 'add', 'lab', path.join(here, place));
    expect({ code, err }).toEqual({ code: 3, err: expect.stringContaining(said) as string });
    expect((await text('workspace')).out).toBe('No workspace has a name yet.\n');
  });

  it.each(['new', 'empty'])('takes a name for a place that is %s, and says what makes it a workspace', async (name) => {
    const { here, text } = session();
    const place = path.join(here, name);
    if (name === 'empty') mkdirSync(place);
    const { code, out, err } = await text('workspace', 'add', 'lab', place);
    expect({ code, out }).toEqual({ code: 0, out: `DEV   lab  ${place}\n` });
    expect(err).toBe(`Nothing is in ${place} yet: the first export makes it a workspace.\n`);
    expect(await text('list', 'lab')).toMatchObject({
      code: 3,
      err: expect.stringContaining('an export into') as string,
    });
  });

  it('does nothing by name while the list is damaged, and begins a new one where a workspace is added', async () => {
    const { here, text } = session();
    const list = path.join(here, 'data/workspaces.json');
    await text('workspace', 'add', 'lab', path.join(here, 'lab'), '--layout', 'sqlite', '--role', 'prod');
    writeFileSync(list, '{"workspaces": [{"na');
    for (const args of [
      ['workspace'],
      ['workspace', 'remove', 'lab'],
      ['list', 'lab'],
      ['list', path.join(here, 'lab')],
    ])
      expect([args, await text(...args)]).toMatchObject([
        args,
        { code: 3, err: expect.stringContaining(`"${list}", is damaged or not ours`) as string },
      ]);
    expect(await text('workspace', 'add', 'again', path.join(here, 'lab'))).toMatchObject({ code: 0 });
    expect(readFileSync(`${list}.damaged`, 'utf8')).toBe('{"workspaces": [{"na');
  });

  it('says what was wrong with a call, and writes nothing', async () => {
    const { here, text } = session();
    const lab = path.join(here, 'lab');
    await text('workspace', 'add', 'lab', lab, '--layout', 'sqlite');
    const rows: readonly (readonly [readonly string[], number])[] = [
      [['workspace', 'rename', 'x'], 2],
      [['workspace', 'show'], 2],
      [['workspace', 'add', 'x', 'y', '--layout', 'zip'], 2],
      [['workspace', 'add', 'x', 'y', '--role', 'live'], 2],
      [['workspace', 'add', 'LAB', path.join(here, 'other'), '--layout', 'sqlite'], 3],
      [['workspace', 'add', 'second', path.join(lab, 'mlflow.db')], 3],
      [['workspace', 'remove', 'none'], 3],
      [['list'], 2],
      [['list', 'lab', 'm', 'more'], 2],
      [['list', path.join(here, 'none')], 3],
      [['list', 'lab', 'none'], 3],
    ];
    for (const [args, code] of rows) expect([args, (await text(...args)).code]).toEqual([args, code]);
    expect(existsSync(path.join(here, 'other'))).toBe(false);
  });
});

describe.each(['sqlite', 'files', 'zip'] as const)('model-porter list of a workspace of kind %s', (kind) => {
  it('prints models, and the versions of one', async () => {
    const { here, text, json } = session();
    const workspace = await newWorkspace(kind, path.join(here, 'w'));
    const alias = workspace.capabilities.aliases ? 'champion' : null;
    await port(workspace, { description: 'Who\nleaves', alias });
    const place = workspace.place;
    const { code, out } = await text('list', place);
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toMatch(/^Name +Aliases +Latest +Versions +Description$/);
    expect(out).toContain('churn');
    if (alias !== null) expect(out).toContain('@champion → 1');
    expect((await json('list', place)).rows).toMatchObject([{ name: 'churn', versions: 1, latest: '1' }]);
    expect((await json('list', place, '--search', 'chur')).rows).toHaveLength(1);
    expect((await json('list', place, '--search', 'other')).rows).toEqual([]);
    const versions = await text('list', place, 'churn');
    expect(versions.out).toMatch(
      /1 +(?:@champion)? +2026-\S+ +on this machine +Who leaves|1 +on this machine +Who leaves/,
    );
    expect((await json('list', place, 'churn')).rows).toMatchObject([{ model: 'churn', version: '1', place: 'here' }]);
  });
});
