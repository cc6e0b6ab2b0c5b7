import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { built, ROOT } from '../../support/build.ts';
import { LAUNCHER, modelPorter } from '../../support/command-line.ts';
import { temporaryFolder } from '../../support/served.ts';

const folder = temporaryFolder();
const MODEL = path.join(folder.path, 'model');
const FILES = 4;
const SIZE = 40_000_000;
let made = 0;

beforeAll(async () => {
  await built();
  cpSync(path.join(ROOT, 'assets/examples/diabetes-2025'), MODEL, { recursive: true });
  // Packed they are a third as large, so that packing takes its time.
  const some = Buffer.from(Array.from({ length: SIZE / 10 }, (_, at) => ((at * at) % 65_521) % 251));
  const bytes = Buffer.concat(Array.from({ length: 10 }, () => some));
  for (let at = 0; at < FILES; at += 1) writeFileSync(path.join(MODEL, `weights-${at}.bin`), bytes.fill(at, 0, 100));
});
afterAll(() => folder.remove());

function scene(...more: string[]) {
  const here = path.join(folder.path, `z${(made += 1)}`);
  const out = path.join(here, 'out');
  const data = path.join(here, 'data');
  mkdirSync(out, { recursive: true });
  const args = ['export', MODEL, '--to', path.join(out, 'm.zip'), '--name', 'm', '--alias', 'best', ...more];
  const call = (...each: string[]) => modelPorter(each, { MODEL_PORTER_DATA: data });
  const half = () => readdirSync(out).find((name) => name.endsWith('.porter-zip')) ?? '';
  const journal = () => {
    const [at] = existsSync(data)
      ? readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((each) => each.endsWith('journal.jsonl'))
      : [];
    return at === undefined ? '' : readFileSync(path.join(data, at), 'utf8');
  };
  return { out, data, args, call, half, journal };
}

type Scene = ReturnType<typeof scene>;
/** When Ctrl+C comes. */
const MOMENTS = {
  'it is written': ({ out, half }: Scene) => half() !== '' && statSync(path.join(out, half())).size > 20_000_000,
  'it is read back': ({ journal }: Scene) => journal().includes('"kind":"published"'),
};

/** Ends with what it said. It is stopped first, so that it is still there then, however fast the machine is. */
async function interrupted(at: Scene, come: (at: Scene) => boolean) {
  const child = spawn(process.execPath, [LAUNCHER, ...at.args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, MODEL_PORTER_DATA: at.data, LANG: 'en_US.UTF-8', LC_ALL: '' },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  const ended = new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
  while (child.exitCode === null && !come(at)) await setTimeout(2);
  child.kill('SIGSTOP');
  child.kill('SIGINT');
  child.kill('SIGCONT');
  return ended;
}

const WAYS = [
  ['', 'it is written', 'the same command'],
  ['', 'it is written', 'resume'],
  ['', 'it is read back', 'the same command'],
  ['', 'it is read back', 'resume'],
  ['--compress', 'it is written', 'the same command'],
  ['--compress', 'it is read back', 'resume'],
] as const;
const SAID = /Interrupted\. The same command goes on where it stopped; "model-porter undo \S+" clears it away\.\r?\n$/;

describe('Ctrl+C during an export into a zip', () => {
  it.each(WAYS)('%s while %s: there is no zip, and %s makes it whole', async (how, moment, way) => {
    const at = scene(...[how].filter(Boolean));
    const said = expect.stringMatching(SAID) as string;
    expect(await interrupted(at, MOMENTS[moment])).toEqual({ code: 130, out: '', err: said });
    expect(readdirSync(at.out)).toEqual([expect.stringMatching(/^m\.zip\.\S+\.porter-zip$/)]);
    const again = await at.call(...(way === 'resume' ? ['resume', '--last'] : at.args));
    expect([again.code, again.err, again.out]).toEqual([0, '', expect.stringContaining('Ported: m is in ')]);
    expect(readdirSync(at.out)).toEqual(['m.zip']);
    const { out } = await at.call('verify', path.join(at.out, 'm.zip'));
    expect(out).toMatch(/^m\/1 {2}as it was ported \(11 files\)$/m);
  });

  it('leaves what undo clears away', async () => {
    const at = scene();
    await interrupted(at, MOMENTS['it is written']);
    const undone = await at.call('undo', '--last');
    expect([undone.code, undone.out]).toEqual([0, expect.stringContaining('was cleared away')]);
    expect(readdirSync(at.out)).toEqual([]);
  });

  it('on a real terminal is typed, and says the same', async () => {
    const at = scene('--yes');
    const line = [process.execPath, LAUNCHER, ...at.args].map((each) => `'${each}'`).join(' ');
    const child = spawn('script', ['-qefc', line, '/dev/null'], {
      env: { ...process.env, MODEL_PORTER_DATA: at.data, LC_ALL: 'C.UTF-8' },
    });
    let shown = '';
    child.stdout.on('data', (chunk: Buffer) => {
      const before = shown;
      shown += chunk.toString();
      if (shown.includes('Copying:') && !before.includes('Copying:')) child.stdin.write('\u0003');
    });
    const ended = await new Promise((resolve) => child.once('close', resolve));
    expect([ended, shown]).toEqual([130, expect.stringMatching(SAID)]);
    expect(existsSync(path.join(at.out, 'm.zip'))).toBe(false);
    expect((await at.call(...at.args)).code).toBe(0);
    expect(readdirSync(at.out)).toEqual(['m.zip']);
  });
});
