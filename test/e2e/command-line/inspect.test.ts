import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { built, ROOT } from '../../support/build.ts';
import { LAUNCHER, modelPorter } from '../../support/command-line.ts';
import { temporaryFolder } from '../../support/served.ts';

const folder = temporaryFolder();
const EXAMPLES = path.join(ROOT, 'assets/examples');
const BAD = path.join(folder.path, 'bad');
const LISTENS = path.join(ROOT, 'test/support/hears-interrupts.cjs');
const MANY = path.join(folder.path, 'many');
beforeAll(async () => {
  await built();
  mkdirSync(BAD);
  writeFileSync(path.join(BAD, 'MLmodel'), 'flavors: {sklearn: {pickled_model: gone.pkl}}\n');
  for (let at = 0; at < 4000; at += 1) {
    mkdirSync(path.join(MANY, `m${at}`), { recursive: true });
    writeFileSync(path.join(MANY, `m${at}/MLmodel`), 'flavors: {acme: {a: 1}}\n');
  }
});
afterAll(() => folder.remove());

describe('the command line', () => {
  it.each<readonly [string, readonly string[], number, RegExp]>([
    [
      'a fine model',
      ['inspect', path.join(EXAMPLES, 'diabetes-2026')],
      0,
      /^[^\n]*diabetes-2026\n {2}Flavors: python_function, sklearn \(scikit-learn 1\.9\.1\)\n/,
    ],
    ['findings', ['inspect', BAD], 1, /warning: line 1: "gone\.pkl" is missing/],
    ['one of several', ['inspect', path.join(EXAMPLES, 'diabetes-2026'), BAD], 1, /diabetes-2026[^]*bad/],
    ['nothing to read', ['inspect', path.join(folder.path, 'none')], 3, /^model-porter: .*none: .*is not there/],
    [
      'one that can be read, one that can not',
      ['inspect', EXAMPLES, '/none'],
      3,
      /diabetes-2026[^]*model-porter: \/none/,
    ],
    [
      'a tree',
      ['inspect', '--tree', EXAMPLES],
      0,
      /^[^\n]*diabetes-2025 {2}python_function, sklearn\n[^\n]*diabetes-2026 {2}python_function, sklearn\n$/,
    ],
    ['no command', [], 2, /^Model Porter reads/],
    ['an unknown command', ['frobnicate'], 2, /no command "frobnicate"[^]*Usage:/],
    ['no path', ['inspect'], 2, /Name at least one PATH[^]*Usage: model-porter inspect/],
    ['an unknown option', ['inspect', '--colour', 'x'], 2, /--colour[^]*Usage: model-porter inspect/],
    ['an unknown option of serve', ['serve', '--port', '1'], 2, /--port[^]*Usage: model-porter serve/],
    ['help', ['--help'], 0, /^Model Porter reads[^]*Exit codes: 0 fine, 1 findings, 2 wrong usage, 3 /],
    ['help on inspect', ['inspect', '--help'], 0, /^Usage: model-porter inspect PATH\.\.\. \[--json\] \[--tree\]/],
    ['help on open', ['open', '--help'], 0, /^Usage: model-porter open/],
    ['help on serve', ['serve', '-h'], 0, /^Usage: model-porter serve/],
    ['its version', ['--version'], 0, /^model-porter \d+\.\d+\.\d+\n$/],
  ])('%s', async (_name, args, code, says) => {
    const ended = await modelPorter(args, { FORCE_COLOR: '1' });
    expect({ code: ended.code, said: ended.out + ended.err }).toEqual({
      code,
      said: expect.stringMatching(says) as string,
    });
    // Piped: no colour. Mistakes go where output is not.
    expect(ended.out + ended.err).not.toContain('\u001b');
    if (code === 2 && args.length > 0) expect(ended.out).toBe('');
  });

  it('speaks the language of the machine', async () => {
    expect((await modelPorter(['inspect'], { LANG: 'es_MX.UTF-8' })).err).toContain('Uso: model-porter inspect');
  });

  it('prints an object a model and line, as MLflow holds it', async () => {
    const { out } = await modelPorter(['inspect', '--json', EXAMPLES]);
    const [first, second] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(second).toMatchObject({
      path: path.join(EXAMPLES, 'diabetes-2026'),
      ok: true,
      error: null,
      flavors: { sklearn: { sklearn_version: '1.9.1', code: null } },
      mlflow_version: '3.17.2',
      run_id: null,
      model_uuid: '830692b70ea24226883172e7f91d64a9',
      model_id: null,
      artifact_path: null,
      utc_time_created: '2026-11-24 13:03:23.861387',
      model_size_bytes: 12103,
      metadata: { owner: 'clinic' },
      resources: null,
      signature: { outputs: [{ type: 'tensor', 'tensor-spec': { dtype: 'float64', shape: [-1, 2] } }], params: null },
    });
    expect(second).toHaveProperty('signature.inputs.0', {
      type: 'double',
      name: 'age',
      required: true,
    });
    expect(Object.keys(first ?? {})).toEqual(Object.keys(second ?? {}));
  });

  it('prints an object for what it can not read, too', async () => {
    const empty = `${folder.path}/empty`;
    mkdirSync(empty);
    const { out } = await modelPorter(['inspect', '--json', '/none', empty, folder.path.replace(/$/, '/bad')]);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toMatchObject([
      { path: '/none', ok: false, code: 'not-found' },
      { path: empty, ok: false, code: 'no-mlmodel', error: expect.stringMatching(/^There is no MLmodel file here\./) },
      { ok: true, problems: [{ code: 'file-missing', line: 1 }] },
    ]);
  });

  const run = (args: readonly string[]) =>
    spawn(process.execPath, [LAUNCHER, ...args], {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '', NODE_OPTIONS: `--require=${LISTENS}` },
    });
  const ended = (child: ReturnType<typeof run>) => {
    let err = '';
    child.stderr?.on('data', (chunk) => (err += String(chunk)));
    return new Promise<unknown>((resolve) => {
      child.once('close', (code, signal) => resolve({ code, signal, err }));
    });
  };

  it('ends quietly when nobody reads on', async () => {
    const child = run(['inspect', MANY]);
    const end = ended(child);
    child.stdout?.once('data', () => child.stdout?.destroy());
    expect(await end).toEqual({ code: 0, signal: null, err: '' });
  });

  it('ends quietly with Ctrl+C, while it searches and while it prints', async () => {
    const searching = run(['inspect', '--json', MANY]);
    searching.stdout?.resume();
    const stopped = ended(searching);
    // Under load a process takes its time to start, and dies of a signal that comes before it listens.
    await once(searching.stdio[3] as Readable, 'data');
    searching.kill('SIGINT');
    expect(await stopped).toEqual({ code: 130, signal: null, err: '' });
    const printing = run(['inspect', '--json', MANY]);
    const end = ended(printing);
    printing.stdout?.once('data', () => printing.kill('SIGINT'));
    expect(await end).toEqual({ code: 130, signal: null, err: '' });
  });

  it('starts without the libraries that only other commands need', async () => {
    const log = path.join(folder.path, 'watched');
    const env = { NODE_OPTIONS: `--require=${path.join(ROOT, 'test/support/watch-files.cjs')}`, WATCH_FILES: log };
    await modelPorter(['inspect', '--json', path.join(EXAMPLES, 'diabetes-2026')], env);
    const loaded = readFileSync(log, 'utf8')
      .split('\0')
      .filter((line) => line.includes('dist/cli/'));
    const bytes = loaded.reduce((sum, line) => sum + statSync(line.slice('read '.length)).size, 0);
    // The YAML library alone has 240 kB, the schema library 200, the texts 140, what enforces values 90.
    expect(loaded.length).toBeGreaterThan(3);
    expect(bytes).toBeLessThan(170_000);
  });
});
