import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { workspaceAt } from '../../../electron/port/source-of.ts';
import { ROOT } from '../../support/build.ts';
import { exportSessions } from '../../support/export-session.ts';
import { interruptedPort } from '../../support/ports.ts';

vi.setConfig({ testTimeout: 60_000 });
const A = path.join(ROOT, 'assets/examples/diabetes-2025');
const B = path.join(ROOT, 'assets/examples/diabetes-2026');
const { session, remove } = exportSessions();
afterAll(remove);

/** Two versions, the first of them served as champion, and a plan of a third under the alias `next`. */
async function scene() {
  const { here, data, call, text } = session();
  const [model, to, plan] = ['model', 'ws', 'plan.json'].map((name) => path.join(here, name)) as [
    string,
    string,
    string,
  ];
  cpSync(A, model, { recursive: true });
  writeFileSync(path.join(model, 'README.md'), 'third\n');
  await call('export', A, '--to', to, '--name', 'm', '--alias', 'champion');
  await call('export', B, '--to', to, '--name', 'm', '--alias', 'next', '--reason', 'x');
  const planned = await call(
    'plan',
    model,
    '--to',
    to,
    '--name',
    'm',
    '--alias',
    'next',
    '--out',
    plan,
    '--reason',
    'x',
  );
  expect(planned.code).toBe(0);
  const edit = async (alias: string, version: string) => {
    const workspace = await workspaceAt(to, { data });
    await workspace.edit({ kind: 'set-alias', model: 'm', alias, version }, Date.now());
  };
  const versions = async () =>
    ((await workspaceAt(to, { data }).then((each) => each.model('m')))?.versions ?? []).length;
  return {
    here,
    data,
    model,
    to,
    plan,
    call,
    text,
    edit,
    versions,
    apply: (...more: string[]) => call('apply', plan, ...more),
  };
}

type Scene = Awaited<ReturnType<typeof scene>>;

/** What a plan relies on, how it changes, and how that is put back. */
const CHANGES: readonly (readonly [string, string, (at: Scene) => unknown, ((at: Scene) => unknown) | null])[] = [
  ['others are served', 'plan-stale', (at) => at.edit('champion', '2'), (at) => at.edit('champion', '1')],
  ['the alias was moved', 'plan-stale', (at) => at.edit('next', '1'), (at) => at.edit('next', '2')],
  ['the next number was taken', 'plan-stale', (at) => at.call('export', at.model, '--to', at.to, '--name', 'm'), null],
  ['the workspace is gone', 'plan-stale', ({ to }) => rmSync(to, { recursive: true }), null],
  [
    'a file holds other bytes of the same size',
    'source-stale',
    ({ model }) => writeFileSync(path.join(model, 'README.md'), 'other\n'),
    ({ model }) => writeFileSync(path.join(model, 'README.md'), 'third\n'),
  ],
  [
    'a file was added',
    'source-stale',
    ({ model }) => writeFileSync(path.join(model, 'new.txt'), ''),
    ({ model }) => rmSync(path.join(model, 'new.txt')),
  ],
  [
    'an empty folder was added',
    'source-stale',
    ({ model }) => mkdirSync(path.join(model, 'new')),
    ({ model }) => rmSync(path.join(model, 'new'), { recursive: true }),
  ],
];

describe('a plan that is carried out later', () => {
  it.each(CHANGES)('is refused before anything is begun where %s', async (_what, code, change, back) => {
    const at = await scene();
    await change(at);
    const before = existsSync(at.to) ? await at.versions() : null;
    expect(await at.apply()).toMatchObject({ code: 1, printed: { code } });
    const { id } = JSON.parse(readFileSync(at.plan, 'utf8')) as { id: string };
    expect((await at.call('undo', id)).printed.code).toBe('port-unknown');
    expect(existsSync(at.to) ? await at.versions() : null).toBe(before);
    if (back === null) return;
    await back(at);
    expect(await at.apply()).toMatchObject({ code: 0, printed: { outcome: 'ported', version: '3' } });
    // Once is all.
    expect(await at.apply()).toMatchObject({ code: 1, printed: { code: 'port-ended' } });
  });

  it('goes by what the files hold, not by when they were written', async () => {
    const at = await scene();
    utimesSync(path.join(at.model, 'README.md'), 1, 1);
    expect(await at.apply()).toMatchObject({ code: 0, printed: { outcome: 'ported' } });
  });

  it('into a zip is refused where a file has its name by then', async () => {
    const { here, call } = session();
    const [zip, plan] = [path.join(here, 'm.zip'), path.join(here, 'p.json')];
    await call('plan', A, '--to', zip, '--name', 'm', '--out', plan);
    writeFileSync(zip, 'mine');
    expect(await call('apply', plan)).toMatchObject({ code: 1, printed: { code: 'plan-stale' } });
    rmSync(zip);
    expect(await call('apply', plan)).toMatchObject({ code: 0 });
  });

  it.each([
    ['the place has become production', (_plan: string) => undefined],
    [
      'the plan was changed to say otherwise',
      (plan: string) =>
        writeFileSync(plan, readFileSync(plan, 'utf8').replace(/"role": \w+|"role": "\w+"/, '"role": "DEV"')),
    ],
  ])('asks for the name where %s', async (_what, change) => {
    const at = await scene();
    await at.text('workspace', 'add', 'Live', at.to, '--role', 'PROD');
    change(at.plan);
    expect(await at.apply()).toMatchObject({ code: 1, printed: { code: 'confirm-production' } });
    expect(await at.apply('--confirm', 'Live')).toMatchObject({ code: 0 });
  });
});

describe('a port that was interrupted, into what is production by now', () => {
  async function interrupted() {
    const { here, data, call, text } = session();
    const to = path.join(here, 'ws');
    const place = { to, data, layout: 'sqlite' as const, source: A };
    await interruptedPort(place);
    await text('workspace', 'add', 'Live', to, '--role', 'PROD');
    return { to, call, text };
  }

  it('is gone on with by whoever says its name', async () => {
    const { call, text } = await interrupted();
    expect(await call('resume', '--last')).toMatchObject({ code: 1, printed: { code: 'resume-production' } });
    expect((await text('resume', '--last')).err).toMatch(/resume \S+ --confirm "Live"/);
    expect((await call('resume', '--last', '--confirm', 'live')).code).toBe(1);
    expect(await call('resume', '--last', '--confirm', 'Live')).toMatchObject({ code: 0, printed: { version: '1' } });
  });

  it('is begun anew by the same command, which asks as well', async () => {
    const { to, call } = await interrupted();
    const again = (...more: string[]) => call('export', A, '--to', to, '--name', 'churn', '--reason', 'x', ...more);
    expect(await again()).toMatchObject({ code: 1, printed: { code: 'confirm-production' } });
    expect(await again('--confirm', 'Live')).toMatchObject({ code: 0, printed: { version: '1' } });
  });
});
