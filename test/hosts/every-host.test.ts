import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect } from 'vitest';
import type { ModelReading } from '../../shared/contract/model-reading.ts';
import { toValue } from '../../shared/mlmodel/yaml-node.ts';
import { encode, type Json } from '../../shared/contract/wire.ts';
import { code, onEveryHost, value } from '../support/every-host.ts';
import { ROOT } from '../support/build.ts';
import type { EnvironmentReport } from '../../shared/environment/environment-report.ts';
import { temporaryFolder } from '../support/served.ts';
import { pace } from '../support/pace.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const ODD = path.join(folder.path, 'odd');
const MANY = path.join(folder.path, 'many');
mkdirSync(ODD);
const DATA = path.join(folder.path, 'data.csv');
writeFileSync(DATA, `a,b\n1,x\n${'9007199254740993,\n'.repeat(199_999)}`);
writeFileSync(
  path.join(ODD, 'MLmodel'),
  'flavors: {sklearn: {}}\nmetadata:\n  big: 9007199254740993\n  nan: .nan\n  inf: -.inf\n  zero: -0.0\n  bytes: !!binary AAEC\n  when: 2024-01-31\n  $int: mine\n',
);
for (let at = 0; at < 1200; at += 1) {
  mkdirSync(path.join(MANY, `m${at}`), { recursive: true });
  writeFileSync(path.join(MANY, `m${at}/MLmodel`), 'flavors: {sklearn: {}}\n');
}

onEveryHost('the host %s', ({ test, note, caller }) => {
  test(`gets ready before anything is opened${note}`, async () =>
    expect(value<object>(await caller.call('shell.prepare', {}))).toEqual({}));

  test(`says what a model runs with${note}`, async () => {
    const grant = await caller.grant(path.join(ROOT, 'assets/examples/diabetes-2026'));
    const report = value<EnvironmentReport>(await caller.call('model.environment', { grant, path: '' }));
    expect(report.files.map(({ state }) => state)).toEqual(['read', 'read', 'read']);
    const learn = report.packages.find(({ name }) => name === 'scikit-learn');
    expect(learn?.entries.map(({ source }) => source)).toEqual(['requirements', 'conda', 'mlmodel']);
  });

  test(`finds, pages, reads and closes${note}`, async () => {
    const grant = await caller.grant(MANY);
    const progress: Json[] = [];
    const found = value<{ handle: string; summary: { models: number } }>(
      await caller.call('models.find', { grant }, (each) => progress.push(each)),
    );
    expect(found.summary.models).toBe(1200);
    expect(progress.length).toBeGreaterThan(0);
    const page = value<{ rows: { path: string }[]; next: number | null }>(
      await caller.call('models.page', { handle: found.handle, cursor: 1000, limit: 1000 }),
    );
    expect([page.rows.length, page.next]).toEqual([200, null]);
    const inside = page.rows[0]?.path ?? '';
    expect(value<ModelReading>(await caller.call('model.read', { grant, path: inside })).document.flavors).toHaveLength(
      1,
    );
    expect(code(await caller.call('models.close', { handle: found.handle }))).toBeNull();
    expect(code(await caller.call('models.page', { handle: found.handle, cursor: 0, limit: 1 }))).toBe('no-handle');
  });

  test(`carries the values that JSON can't${note}`, async () => {
    const grant = await caller.grant(ODD);
    const reading = value<ModelReading>(await caller.call('model.read', { grant, path: '' }));
    const metadata = reading.document.fields.find((field) => field.key === 'metadata')?.node;
    expect(metadata && toValue(metadata)).toEqual(
      new Map<unknown, unknown>([
        ['big', 9007199254740993n],
        ['nan', NaN],
        ['inf', -Infinity],
        ['zero', -0],
        ['bytes', new Uint8Array([0, 1, 2])],
        ['when', { type: 'date', text: '2024-01-31' }],
        ['$int', 'mine'],
      ]),
    );
  });

  test(`answers mistakes as data${note}`, async () => {
    const rows: readonly (readonly [string, Json, string])[] = [
      ['no.such', {}, 'unknown-method'],
      ['__proto__', {}, 'unknown-method'],
      ['constructor', {}, 'unknown-method'],
      ['models.find', {}, 'bad-input'],
      ['models.find', { grant: 'x', path: '/etc' }, 'bad-input'],
      ['models.find', { grant: 'x'.repeat(100) }, 'bad-input'],
      ['models.find', { $nobody: 1 }, 'internal'],
      ['models.find', { grant: 'nobody' }, 'no-grant'],
      ['models.page', { handle: 'h', cursor: -1, limit: 1 }, 'bad-input'],
      ['settings.change', { theme: 'pink' }, 'bad-input'],
    ];
    const answers = [];
    for (const [method, input] of rows) answers.push(code(await caller.call(method, input)));
    expect(answers).toEqual(rows.map(([, , expected]) => expected));
  });

  test(`stops when it is cancelled${note}`, async () => {
    const grant = await caller.grant(MANY);
    const start = performance.now();
    const reply = await caller.callAndCancel('models.find', { grant }, 1);
    expect([null, 'cancelled']).toContain(code(reply));
    expect(performance.now() - start).toBeLessThan(2500 * pace());
    expect(code(await caller.call('settings.read', {}))).toBeNull();
  });

  test(`keeps settings and recents${note}`, async () => {
    await caller.call('settings.change', { theme: 'dark' });
    expect(value(await caller.call('settings.read', {}))).toMatchObject({ theme: 'dark', language: 'system' });
    const grant = await caller.grant(ODD);
    await caller.call('models.find', { grant });
    const { recents } = value<{ recents: { name: string; id: string; flavors: string[] }[] }>(
      await caller.call('recents.list', {}),
    );
    expect(recents[0]).toMatchObject({ name: 'odd', flavors: ['sklearn'] });
    await caller.call('recents.clear', encode({}));
    expect(value(await caller.call('recents.list', {}))).toEqual({ recents: [] });
  });

  test(`infers from a file and from pasted text${note}`, async () => {
    const given = { format: null, delimiter: ',', records: 'list' };
    const grant = await caller.grant(DATA);
    const progress: Json[] = [];
    const report = value<{ text: string; rows: number; columns: { nulls: number; max: string }[] }>(
      await caller.call('data.infer', { data: { grant }, ...given }, (each) => progress.push(each)),
    );
    expect([report.text, report.rows]).toEqual([
      '[{"type": "long", "name": "a", "required": true}, {"type": "string", "name": "b", "required": false}]',
      200_000,
    ]);
    expect(report.columns[1]).toMatchObject({ nulls: 200_000 - 1, max: 'x' });
    expect(progress.length).toBeGreaterThan(0);
    const pasted = await caller.call('data.infer', { data: { text: '[{"a": 1}]' }, ...given, format: 'json' });
    expect(value<{ text: string }>(pasted).text).toBe('[{"type": "long", "name": "a", "required": true}]');
    expect(code(await caller.call('data.infer', { data: { text: '[' }, ...given, format: 'json' }))).toBe(
      'json-syntax',
    );
    expect(code(await caller.call('data.infer', { data: { grant: 'nobody' }, ...given }))).toBe('no-grant');
  });

  test(`tells the page no path${note}`, async () => {
    const grant = await caller.grant(ODD);
    const replies = [
      await caller.call('model.read', { grant, path: '' }),
      await caller.call('models.find', { grant }),
      await caller.call('open.examples', {}),
    ];
    expect(JSON.stringify(replies)).not.toContain(folder.path);
    expect(code(await caller.call('model.read', { grant, path: '../..' }))).toBe('path-escapes');
  });
});
