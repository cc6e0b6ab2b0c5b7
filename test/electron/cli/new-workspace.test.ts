import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { ROOT } from '../../support/build.ts';
import { command } from '../../support/command.ts';
import { exportSessions } from '../../support/export-session.ts';

vi.setConfig({ testTimeout: 60_000 });
const A = path.join(ROOT, 'assets/examples/diabetes-2025');
const { session, remove } = exportSessions();
afterAll(remove);

describe('a name of a workspace in other letters', () => {
  it.each(['PROD-É', 'prod-é', 'Prod-É'.normalize('NFD').toLowerCase()])(
    '%s makes no new workspace, and the one that is meant is named',
    async (given) => {
      const { here, text } = session();
      await text('workspace', 'add', 'Prod-É', path.join(here, 'p'), '--layout', 'sqlite');
      for (const args of [
        ['export', A, '--to', given, '--name', 'm'],
        ['plan', A, '--to', given],
        ['list', given],
        ['verify', given],
        ['workspace', 'show', given],
        ['export', 'models:/m/1', '--from', given, '--to', path.join(here, 'x')],
      ]) {
        const { code, err } = await text(...args);
        expect([code, err]).toEqual([3, expect.stringContaining('The workspace is called "Prod-É", not "') as string]);
      }
      expect(existsSync(given)).toBe(false);
    },
  );

  it('is its name where only the system writes letters otherwise, and a place where it is written as one', async () => {
    const { here, call } = session();
    await call('workspace', 'add', 'Prod-É', path.join(here, 'p'), '--layout', 'sqlite');
    const shown = await call('workspace', 'show', 'Prod-É'.normalize('NFD'));
    expect(shown).toMatchObject({ code: 0, printed: { name: 'Prod-É' } });
    mkdirSync(path.join(here, 'PROD-É'));
    const asPlace = await call('plan', A, '--to', path.join(here, 'PROD-É'));
    expect(asPlace.printed).toMatchObject({ plan: { target: { workspace: null } } });
  });
});

describe('a workspace that is made along with a port', () => {
  it.each([
    ['sqlite', 'mlflow.db'],
    ['files', 'mlruns'],
  ])('(%s) is told, before and after; one that was there is not', async (layout, store) => {
    const { here, data, text } = session();
    const to = path.join(here, 'new');
    const made = path.join(to, store);
    const target = ['--to', to, '--layout', layout];
    expect((await text('plan', A, ...target, '--name', 'm')).out).toContain(`A new workspace would be made: ${made}\n`);
    expect(JSON.parse((await text('plan', A, ...target, '--json')).out)).toMatchObject({
      plan: { target: { isNew: true, store: made } },
    });
    const first = await text('export', A, ...target, '--name', 'm');
    expect([first.code, first.out]).toEqual([0, expect.stringContaining(`A new workspace was made: ${made}\n`)]);
    const more = await text('export', A, ...target, '--name', 'n');
    expect([more.code, more.out]).toEqual([0, expect.not.stringContaining('workspace')]);
    const other = path.join(here, 'other');
    const asJson = await command(data, ['export', A, '--to', other, '--layout', layout, '--json'], 'en');
    expect(JSON.parse(asJson.out)).toMatchObject({ workspaceMade: path.join(other, store) });
    const again = await command(data, ['export', A, '--to', other, '--layout', layout, '--json'], 'en');
    expect(JSON.parse(again.out)).not.toHaveProperty('workspaceMade');
  });
});
