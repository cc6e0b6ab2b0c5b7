import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { notePort } from '../../../electron/port/recent-ports.ts';
import { ROOT } from '../../support/build.ts';
import { command } from '../../support/command.ts';
import { temporaryFolder } from '../../support/served.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const at = (name: string) => path.join(folder.path, name);
const call = (...args: string[]) => command(at('data'), args);

beforeAll(() => {
  cpSync(path.join(ROOT, 'assets/examples/diabetes-2025'), at('model'), { recursive: true });
  symlinkSync('model', at('link'));
  execFileSync('mkfifo', [at('pipe')]);
});

describe('a target in the model itself', () => {
  it.each(['model/in', 'model/in/deeper', 'model/in.zip', 'link/in', 'link/../model/in'])(
    '%s stops the port, and nothing is written into the model',
    async (to) => {
      const before = readdirSync(at('model'));
      for (const verb of ['export', 'plan']) {
        const { code, out } = await call(verb, at('model'), '--to', at(to), '--name', 'm');
        expect([code, out]).toEqual([1, expect.stringContaining(`"${path.basename(to)}" would lie inside the model`)]);
      }
      expect(readdirSync(at('model'))).toEqual(before);
    },
  );

  it.each(['model-2', '..model', 'deep/er/m.zip', 'deep/er/m'])('but not one beside it: %s', async (to) => {
    expect((await call('export', at('link'), '--to', at(to), '--name', 'm')).code).toBe(0);
    expect(existsSync(at(to))).toBe(true);
  });
});

describe('a call that is wrong', () => {
  it.each([
    [['--tag', 'K'], '"K" is no tag. Write KEY=VALUE.'],
    [['--tag', ''], '"" is no tag.'],
    [['--tag', '=v'], '"=v" is no tag.'],
    [['--tag', 'a\u202eb\n'], '"a\\u202eb\\n" is no tag.'],
    [['--tag', 'k=1', '--tag', 'k=2'], 'The tag "k" is given twice'],
    [['--from', ''], '--from is given nothing.'],
    [['--report', ''], '--report is given nothing.'],
    [['--plan-only', ''], '--plan-only is given nothing.'],
    [['--type', '\u202e'], '--type is "\\u202e"; it can be'],
  ])('%j: says so with exit code 2, and writes nothing', async (more, wanted) => {
    const { code, err } = await call('export', at('model'), '--to', at('never'), ...more);
    expect([code, err]).toEqual([2, expect.stringContaining(`model-porter: ${wanted}`)]);
    expect(existsSync(at('never'))).toBe(false);
  });

  it('a value of a tag may be empty, and hold "="', async () => {
    const { out } = await call('plan', at('model'), '--to', at('new'), '--tag', 'a=', '--tag', 'b=c=d', '--json');
    expect(JSON.parse(out)).toMatchObject({ plan: { target: { tags: { a: '', b: 'c=d' } } } });
  });
});

it.each([
  ['', 2, 'It takes: '],
  ['http://mlflow:5000', 3, '"http://mlflow:5000" is an address, not a place on this machine.'],
  ['sqlite:///mlflow.db', 3, '"mlflow.db" is not there.'],
  ['sqlite:////none/mlflow.db', 3, '"/none/mlflow.db" is not there.'],
  ['mysql://host/mlflow', 3, '"mysql://host/mlflow" is an address'],
  ['models:/m/1', 3, '"models:/m/1" is an address'],
  ['none.db', 3, '"none.db" is not there.'],
])('%j is no place for a workspace, and nothing is made there', async (place, code, wanted) => {
  for (const args of [
    ['export', at('model'), '--to', place],
    ['workspace', 'add', 'w', place],
    ['list', place],
    ['verify', place],
  ]) {
    const said = await call(...args);
    expect([said.code, said.err]).toEqual([code, expect.stringContaining(`model-porter: ${wanted}`)]);
  }
  expect(['http:', 'sqlite:', 'models:', 'none.db'].filter((each) => existsSync(each))).toEqual([]);
});

