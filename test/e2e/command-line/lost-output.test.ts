import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { built, ROOT } from '../../support/build.ts';
import { LAUNCHER } from '../../support/command-line.ts';
import { temporaryFolder } from '../../support/served.ts';

const folder = temporaryFolder();
const at = (...parts: string[]) => path.join(folder.path, ...parts);
const GOOD = path.join(ROOT, 'assets/examples/diabetes-2025');
let made = 0;

beforeAll(async () => {
  await built();
  mkdirSync(at('torn'));
  // The file that its flavor names is not there.
  writeFileSync(at('torn/MLmodel'), 'flavors:\n  sklearn:\n    pickled_model: m.pkl\n');
});
afterAll(() => folder.remove());

/** `closed`: by a reader that went away before anything came. full: a disk without room. */
async function call(args: readonly string[], stdout: 'pipe' | 'closed' | 'full', stderr: 'pipe' | 'closed' = 'pipe') {
  const full = stdout === 'full' ? openSync('/dev/full', 'w') : null;
  const child = spawn(process.execPath, [LAUNCHER, ...args], {
    env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '', MODEL_PORTER_DATA: at('data') },
    stdio: ['ignore', full ?? 'pipe', 'pipe'],
  });
  if (full !== null) closeSync(full);
  let out = '';
  let err = '';
  if (stdout === 'closed') child.stdout?.destroy();
  else child.stdout?.on('data', (chunk) => (out += String(chunk)));
  if (stderr === 'closed') child.stderr?.destroy();
  else child.stderr?.on('data', (chunk) => (err += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, out, err };
}

/** A workspace of its own, with `m` in it. */
async function scene() {
  const here = at(`x${(made += 1)}`);
  mkdirSync(here);
  const to = path.join(here, 'ws');
  const ported = await call(['export', GOOD, '--to', to, '--name', 'm', '--json'], 'pipe');
  const { id } = JSON.parse(ported.out) as { id: string };
  return { here, to, id };
}
type Scene = Awaited<ReturnType<typeof scene>>;
const models = async ({ to }: Scene) => (await call(['list', to], 'pipe')).out;

const WRITING: readonly (readonly [string, (scene: Scene) => string[], number, (scene: Scene) => unknown, unknown])[] =
  [
    ['export', ({ to }) => ['export', GOOD, '--to', to, '--name', 'n'], 0, models, /^n /m],
    ['export of several', ({ to }) => ['export', at('torn'), GOOD, '--to', to], 1, models, /^diabetes-2025 /m],
    ['undo', ({ id }) => ['undo', id], 0, models, /^m +0\b/m],
    [
      'plan',
      ({ here, to }) => ['plan', GOOD, '--to', to, '--name', 'n', '--out', path.join(here, 'p.json')],
      0,
      ({ here }) => String(existsSync(path.join(here, 'p.json'))),
      /true/,
    ],
    [
      'workspace add',
      ({ here, to }) => ['workspace', 'add', path.basename(here), to],
      0,
      async () => (await call(['workspace', 'list'], 'pipe')).out,
      /x\d/,
    ],
  ];

describe('a command that writes, when what it prints is lost', () => {
  it.each(WRITING)('%s: goes to its end without a reader', async (_name, args, code, found, wanted) => {
    const there = await scene();
    const ran = await call(args(there), 'closed');
    expect([ran.code, ran.err]).toEqual([code, '']);
    expect(await found(there)).toMatch(wanted as RegExp);
  });

  it.each(WRITING.slice(0, 2))('%s: and on a full disk, which it tells', async (_name, args, _code, found, wanted) => {
    const there = await scene();
    const ran = await call(args(there), 'full');
    expect([ran.code, ran.err.trimEnd().split('\n')]).toEqual([
      3,
      [expect.stringContaining("can't be written (ENOSPC)")],
    ]);
    expect(await found(there)).toMatch(wanted as RegExp);
  });
});

describe('a command that reads', () => {
  it('ends without a reader, and tells of a full disk', async () => {
    const { to } = await scene();
    expect(await call(['list', to], 'closed')).toMatchObject({ code: 0, err: '' });
    const full = await call(['list', to], 'full');
    expect([full.code, full.err.trimEnd().split('\n')]).toEqual([3, [expect.stringContaining('(ENOSPC)')]]);
  });

  it.each([
    ['list', 3],
    ['verify', 3],
    ['nope', 2],
  ])('%s: keeps its exit code where nobody reads what is wrong', async (name, code) => {
    expect((await call([name, at('none')], 'pipe', 'closed')).code).toBe(code);
  });
});
