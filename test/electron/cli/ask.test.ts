import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { ROOT } from '../../support/build.ts';
import { command } from '../../support/command.ts';
import { temporaryFolder } from '../../support/served.ts';

vi.setConfig({ testTimeout: 60_000 });
const MODEL = path.join(ROOT, 'assets/examples/diabetes-2025');
const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;

/** What `export` asks on a terminal where somebody answers so. */
async function exported(answer: string, { options = [] as string[], locale = 'en', production = false } = {}) {
  const here = path.join(folder.path, `a${(made += 1)}`);
  mkdirSync(here);
  const data = path.join(here, 'data');
  const to = path.join(here, 'ws');
  if (production) await command(data, ['workspace', 'add', 'Lab', to, '--role', 'PROD']);
  const asked: string[] = [];
  const ask = (question: string) => (asked.push(question), Promise.resolve(answer));
  const args = ['export', MODEL, '--to', to, '--name', 'm', ...options];
  return { ...(await command(data, args, locale, undefined, ask)), asked, wrote: existsSync(to) };
}

describe('export on a terminal', () => {
  it.each([
    ['y', {}, 0],
    [' YES ', {}, 0],
    ['', {}, 1],
    ['n', {}, 1],
    ['sure', {}, 1],
    ['sí', { locale: 'es_ES.UTF-8' }, 0],
    ['no', { locale: 'es_ES.UTF-8' }, 1],
    ['Lab', { production: true }, 0],
    ['Lab', { production: true, options: ['--yes'] }, 0],
    ['y', { production: true }, 1],
    ['y', { production: true, options: ['--confirm', 'Lab'] }, 0],
    ['n', { production: true, options: ['--confirm', 'Lab'] }, 1],
  ])('shows the plan and is answered "%s" (%o): ends with %i', async (answer, given, code) => {
    const { asked, wrote, ...ran } = await exported(answer, given);
    expect([ran.code, asked.length]).toEqual([code, 1]);
    expect(ran.out).toContain('m version 1'.replace('version', 'locale' in given ? 'versión' : 'version'));
    expect(wrote).toBe(code === 0);
    // What the checks found is said once, before the question.
    expect(ran.out.match(/P31/g)).toHaveLength(1);
  });

  it.each([
    [{ options: ['--yes'] }],
    [{ options: ['--json'] }],
    [{ production: true, options: ['--yes', '--confirm', 'Lab'] }],
  ])('asks nothing with %o', async (given) => {
    const { asked, ...ran } = await exported('n', given);
    expect([ran.code, asked]).toEqual([0, []]);
  });
});

it.each(['sqlite', 'files'])(
  'says which alias of a zip was taken while it asked, in a %s workspace',
  async (layout) => {
    const here = path.join(folder.path, `a${(made += 1)}`);
    mkdirSync(here);
    const data = path.join(here, 'data');
    const [dev, zip, to] = ['dev', 'm.zip', 'ws'].map((name) => path.join(here, name)) as [string, string, string];
    const call = async (...args: string[]) => (await command(data, args)).out;
    const again = ['--name', 'm', '--layout', layout, '--reason', 'x'];
    for (const alias of ['best', 'next']) await call('export', MODEL, '--to', dev, '--name', 'm', '--alias', alias);
    await call('export', 'models:/m@best', '--from', dev, '--to', zip);
    const other = path.join(ROOT, 'assets/examples/diabetes-2026');
    const taken = async () => {
      await call('export', other, '--to', to, ...again, '--alias', 'next');
      return 'y';
    };
    const { out } = await command(data, ['export', zip, '--to', to, ...again], 'en', undefined, taken);
    expect(out).toContain('Ported as m version 2.');
    expect(out).toContain('The alias best points to version 2 (before: nothing).');
    expect(out).toContain('The alias next was not moved: there it points to version 1 of m.');
    const id = /model-porter undo (\S+)/.exec(out)?.[1] ?? '';
    const report = await call('report', id);
    expect(report).toContain('Not moved: there it points to version 1 of m.');
    expect(report).not.toContain('Stays with the source');
  },
);
