import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { ROOT } from '../../support/build.ts';
import { command } from '../../support/command.ts';
import { exportSessions } from '../../support/export-session.ts';

vi.setConfig({ testTimeout: 60_000 });
const { session, remove } = exportSessions();
afterAll(remove);
const MODEL = path.join(ROOT, 'assets/examples/diabetes-2025');

it.each([
  ['production already', 'PROD'],
  ['production only since', 'DEV'],
])('undo of a version in a workspace that is %s asks for its name', async (_what, before) => {
  const { here, call, text } = session();
  const place = path.join(here, 'team');
  mkdirSync(place);
  await text('workspace', 'add', 'Team', place, '--role', before, '--layout', 'sqlite');
  const { printed } = await call(
    'export',
    MODEL,
    '--to',
    'Team',
    '--name',
    'm',
    '--confirm',
    'Team',
    '--reason',
    'ours',
  );
  if (before !== 'PROD') {
    await text('workspace', 'remove', 'Team');
    await text('workspace', 'add', 'Team', place, '--role', 'PROD');
  }
  for (const said of [[], ['--confirm', 'team']])
    expect(await call('undo', printed.id, ...said)).toMatchObject({ code: 1, printed: { code: 'confirm-production' } });
  expect((await text('list', 'Team')).out).toMatch(/^m +1 +1\b/m);
  expect(await call('undo', printed.id, '--confirm', 'Team')).toMatchObject({ code: 0, printed: { version: '1' } });
});
const interactive = async (data: string, args: readonly string[], answer: string) => {
  const asked: string[] = [];
  const ask = (question: string) => (asked.push(question), Promise.resolve(answer));
  return { ...(await command(data, args, 'en', undefined, ask)), asked };
};

/** A port whose workspace is production, by now or from the beginning. */
async function inProduction(role: 'PROD' | 'DEV') {
  const { here, data, call, text } = session();
  const place = path.join(here, 'team');
  mkdirSync(place);
  await text('workspace', 'add', 'Team', place, '--role', role, '--layout', 'sqlite');
  const { printed } = await call('export', MODEL, '--to', 'Team', '--name', 'm', '--confirm', 'Team', '--reason', 'r');
  const live = async () => /^m +1 +1\b/m.test((await text('list', 'Team')).out);
  return { here, data, id: printed.id, journal: printed.journal, place, text, live };
}

it.each([
  ['Team', [], 1, 0],
  ['team', [], 1, 1],
  ['', [], 1, 1],
  ['y', ['--confirm', 'Team'], 0, 0],
  ['Team', ['--json'], 0, 1],
])(
  'on a terminal undo asks for the name: %j with %j is asked %i times, and ends with %i',
  async (answer, more, times, code) => {
    const { data, id, place, live } = await inProduction('PROD');
    const { asked, ...ran } = await interactive(data, ['undo', id, ...more], answer);
    const question = `To be taken back: m version 1, in ${path.join(place, 'mlflow.db')} ("Team", PROD).\n"Team" is production. Type its name to carry it out: `;
    expect([ran.code, asked]).toEqual([code, Array(times).fill(question)]);
    expect(await live()).toBe(code !== 0);
  },
);

it.each([
  ['Team', [], 1, 0],
  ['no', [], 1, 1],
  ['', ['--confirm', 'Team'], 0, 0],
])(
  'so does resume, where it became production since: %j with %j is asked %i times, and ends with %i',
  async (answer, more, times, code) => {
    const { data, id, journal, place, text, live } = await inProduction('DEV');
    // As one that was cut off when its files had been copied.
    const lines = readFileSync(journal, 'utf8').split('\n');
    await text('undo', id);
    writeFileSync(journal, `${lines.slice(0, 1).join('\n')}\n`);
    await text('workspace', 'remove', 'Team');
    await text('workspace', 'add', 'Team', place, '--role', 'PROD');
    const { asked, ...ran } = await interactive(data, ['resume', id, ...more], answer);
    expect([ran.code, asked.length]).toEqual([code, times]);
    for (const each of asked) expect(each).toMatch(/^To be gone on with: m, as version 1, to .*\n"Team" is production/);
    expect(await live()).toBe(false);
  },
);

it.each([
  ['Team', 1, 0],
  ['y', 1, 1],
])('so does apply of a plan: answered %j it is asked %i times, and ends with %i', async (answer, times, code) => {
  const { here, data, id, text, live } = await inProduction('PROD');
  await text('undo', id, '--confirm', 'Team');
  const plan = path.join(here, 'plan.json');
  await text('plan', MODEL, '--to', 'Team', '--name', 'n', '--reason', 'r', '--out', plan);
  const { asked, ...ran } = await interactive(data, ['apply', plan], answer);
  expect([ran.code, asked.length]).toEqual([code, times]);
  expect(ran.out.includes('Ported as n version 1.')).toBe(code === 0);
  expect(await live()).toBe(false);
});
