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
