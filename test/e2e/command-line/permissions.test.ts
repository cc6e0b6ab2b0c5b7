import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tree } from '../../support/bad-inputs/bad-input.ts';
import { built, ROOT } from '../../support/build.ts';
import { temporaryFolder } from '../../support/served.ts';
import { zipBytes } from '../../support/zip-bytes.ts';

/*
 * B89: what may not be read. Permissions do not bind root, so there the program runs as nobody, from a copy that nobody
 * may read.
 */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const folder = temporaryFolder();
const copy = path.join(folder.path, 'app');
const MODEL = 'flavors: {acme: {}}\n';
const at = (name: string) => path.join(folder.path, name);

beforeAll(async () => {
  await built();
  chmodSync(folder.path, 0o777);
  const database = ['node_modules/@photostructure/sqlite', 'node_modules/node-gyp-build'];
  for (const part of ['dist', 'assets', 'package.json', ...database])
    cpSync(path.join(ROOT, part), path.join(copy, part), { recursive: true });
  tree(at('closed'), { MLmodel: MODEL });
  tree(at('file'), { MLmodel: MODEL });
  tree(at('inside'), { 'a/MLmodel': MODEL, 'b/MLmodel': MODEL });
  writeFileSync(at('closed.zip'), zipBytes([{ name: 'MLmodel', data: MODEL }]));
  tree(at('mine'), { MLmodel: MODEL });
  tree(at('entered'), { notes: 'x' });
  // Its names can be listed, and nothing more.
  chmodSync(at('entered'), 0o744);
  writeFileSync(at('closed.db'), 'SQLite format 3\0');
  for (const name of ['closed', 'closed.db', 'file/MLmodel', 'inside/b', 'closed.zip']) chmodSync(at(name), 0);
});
afterAll(() => {
  for (const name of ['closed', 'inside/b']) chmodSync(at(name), 0o755);
  folder.remove();
});

function run(args: readonly string[], data = at('data')) {
  const env = { PATH: process.env['PATH'] ?? '', LANG: 'en_US.UTF-8', MODEL_PORTER_DATA: data, HOME: at('home') };
  return spawn(process.execPath, [path.join(copy, 'dist/cli/cli.cjs'), ...args], { cwd: copy, env, ...NOBODY });
}

const ROWS = [
  ['a folder', 'closed', 3],
  ['an MLmodel', 'file', 3],
  ['a folder among others', 'inside', 1],
  ['a zip', 'closed.zip', 3],
] as const;

