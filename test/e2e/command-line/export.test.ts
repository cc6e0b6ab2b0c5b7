import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { built, ROOT } from '../../support/build.ts';
import { temporaryFolder } from '../../support/served.ts';
import { pace } from '../../support/pace.ts';

const folder = temporaryFolder();
beforeAll(() => built());
afterAll(() => folder.remove());
let made = 0;

function scene() {
  const here = path.join(folder.path, `x${(made += 1)}`);
  const source = path.join(here, 'source');
  mkdirSync(here);
  cpSync(path.join(ROOT, 'assets/examples/diabetes-2025'), source, { recursive: true });
  for (let at = 0; at < 6; at += 1) writeFileSync(path.join(source, `weights-${at}.bin`), Buffer.alloc(60_000_000, at));
  const to = path.join(here, 'ws');
  const start = (...args: string[]) => {
    const child = spawn(process.execPath, [path.join(ROOT, 'electron/cli/model-porter.cjs'), ...args], {
      env: { ...process.env, MODEL_PORTER_DATA: path.join(here, 'data'), LC_ALL: 'C', LANG: 'en_US.UTF-8' },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
      child.once('close', (code) => resolve({ code, out, err })),
    );
    return { child, ended };
  };
  const staged = () => {
    const ports = path.join(to, '.model-porter/mlflow.db/ports');
    const [port] = existsSync(ports) ? readdirSync(ports) : [];
    const stage = port === undefined ? '' : path.join(ports, port, 'stage');
    return existsSync(stage) ? readdirSync(stage).filter((name) => name.startsWith('weights')).length : 0;
  };
  return { source, to, start, staged };
}

describe('model-porter export, interrupted by Ctrl+C', () => {
  it.each(['export', 'resume'])('ends at once with 130, lists nothing, and %s goes on', async (way) => {
    const { source, to, start, staged } = scene();
    const args = ['export', source, '--to', to, '--name', 'm', '--alias', 'best'];
    const first = start(...args);
    for (let tries = 0; tries < 3000 && staged() < 2; tries += 1) await setTimeout(2);
    const asked = performance.now();
    first.child.kill('SIGINT');
    const ended = await first.ended;
    expect([ended.code, ended.out]).toEqual([130, '']);
    expect(ended.err).toContain('Interrupted.');
    expect(performance.now() - asked).toBeLessThan(5000 * pace());
    expect(staged()).toBeGreaterThan(0);
    expect((await start('verify', to).ended).out).toBe('');
    const again = await start(...(way === 'export' ? args : ['resume', '--last'])).ended;
    expect([again.code, again.err]).toEqual([0, '']);
    expect(again.out).toContain('Ported as m version 1.');
    expect((await start('verify', to, 'm/1').ended).out).toContain('as it was ported');
    expect(staged()).toBe(0);
  });

  it('can be cleared away', async () => {
    const { source, to, start, staged } = scene();
    const first = start('export', source, '--to', to, '--name', 'm');
    for (let tries = 0; tries < 3000 && staged() < 1; tries += 1) await setTimeout(2);
    first.child.kill('SIGINT');
    expect((await first.ended).code).toBe(130);
    const undone = await start('undo', '--last').ended;
    expect([undone.code, undone.out]).toEqual([0, expect.stringContaining('was cleared away') as string]);
    expect(staged()).toBe(0);
  });
});

/** `script` gives a terminal of its own to what it starts. */
describe('model-porter export on a real terminal', () => {
  it.each([
    ['an answer', 'y\n', 0, 'Ported as m version 1.'],
    ['no answer', '\n', 1, 'nothing was written'],
    ['Ctrl+D', '\u0004', 1, 'nothing was written'],
    ['Ctrl+C', '\u0003', 130, 'Interrupted.'],
  ])('waits for %s', async (_name, typed, code, said) => {
    const here = path.join(folder.path, `t${(made += 1)}`);
    mkdirSync(here);
    const model = path.join(ROOT, 'assets/examples/diabetes-2025');
    const cli = path.join(ROOT, 'electron/cli/model-porter.cjs');
    const line = [process.execPath, cli, 'export', model, '--to', path.join(here, 'ws'), '--name', 'm'];
    const child = spawn('script', ['-qefc', line.map((each) => `'${each}'`).join(' '), '/dev/null'], {
      env: { ...process.env, MODEL_PORTER_DATA: path.join(here, 'data'), LC_ALL: 'C.UTF-8' },
    });
    let shown = '';
    child.stdout.on('data', (chunk: Buffer) => {
      const before = shown;
      shown += chunk.toString();
      if (shown.includes('[y/N]') && !before.includes('[y/N]')) child.stdin.write(typed);
    });
    const ended = await new Promise((resolve) => child.once('close', resolve));
    expect([ended, shown]).toEqual([code, expect.stringContaining(said)]);
    expect(existsSync(path.join(here, 'ws'))).toBe(code === 0);
  });
});
