import { cpSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { Plan } from '../../../shared/export/plan.ts';
import { ROOT } from '../../support/build.ts';
import { command } from '../../support/command.ts';
import { temporaryFolder } from '../../support/served.ts';

vi.setConfig({ testTimeout: 60_000 });
const A = path.join(ROOT, 'assets/examples/diabetes-2025');
const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;

interface Printed {
  readonly outcome: string;
  readonly identical: number;
  readonly code?: string;
  readonly stops?: readonly string[];
  readonly id: string;
  readonly plan: Plan;
}
function session() {
  const here = path.join(folder.path, `t${(made += 1)}`);
  mkdirSync(here);
  const data = path.join(here, 'data');
  const call = async (...args: string[]) => {
    const { code, out, err } = await command(data, [...args, '--json']);
    return { code, err, printed: JSON.parse(out.trim().split('\n').at(-1) ?? '{}') as Printed };
  };
  return { here, data, call };
}
function write(place: string, files: Readonly<Record<string, string>>): string {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(place, ...name.split('/'));
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return place;
}

describe('a model that is none of MLflow', () => {
  it('is custom only where that is said; then it goes from place to place as it is, and keeps its type', async () => {
    const { here, data, call } = session();
    const model = write(path.join(here, 'custom'), {
      'score.py': 'x = 1\n',
      'weights/w.bin': '123',
      'deep/MLmodel': 'no',
    });
    const plain = write(path.join(here, 'plain'), { 'score.py': 'x = 1\n' });
    const none = await call('export', plain, '--to', path.join(here, 'x'));
    expect(none).toMatchObject({ code: 3, printed: { code: 'port-no-model' } });
    const dev = path.join(here, 'dev');
    const first = await call('export', model, '--to', dev, '--name', 'c', '--type', 'custom');
    expect(first).toMatchObject({ code: 0, printed: { outcome: 'ported', identical: 3 } });
    expect(first.printed.plan.source.type).toBe('custom');
    expect(first.printed.plan.checks.find(({ id }) => id === 'type')).toMatchObject({ code: 'type-custom' });
    expect((await command(data, ['verify', dev])).out).toContain('c/1  as it was ported (3 files)');

    const zip = path.join(here, 'c.zip');
    const packed = await call('export', 'models:/c/1', '--from', dev, '--to', zip, '--name', 'c');
    expect(packed.printed.plan.source.type).toBe('custom');
    expect((await command(data, ['verify', zip])).out).toContain('as it was ported (3 files)');
    const back = await call('export', zip, '--to', path.join(here, 'prod'));
    expect(back).toMatchObject({ code: 0, printed: { outcome: 'ported', identical: 3 } });
    expect(back.printed.plan).toMatchObject({ source: { type: 'custom' }, target: { model: 'c' } });
    const again = await call('export', model, '--to', dev, '--name', 'c', '--type', 'custom');
    expect(again.printed.outcome).toBe('existing');
    expect((await call('undo', first.printed.id)).code).toBe(0);
  });

  it('is recognised as a repository of Triton, and checked as Triton looks at it', async () => {
    const { here, call } = session();
    const config = 'name: "m"\nbackend: "pytorch"\ninput [ { name: "x" } ]\noutput [ { name: "y" } ]\n';
    const good = write(path.join(here, 'repo'), { 'm/config.pbtxt': config, 'm/1/model.pt': 'abc' });
    const done = await call(
      'export',
      good,
      '--to',
      path.join(here, 'ws'),
      '--name',
      't',
      '--report',
      path.join(here, 'r.md'),
    );
    expect(done).toMatchObject({ code: 0, printed: { outcome: 'ported', plan: { source: { type: 'triton' } } } });
    expect(readFileSync(path.join(here, 'r.md'), 'utf8')).toMatch(
      /Kind: a repository for Triton[^]*type: triton\\?_model/,
    );
    const off = await call('export', path.join(good, 'm'), '--to', path.join(here, 'ws2'));
    expect(off).toMatchObject({ code: 1, printed: { stops: ['T01'] } });
    const bad = write(path.join(here, 'bad'), { 'n/config.pbtxt': config, 'n/01/model.pt': 'abc' });
    const stopped = await call('export', bad, '--to', path.join(here, 'ws3'));
    expect(stopped).toMatchObject({ code: 1, printed: { stops: ['T02', 'T03'] } });
    const passed = await call('export', bad, '--to', path.join(here, 'ws3'), '--reason', 'they mend it');
    expect(passed.code).toBe(0);
    const forced = await call('export', good, '--to', path.join(here, 'ws4'), '--type', 'custom_model');
    expect(forced.printed.plan.source.type).toBe('custom');
    expect((await command(path.join(here, 'data'), ['export', good, '--to', 'x', '--type', 'onnx'])).code).toBe(2);
  });
});

describe('a model of MLflow', () => {
  it('has its type written down, and is looked at for changes since it was logged', async () => {
    const { here, call } = session();
    const model = path.join(here, 'model');
    cpSync(A, model, { recursive: true });
    const codes = async () => {
      const { printed } = await call('export', model, '--to', path.join(here, `ws${(made += 1)}`), '--name', 'm');
      return printed.plan.checks.filter(({ state }) => state !== 'ok').map(({ code }) => code);
    };
    expect(await codes()).not.toContain('changed-since');
    const logged = /utc_time_created: '(.*)'/.exec(readFileSync(path.join(model, 'MLmodel'), 'utf8'))?.[1] ?? '';
    const at = Date.parse(`${logged.replace(' ', 'T')}Z`) / 1000;
    utimesSync(path.join(model, 'MLmodel'), at, at);
    utimesSync(path.join(model, 'requirements.txt'), at + 30, at + 30);
    expect(await codes()).toContain('changed-since');
    writeFileSync(path.join(model, 'serving_input_example.json'), '{"dataframe_split": {"columns": [], "data": []}}');
    expect(await codes()).toContain('serving-differs');
  });
});

it.each([
  ['flat', { 'readme.txt': 'x' }, 'T01', 'There is no folder of a model with version folders in it.'],
  ['one-level-off', { 'config.pbtxt': 'name: "m"', '1/model.onnx': 'x' }, 'T01', 'This is the folder of one model'],
  [
    'a zero in front',
    { 'm/config.pbtxt': '', 'm/01/model.onnx': 'x' },
    'T02',
    'that begin with a zero:\n        m/01\n',
  ],
])('--type triton of %s stops, and says why, with no empty line', async (name, files, id, wanted) => {
  const { here, data } = session();
  const place = write(path.join(here, name), files);
  const { code, out } = await command(data, [
    'export',
    place,
    '--to',
    path.join(here, 'x.zip'),
    '--type',
    'triton',
    '--azure',
  ]);
  expect([code, out]).toEqual([1, expect.stringContaining(wanted)]);
  expect(out).toMatch(new RegExp(`^ +\\w+ +${id} `, 'm'));
  expect(out.trimEnd()).not.toMatch(/^\s*$/m);
});