describe('without permission', () => {
  it.each(ROWS)('%s: the command line says so', async (_name, place, exit) => {
    const child = run(['inspect', at(place)]);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect({ code, said }).toEqual({ code: exit, said: expect.stringMatching(/permission is missing/) as string });
    expect(said.includes('Flavors: acme')).toBe(place === 'inside');
    // Nobody knows.
    expect(said).not.toMatch(/There is no MLmodel file|no model was found there/);
  });

  it.each([
    ['export', 'closed', '--to', 'new', '--name', 'm'],
    ['export', 'closed/deeper', '--to', 'new', '--name', 'm'],
    ['export', 'closed.zip', '--to', 'new', '--name', 'm'],
    ['export', 'file', '--to', 'new', '--name', 'm'],
    ['export', 'mine', '--to', 'closed', '--name', 'm'],
    ['lineage', 'closed'],
    ['lineage', 'file'],
    ['compare', 'closed', 'mine'],
    ['compare', 'mine', 'file'],
    ['check', 'closed', '--example'],
    ['runs', 'closed'],
    ['runs', 'entered'],
    ['runs', 'closed.db'],
    ['list', 'closed'],
    ['list', 'closed.db'],
    ['verify', 'closed/deeper'],
    ['apply', 'closed.zip'],
  ])('%s %s: says so', async (...args) => {
    const child = run(args.map((part) => (/^(?:closed|entered|file|mine|new)/.test(part) ? at(part) : part)));
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
    const code = await new Promise((resolve) => child.once('close', resolve));
    // The commands of a port name a place as it was given.
    const port = ['export', 'list', 'verify', 'apply'].includes(args[0] ?? '') && !args.includes('file');
    const name = `${port ? `${folder.path}/` : ''}(?:closed|deeper|entered|MLmodel)[^"]*`;
    const named = expect.stringMatching(new RegExp(`"${name}" can't be read: permission is missing`));
    expect({ code, said }).toEqual({ code: 3, said: named as string });
  });

  it.each([
    ['export', 'closed', '--to', 'new', '--name', 'm'],
    ['plan', 'closed.zip', '--to', 'new', '--name', 'm'],
    ['export', 'mine', '--to', 'closed', '--name', 'm'],
    ['list', 'closed.db'],
    ['verify', 'closed/deeper'],
    ['apply', 'closed.zip'],
  ])('%s %s --json: says so in words, with a code', async (...args) => {
    const child = run([...args.map((part) => (/^(?:closed|mine|new)/.test(part) ? at(part) : part)), '--json']);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
    const exit = await new Promise((resolve) => child.once('close', resolve));
    const words = expect.stringMatching(/closed[^"]*" can't be read: permission is missing/) as string;
    expect({ exit, ...(JSON.parse(said) as object) }).toMatchObject({
      exit: 3,
      code: 'no-permission',
      ok: false,
      error: words,
    });
  });

  it("a port of somebody else holds up no other, and only its own version can't be judged", async () => {
    const ended = async (...args: string[]) => {
      const child = run(args);
      let said = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
      return { code: await new Promise((resolve) => child.once('close', resolve)), said };
    };
    const example = (year: string) => path.join(copy, 'assets/examples', `diabetes-${year}`);
    const port = (year: string) =>
      ended('export', example(year), '--to', at('shared'), '--name', 'm', '--reason', 'x', '--json');
    const { id } = JSON.parse((await port('2025')).said) as { id: string };
    const closed = ['.model-porter/mlflow.db/ports', 'mlartifacts/model-porter'].map((part) =>
      path.join(at('shared'), part, id),
    );
    for (const each of closed) chmodSync(each, 0);
    try {
      expect(await port('2026')).toMatchObject({ code: 0, said: expect.stringContaining('"version":"2"') as string });
      const { code, said } = await ended('verify', at('shared'));
      expect(code).toBe(1);
      expect(said).toMatch(
        /^m\/1 {2}NOT judged: it can't be read\n.*permission is missing.*\nm\/2 {2}as it was ported/,
      );
    } finally {
      for (const each of closed) chmodSync(each, 0o755);
    }
  });

  it('where exports are noted: says how to name another place, and copies nothing', async () => {
    mkdirSync(at('bound'));
    chmodSync(at('bound'), 0o555);
    const child = run(
      ['export', at('mine'), '--to', at('target'), '--name', 'm', '--layout', 'files'],
      at('bound/notes'),
    );
    let said = '';
    child.stderr.on('data', (chunk) => (said += String(chunk)));
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect({ code, said }).toEqual({
      code: 3,
      said: expect.stringMatching(/bound\/notes.*MODEL_PORTER_DATA/) as string,
    });
    expect(existsSync(at('target/mlruns/models/m'))).toBe(false);
  });

  async function ended(...args: string[]) {
    const child = run(args);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
    const code = await new Promise((resolve) => child.once('close', resolve));
    return { code, said };
  }

  it.each([
    ['sqlite', '.', 'shared-0'],
    ['sqlite', 'mlflow.db', 'mlflow.db'],
    ['sqlite', 'mlartifacts/model-porter', 'model-porter'],
    ['sqlite', '.model-porter/mlflow.db/ports', 'ports'],
    ['files', 'mlruns', 'mlruns'],
    ['files', 'mlruns/models/m', 'm'],
    ['files', 'mlartifacts/model-porter', 'model-porter'],
  ])('a workspace of kind %s, of which %s can not be written: stopped before anything is copied', async (...row) => {
    const [layout, closed, named] = row;
    const to = at(`shared-${(shared += 1)}`);
    const args = [at('mine'), '--to', to, '--name', 'm'];
    expect(await ended('export', ...args, '--layout', layout)).toMatchObject({ code: 0 });
    writeFileSync(at('mine/more'), String(shared));
    chmodSync(path.join(to, closed), 0o555);
    const before = readdirSync(to, { recursive: true });
    const { code, said } = await ended('export', ...args);
    expect({ code, said }).toMatchObject({ code: 1 });
    expect(said).toContain(`"${named === 'shared-0' ? path.basename(to) : named}" can not be written to.`);
    expect(readdirSync(to, { recursive: true })).toEqual(before);
    chmodSync(path.join(to, closed), 0o777);
    expect(await ended('export', ...args)).toMatchObject({ code: 0 });
  });
  let shared = 0;

  it('a folder that is closed after the plan: the error names it, and not what was copied', async () => {
    const to = at('later');
    await ended('export', at('mine'), '--to', to, '--name', 'm');
    writeFileSync(at('mine/more'), 'later');
    expect(await ended('plan', at('mine'), '--to', to, '--name', 'm', '--out', at('plan.json'))).toMatchObject({
      code: 0,
    });
    chmodSync(path.join(to, 'mlartifacts/model-porter'), 0o555);
    const { code, said } = await ended('apply', at('plan.json'));
    expect({ code, said }).toEqual({
      code: 3,
      said: expect.stringMatching(
        /"[^"]*\/later\/mlartifacts\/model-porter\/[^"/]*" could not be written \(EACCES\)/,
      ) as string,
    });
    expect((await ended('report', '--last')).said).toMatch(/mlartifacts.model-porter/);
  });

  it.each(ROWS)('%s: the tab is told', async (_name, place, exit) => {
    const child = run(['serve', at(place)]);
    try {
      const url = await new Promise<string>((resolve, reject) => {
        let text = '';
        child.stdout.on('data', (chunk) => {
          text += String(chunk);
          const found = /http:\S+/.exec(text)?.[0];
          if (found !== undefined) resolve(found);
        });
        child.once('exit', () => reject(new Error(text)));
      });
      const [origin = '', key = ''] = url.split('/#k=');
      const post = async (to: string, body: object, cookie = '') =>
        fetch(`${origin}${to}`, {
          method: 'POST',
          headers: { origin, 'content-type': 'application/json', cookie },
          body: JSON.stringify(body),
        });
      const cookie = ((await post('/session', { key })).headers.get('set-cookie') ?? '').split(';')[0];
      const call = async (method: string, input: object) => {
        const text = await (await post(`/rpc/${method}`, { input }, cookie)).text();
        return JSON.parse(text.trim().split('\n').at(-1) ?? '') as Record<string, Record<string, never>>;
      };
      const opened = await call('open.pending', {});
      const grants = opened['value']?.['grants'] ?? ([] as { token: string }[]);
      const found = await call('models.find', { grant: (grants as { token: string }[])[0]?.token ?? '' });
      expect(JSON.stringify(found)).toContain('"no-permission"');
      expect(JSON.stringify(found).includes('"models":1')).toBe(exit === 1);
    } finally {
      child.kill();
    }
  });
});
