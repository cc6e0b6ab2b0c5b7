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

describe('serve, ended while an export is under way', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('by %s pauses it; resume goes on with it', async (signal) => {
    const here = path.join(folder.path, signal);
    for (const each of ['tmp', 'ws']) mkdirSync(path.join(here, each), { recursive: true });
    const env = { MODEL_PORTER_DATA: path.join(here, 'data'), TMPDIR: path.join(here, 'tmp'), LANG: 'en_US.UTF-8' };
    await modelPorter(['workspace', 'add', 'lab', path.join(here, 'ws')], env);
    const { child, ended, ask } = await serving(env);
    const { grants } = await ask<{ grants: { token: string }[] }>('open.pending');
    const { handle } = await ask<{ handle: string }>('port.plan', {
      source: { kind: 'model', grant: grants[0]?.token ?? '', path: null },
      target: { kind: 'workspace', name: 'lab' },
      model: 'm',
      alias: 'best',
      description: null,
      tags: {},
    });
    const { id } = await ask<PortRow>('port.start', { handle, reason: 'a test', confirmed: null });
    const row = async () => (await ask<{ ports: PortRow[] }>('port.list')).ports.find((each) => each.id === id);
    await expect
      .poll(async () => (await row())?.progress?.done ?? 0, { timeout: 60_000, interval: 20 })
      .toBeGreaterThan(1e6);
    const family = familyOf(child.pid ?? 0);
    expect(family.length).toBeGreaterThan(1);
    // A terminal, like a service's manager, tells all processes of the group.
    process.kill(-(child.pid ?? 0), signal);
    expect(await Promise.race([ended, setTimeout(20_000, 'it still runs')])).toEqual({
      code: 0,
      signal: null,
      err: '',
    });
    await expect.poll(() => family.filter(alive), { timeout: 5000 }).toEqual([]);
    expect(readdirSync(env.TMPDIR)).toEqual([]);
    expect((await modelPorter(['list', 'lab', '--json'], env)).out).toBe('');
    const next = await serving(env);
    const [port] = (await next.ask<{ ports: PortRow[] }>('port.list')).ports;
    next.child.kill(signal);
    await next.ended;
    expect([port?.id, port?.state]).toEqual([id, 'paused']);
    const resumed = await modelPorter(['resume', id], env);
    expect([resumed.code, resumed.err, resumed.out]).toEqual([
      0,
      '',
      expect.stringContaining('Ported as m version 1.'),
    ]);
    expect((await modelPorter(['verify', 'lab', 'm/1'], env)).out).toContain('as it was ported');
  });
});
