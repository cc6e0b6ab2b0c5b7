import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../../shared/contract/dispatch.ts';
import type { Json } from '../../../shared/contract/wire.ts';
import type { PortRow } from '../../../shared/export/port-row.ts';
import { built, ROOT } from '../../support/build.ts';
import { LAUNCHER, modelPorter } from '../../support/command-line.ts';
import { value } from '../../support/every-host.ts';
import { familyOf } from '../../support/process-family.ts';
import { temporaryFolder } from '../../support/served.ts';

const folder = temporaryFolder();
const model = path.join(folder.path, 'model');
beforeAll(async () => {
  await built();
  cpSync(path.join(ROOT, 'assets/examples/diabetes-2026'), model, { recursive: true });
  // So large that it is still under way when the server is told to end.
  for (let at = 0; at < 4; at += 1) writeFileSync(path.join(model, `weights-${at}.bin`), Buffer.alloc(100_000_000, at));
});
afterAll(() => folder.remove());

/** The server as a process, and its methods as its page calls them. */
async function serving(env: Record<string, string>) {
  const child = spawn(process.execPath, [LAUNCHER, 'serve', model], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, as a shell gives it.
    detached: true,
  });
  let err = '';
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null; err: string }>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, err }));
  });
  let out = '';
  for await (const chunk of child.stdout) {
    out += String(chunk);
    if (/http:\S+\n/.test(out)) break;
  }
  const [origin = '', key = ''] = (/http:\S+/.exec(out)?.[0] ?? '').split('/#k=');
  const headers = { origin, 'content-type': 'application/json' };
  const session = await fetch(`${origin}/session`, { method: 'POST', headers, body: JSON.stringify({ key }) });
  const cookie = (session.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const ask = async <T>(method: string, input: Record<string, Json> = {}): Promise<T> => {
    const body = JSON.stringify({ input });
    const answer = await fetch(`${origin}/rpc/${method}`, { method: 'POST', headers: { ...headers, cookie }, body });
    return value<T>(JSON.parse((await answer.text()).trim().split('\n').at(-1) ?? '') as Reply);
  };
  return { child, ended, ask };
}

const alive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

type Server = Awaited<ReturnType<typeof serving>>;

function scene(name: string) {
  const here = path.join(folder.path, name);
  for (const each of ['tmp', 'ws']) mkdirSync(path.join(here, each), { recursive: true });
  const env = { MODEL_PORTER_DATA: path.join(here, 'data'), TMPDIR: path.join(here, 'tmp'), LANG: 'en_US.UTF-8' };
  return { env, cli: (...args: string[]) => modelPorter(args, env), ws: path.join(here, 'ws') };
}

/** Starts exports of the model under these names, one after the other; the id of the last. */
async function begun({ ask }: Server, ...names: readonly string[]): Promise<string> {
  const { grants } = await ask<{ grants: { token: string }[] }>('open.pending');
  let id = '';
  for (const name of names.length === 0 ? ['m'] : names) {
    const { handle } = await ask<{ handle: string }>('port.plan', {
      source: { kind: 'model', grant: grants[0]?.token ?? '', path: null },
      target: { kind: 'workspace', name: 'lab' },
      model: name,
      alias: 'best',
      also: null,
      description: null,
      tags: {},
    });
    ({ id } = await ask<PortRow>('port.start', { handle, reason: 'a test', confirmed: null }));
  }
  return id;
}

const firstRow = async ({ ask }: Server) => (await ask<{ ports: PortRow[] }>('port.list')).ports[0];

/** Ends it as a terminal, or a service's manager, does: all processes of the group hear of it. Resolves when all are gone. */
async function ended(server: Server, signal: NodeJS.Signals) {
  const pid = server.child.pid ?? 0;
  const family = familyOf(pid);
  process.kill(-pid, signal);
  const how = await Promise.race([server.ended, setTimeout(20_000, 'it still runs')]);
  await expect.poll(() => family.filter(alive), { timeout: 5000 }).toEqual([]);
  return how;
}

const underWay = (server: Server) =>
  expect
    .poll(async () => (await firstRow(server))?.progress?.done ?? 0, { timeout: 60_000, interval: 20 })
    .toBeGreaterThan(1e6);

describe('serve, ended while an export is under way', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('by %s pauses it; resume goes on with it', async (signal) => {
    const { env, cli, ws } = scene(signal);
    await cli('workspace', 'add', 'lab', ws);
    const server = await serving(env);
    const id = await begun(server);
    await underWay(server);
    expect(await ended(server, signal)).toEqual({ code: 0, signal: null, err: '' });
    expect(readdirSync(env.TMPDIR)).toEqual([]);
    expect((await cli('list', 'lab', '--json')).out).toBe('');
    const next = await serving(env);
    expect(await firstRow(next)).toMatchObject({ id, state: 'paused' });
    await ended(next, signal);
    const resumed = await cli('resume', id);
    expect([resumed.code, resumed.err, resumed.out]).toEqual([
      0,
      '',
      expect.stringContaining('Ported as m version 1.'),
    ]);
    expect((await cli('verify', 'lab', 'm/1')).out).toContain('as it was ported');
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)('by %s leaves what waits for its turn to the next start', async (signal) => {
    const { env, cli, ws } = scene(`waits-${signal}`);
    await cli('workspace', 'add', 'lab', ws);
    const first = await serving(env);
    const id = await begun(first, 'm', 'second');
    expect(await firstRow(first)).toMatchObject({ id, state: 'queued' });
    await ended(first, signal);
    const second = await serving(env);
    expect(await firstRow(second)).toMatchObject({ id, state: 'waiting', model: 'second' });
    expect((await cli('resume', id)).err).toContain(`There is no port "${id}" here.`);
    await second.ask('port.resume', { id, confirmed: null, reason: null });
    await expect.poll(async () => (await firstRow(second))?.state, { timeout: 100_000, interval: 100 }).toBe('done');
    await ended(second, 'SIGTERM');
    expect(readdirSync(path.join(env.MODEL_PORTER_DATA, 'waiting'))).toEqual([]);
    expect((await cli('verify', 'lab', 'second/1')).out).toContain('as it was ported');
  });

  it('is told from a kill, also of one that was paused before', async () => {
    const { env, cli, ws } = scene('killed');
    await cli('workspace', 'add', 'lab', ws);
    const first = await serving(env);
    const id = await begun(first);
    await underWay(first);
    await ended(first, 'SIGTERM');
    const second = await serving(env);
    await second.ask('port.resume', { id, confirmed: null, reason: null });
    await underWay(second);
    await ended(second, 'SIGKILL');
    const third = await serving(env);
    expect(await firstRow(third)).toMatchObject({ id, state: 'interrupted' });
    await ended(third, 'SIGTERM');
    expect((await cli('list', 'lab', '--json')).out).toBe('');
    expect((await cli('resume', id)).code).toBe(0);
  });
});
