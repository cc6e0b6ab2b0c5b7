import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { built, ROOT } from '../../support/build.ts';
import { LAUNCHER, modelPorter } from '../../support/command-line.ts';
import { stopReaderOf } from '../../support/held-process.ts';
import { largeDatabase, largeFileStore } from '../../support/large-workspaces.ts';
import { temporaryFolder } from '../../support/served.ts';

const folder = temporaryFolder();
const at = (...parts: string[]) => path.join(folder.path, ...parts);
const MODEL = at('model');
const WEIGHTS = path.join(MODEL, 'weights.bin');
const ENV = { MODEL_PORTER_DATA: at('data'), TMPDIR: at('tmp') };

beforeAll(async () => {
  await built();
  for (const each of ['tmp', 'out']) mkdirSync(at(each));
  cpSync(path.join(ROOT, 'assets/examples/diabetes-2025'), MODEL, { recursive: true });
  writeFileSync(WEIGHTS, Buffer.alloc(60_000_000, 1));
  await largeFileStore(at('files'), 1500, 2);
  await largeDatabase(at('db'), 3000);
  for (const args of [
    ['workspace', 'add', 'large', at('files')],
    ['export', MODEL, '--to', at('ws'), '--name', 'm'],
    ['plan', MODEL, '--to', at('next'), '--name', 'm', '--out', at('plan.json')],
  ]) {
    const { code, err } = await modelPorter(args, ENV);
    expect([args[0], code, err]).toEqual([args[0], 0, '']);
  }
});
afterAll(() => folder.remove());

function start(args: readonly string[], preload = path.join(ROOT, 'test/support/hears-interrupts.cjs')) {
  const child = spawn(process.execPath, [LAUNCHER, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...ENV, LANG: 'en_US.UTF-8', LC_ALL: '', NODE_OPTIONS: `--require=${preload}` },
  });
  let err = '';
  child.stderr?.on('data', (chunk) => (err += String(chunk)));
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null; err: string }>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, err }));
  });
  return { child, ended };
}

type Started = ReturnType<typeof start>;
/** Under load a process takes its time to start, and dies of a signal that comes before it listens. */
const listening = ({ child }: Started) => once(child.stdio[3] as Readable, 'data');
const searching = async (started: Started) => {
  started.child.stdout?.resume();
  await listening(started);
  started.child.kill('SIGINT');
};
/** Nobody reads on until it was told to end: a pipe that is full keeps it from being done before. */
const printing = async ({ child }: Started) => {
  const stdout = child.stdout as Readable;
  await once(stdout, 'data');
  stdout.pause();
  child.kill('SIGINT');
  await setTimeout(200);
  stdout.resume();
};
/** While it has that file open, however fast the machine is. */
const reading = (file: () => string) => async (started: Started) => {
  started.child.stdout?.resume();
  const reader = await stopReaderOf(file(), started.child.pid ?? 0);
  started.child.kill('SIGINT');
  process.kill(reader, 'SIGCONT');
};
const ported = () => {
  const ports = at('ws/mlartifacts/model-porter');
  return path.join(ports, readdirSync(ports)[0] ?? '', 'weights.bin');
};

const ROWS: readonly (readonly [string, readonly string[], (started: Started) => Promise<void>, RegExp])[] = [
  ['list searches', ['list', at('files'), '--search', 'nowhere'], searching, /^Interrupted\.\n$/],
  ['list prints', ['list', at('db')], printing, /^Interrupted\.\n$/],
  ['list prints a database', ['list', at('db'), '--json'], printing, /^$/],
  ['verify reads again', ['verify', at('ws')], reading(ported), /^Interrupted\.\n$/],
  ['verify says what is elsewhere', ['verify', at('files')], printing, /^Interrupted\.\n$/],
  [
    'plan looks',
    ['plan', MODEL, '--to', at('none'), '--name', 'm', '--out', at('out/p')],
    searching,
    /^Interrupted\.\n$/,
  ],
  [
    'plan reads',
    ['plan', MODEL, '--to', at('none'), '--name', 'm', '--out', at('out/p')],
    reading(() => WEIGHTS),
    /^Interrupted\.\n$/,
  ],
  [
    'apply copies',
    ['apply', at('plan.json')],
    reading(() => WEIGHTS),
    /^Interrupted\. The same command goes on[^\n]*undo \d{8}-\d{6}-[0-9a-f]{8}"[^\n]*\n$/,
  ],
  ['lineage looks', ['lineage', MODEL], searching, /^$/],
  ['lineage looks for uses', ['lineage', MODEL, '--uses'], searching, /^$/],
  ['runs reads', ['runs', at('files')], searching, /^$/],
  ['runs prints', ['runs', at('db')], printing, /^$/],
];

describe('Ctrl+C', () => {
  it.each(ROWS)('ends it while %s', async (_name, args, interrupt, said) => {
    const started = start(args);
    await interrupt(started);
    const ended = await Promise.race([started.ended, setTimeout(20_000, 'it still runs')]);
    started.child.kill('SIGKILL');
    expect(ended).toEqual({ code: 130, signal: null, err: expect.stringMatching(said) as string });
    expect([readdirSync(at('tmp')), readdirSync(at('out'))]).toEqual([[], []]);
  });

  it('leaves what apply began to be gone on with', async () => {
    const again = await modelPorter(['apply', at('plan.json')], ENV);
    expect([again.code, again.err]).toEqual([0, '']);
    expect((await modelPorter(['verify', at('next')], ENV)).out).toContain('m/1  as it was ported');
  });

  it('ends at once what does not end by itself, the second time', async () => {
    const started = start(['list', at('db')], path.join(ROOT, 'test/support/reads-nothing.cjs'));
    await listening(started);
    started.child.kill('SIGINT');
    expect(await Promise.race([started.ended, setTimeout(1000, 'it still runs')])).toBe('it still runs');
    started.child.kill('SIGINT');
    expect(await started.ended).toEqual({ code: null, signal: 'SIGINT', err: '' });
  });
});