describe('two databases in one folder', () => {
  it('are two workspaces: what goes to one by its place is not taken to the one with a name', async () => {
    for (const name of ['a', 'b']) await call('export', at('model'), '--to', at(name), '--name', name);
    mkdirSync(at('both'));
    for (const name of ['a', 'b']) cpSync(at(`${name}/mlflow.db`), at(`both/${name}.db`));
    expect((await call('workspace', 'add', 'first', at('both/a.db'), '--role', 'PROD')).code).toBe(0);
    const port = await call('export', at('model'), '--to', at('both/b.db'), '--name', 'new');
    expect([port.code, port.err]).toEqual([0, '']);
    expect((await call('list', at('both/b.db'))).out).toMatch(/^new /m);
    expect((await call('list', 'first')).out).not.toMatch(/^new /m);
    expect((await call('export', at('model'), '--to', at('both/a.db'), '--name', 'new')).err).toContain(
      'is production',
    );
  });
});

describe('what is not in a workspace', () => {
  it.each([
    [['verify', '@', 'none'], 'The store has no registered model "none"'],
    [['verify', '@', 'a/9'], 'There is no version 9 of "a"'],
    [['verify', '@', 'a/'], 'It takes: verify'],
    [['verify', '@', 'models:/a/1'], 'It takes: verify'],
    [['export', 'models:/none/1', '--from', '@', '--to', 'x'], 'The store has no registered model "none"'],
    [['export', 'models:/a@none', '--from', '@', '--to', 'x'], '"a" has no alias "none" here'],
    [['export', 'models:/a/Production', '--from', '@', '--to', 'x'], 'No version of "a" is in stage "Production"'],
    [['plan', at('model'), '--to', at('new'), '--out', at('no/plan.json')], 'the folder for it is not there'],
  ])('%j is named', async (parts, wanted) => {
    const { code, err } = await call(...parts.map((each) => (each === '@' ? at('a') : each)));
    expect([code, err]).toEqual([expect.toBeOneOf([2, 3]), expect.stringContaining(wanted)]);
  });

  it('a search that finds nothing says so', async () => {
    expect((await call('list', at('a'), '--search', 'zzz')).out).toBe(
      'No registered model here has all these words.\n',
    );
  });
});

it.each(['pipe', '/dev/null'])('a target that is no folder (%s) is called what it is', async (to) => {
  const { code, err } = await call('export', at('model'), '--to', to === 'pipe' ? at(to) : to);
  expect([code, err]).toEqual([3, expect.stringContaining('is a device, pipe or socket')]);
});

it('where notes of exports can not be, because a file is in the way, that is said', () => {
  writeFileSync(at('file'), '');
  const port = { id: 'x', journal: '', place: '', model: 'm', at: '' };
  expect(() => notePort(at('file/data'), port)).toThrow(expect.objectContaining({ code: 'notes-not-writable' }));
});

describe('a place as MLflow or a person calls it', () => {
  it('is the folder or database itself', async () => {
    const home = vi.spyOn(os, 'homedir').mockReturnValue(at('home'));
    mkdirSync(at('home/a b'), { recursive: true });
    expect((await call('export', at('model'), '--to', '~/a b/ws', '--name', 'm')).code).toBe(0);
    for (const place of [
      '~/a b/ws',
      `file://${at('home/a%20b/ws')}`,
      `sqlite:///${at('home/a b/ws/mlflow.db')}`,
      `sqlite:///${path.relative(process.cwd(), at('home/a b/ws/mlflow.db'))}`,
    ])
      expect([place, (await call('list', place)).out]).toEqual([place, expect.stringMatching(/^m /m)]);
    expect((await call('workspace', 'add', 'mine', '~/a b/ws')).out).toContain(at('home/a b/ws'));
    expect(existsSync('~')).toBe(false);
    home.mockRestore();
  });

  it.each(['.', '..', '~', '~x', 'C:', 'c:x'])('%s is no name for a workspace', async (name) => {
    const { code, err } = await call('workspace', 'add', name, at('home'));
    expect([code, err]).toEqual([3, expect.stringContaining('is no name for a workspace')]);
  });
});
