import { cpSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { FileRegistry } from '../../../electron/workspaces/file-registry.ts';
import { SqliteRegistry } from '../../../electron/workspaces/sqlite-registry.ts';
import { ROOT } from '../../support/build.ts';
import { portSessions } from '../../support/port-session.ts';

vi.setConfig({ testTimeout: 60_000 });
const A = path.join(ROOT, 'assets/examples/diabetes-2025');
const B = path.join(ROOT, 'assets/examples/diabetes-2026');
const session = portSessions();

describe('several models at once', () => {
  it('go one after the other, each under its own name, with one sum', async () => {
    const { to, call } = session();
    const { code, out } = await call('export', A, B, '--to', to, '--tag', 'team=risk');
    expect(code).toBe(0);
    expect(out).toMatch(
      /^== .*diabetes-2025\n[^]*Ported as diabetes-2025 version 1\.[^]*^== .*diabetes-2026\n[^]*Ported as/m,
    );
    expect(out.trimEnd().split('\n').at(-1)).toBe('2 models: 2 ported, 0 stopped by checks, 0 failed.');
    expect((await call('verify', to)).out.match(/as it was ported/g)).toHaveLength(2);
  });

  it.each(['files', 'sqlite'])('are verified with what is registered of each read once (%s)', async (layout) => {
    const { to, call } = session();
    expect((await call('export', A, B, '--to', to, '--layout', layout)).code).toBe(0);
    const asked = [FileRegistry, SqliteRegistry].map(({ prototype }) => vi.spyOn(prototype, 'model'));
    const placed = [vi.spyOn(FileRegistry.prototype, 'version'), vi.spyOn(SqliteRegistry.prototype, 'version')];
    expect((await call('verify', to)).out.match(/as it was ported/g)).toHaveLength(2);
    const calls = (spies: readonly { readonly mock: { readonly calls: readonly unknown[] } }[]) =>
      spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
    expect([calls(asked), calls(placed)]).toEqual([layout === 'files' ? 2 : 0, 0]);
  });

  it('fail each for itself: the worst is the exit code, and JSON is one array', async () => {
    const { here, to, call } = session();
    await call('export', A, '--to', to, '--name', 'same');
    const other = path.join(here, 'same');
    cpSync(B, other, { recursive: true });
    const gone = path.join(here, 'gone');
    const { code, out } = await call('export', gone, other, A, '--to', to, '--json');
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject([
      { ok: false },
      { ok: false, code: 'preflight-stops' },
      { ok: true, outcome: 'ported', model: 'diabetes-2025' },
    ]);
    expect((await call('export', other, A, '--to', to)).code).toBe(1);
  });

  it('can not share a name, a zip or a report', async () => {
    const { here, to, call } = session();
    for (const more of [
      ['--name', 'x'],
      ['--report', 'r.md'],
    ])
      expect(await call('export', A, B, '--to', to, ...more)).toMatchObject({ code: 2 });
    expect(await call('export', A, B, '--to', path.join(here, 'x.zip'))).toMatchObject({ code: 2 });
    expect(existsSync(to)).toBe(false);
  });
});

describe('model-porter plan', () => {
  it('says what would be, and writes nothing', async () => {
    const { here, to, call } = session();
    const { code, out } = await call('plan', A, '--to', to, '--name', 'm', '--alias', 'champion');
    expect(code).toBe(0);
    expect(out).toMatch(/kept +Files[^]*new +Alias {2}champion[^]*It would become m version 1\. Nothing was written\./);
    expect([existsSync(to), existsSync(path.join(here, 'data'))]).toEqual([false, false]);
    const json = JSON.parse((await call('plan', A, B, '--to', to, '--json')).out) as { file: null }[];
    expect(json).toMatchObject([{ ok: true, file: null }, { ok: true }]);
    await call('export', A, '--to', to, '--name', 'm');
    const again = await call('plan', A, '--to', to, '--name', 'm');
    expect(again.out).toContain('It is there already as m version 1: no other would be made. Nothing was written.');
    expect((await call('plan', B, '--to', to, '--name', 'm')).code).toBe(1);
  });

  it('keeps it for apply', async () => {
    const { here, to, call } = session();
    const file = path.join(here, 'plan.json');
    expect((await call('plan', A, '--to', to, '--name', 'm', '--out', file)).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('"format": 1');
    const done = await call('apply', file, '--json');
    expect([done.code, JSON.parse(done.out)]).toMatchObject([0, { outcome: 'ported', version: '1' }]);
    expect((await call('plan', A, '--to', to, '--out', file)).code).toBe(3);
    expect((await call('plan', '--to', to)).err).toContain('It takes: plan SOURCE... --to WORKSPACE.');
    expect((await call('plan', A, '--to', to, '--confirm', 'x')).code).toBe(2);
  });
});

describe('a plan that a check stops', () => {
  it('says so as JSON, alone and in an array, and keeps the plan', async () => {
    const { here, to, call } = session();
    await call('export', A, '--to', to, '--name', 'diabetes-2026');
    const file = path.join(here, 'p.json');
    const alone = await call('plan', B, '--to', to, '--out', file, '--json');
    const told = {
      ok: false,
      code: 'preflight-stops',
      stops: expect.arrayContaining([expect.any(String)]) as string[],
    };
    expect([alone.code, JSON.parse(alone.out)]).toMatchObject([1, { ...told, file, plan: { format: 1 } }]);
    expect(existsSync(file)).toBe(true);
    const both = await call('plan', B, A, '--to', to, '--json');
    expect([both.code, JSON.parse(both.out)]).toMatchObject([1, [told, { ok: true, plan: {} }]]);
  });

  it('says it in words, with the target and a way out of each finding', async () => {
    const { here, to, call } = session();
    await call('export', A, '--to', to, '--name', 'diabetes-2026');
    await call('workspace', 'add', 'team', to, '--role', 'PROD');
    const { code, out } = await call('plan', B, '--to', 'team');
    expect(code).toBe(1);
    expect(out).toMatch(/^It would be stopped by \d checks?\. Nothing was written\.$/m);
    expect(out).not.toContain('It would become');
    expect(out).toContain(`Target: ${path.join(to, 'mlflow.db')} ("team", PROD)`);
    const findings = out.match(/^ {2}(?:note|STOP|stop|not judged) +\S+ {2}/gm) ?? [];
    expect(findings.length).toBeGreaterThan(1);
    expect(out.match(/^ +→ \S/gm)).toHaveLength(findings.length);
    const kept = await call('plan', B, '--to', 'team', '--out', path.join(here, 'p.json'));
    expect(kept.out).toContain(`The plan is in ${path.join(here, 'p.json')}, and "apply" would refuse it.`);
  });

  it('tells the same act as commands where it is asked for', async () => {
    const { to, call } = session();
    const { out } = await call('plan', A, '--to', to, '--name', 'm', '--commands');
    expect(out).toMatch(/model-porter export [^]*import mlflow[^]*name: "m"[^]*az ml model create/);
    const json = JSON.parse((await call('plan', A, '--to', to, '--commands', '--json')).out) as object;
    expect(json).toMatchObject({
      ok: true,
      act: { modelPorter: expect.stringContaining('model-porter export') as string },
    });
  });
});
