import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect } from 'vitest';
import type { SearchAnswer } from '../../shared/search/hits.ts';
import type { Json } from '../../shared/contract/wire.ts';
import { diabetesZip } from '../support/diabetes.ts';
import { code, onEveryHost, value } from '../support/every-host.ts';
import { temporaryFolder } from '../support/served.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const MODEL = path.join(folder.path, 'churn');
const SIGNATURE = `'[{"name": "age", "type": "long", "required": true}, {"name": "plan", "type": "object", "properties": {"name": {"type": "string", "required": true}}}]'`;
mkdirSync(path.join(MODEL, 'code'), { recursive: true });
writeFileSync(
  path.join(MODEL, 'MLmodel'),
  `flavors: {sklearn: {pickled_model: gone.pkl}}\nmetadata: {team: riesgo, api_key: sk-0123456789abcdefghij}\nsignature:\n  inputs: ${SIGNATURE}\n`,
);
writeFileSync(path.join(MODEL, 'requirements.txt'), 'scikit-learn==1.5.2\n');
writeFileSync(path.join(MODEL, 'code/plan.py'), '');
const BROKEN = path.join(folder.path, 'broken');
mkdirSync(BROKEN);
writeFileSync(path.join(BROKEN, 'MLmodel'), new Uint8Array([0x80, 4, 0x95, 0, 0, 0]));
writeFileSync(path.join(BROKEN, 'model.pkl'), '');

onEveryHost('searching in a model %s', ({ test, note, caller }) => {
  const place = async (file = MODEL, inside = '') => ({ grant: await caller.grant(file), path: inside });
  const search = async (at: Record<string, Json>, query: string, limit = 10) =>
    value<SearchAnswer>(await caller.call('search.model', { ...at, query, limit }));
  const told = ({ hits }: SearchAnswer) =>
    hits.map(({ hit }) => {
      if (hit.kind === 'column') return `column ${hit.row} ${hit.path.join('.')} ${hit.type}`;
      if (hit.kind === 'value') return `value ${hit.line} ${hit.keys} ${hit.value}`;
      return hit.kind === 'file' ? `file ${hit.path} ${hit.type}` : `package ${hit.name} ${hit.says.join()}`;
    });

  test(`finds columns, packages, files and values${note}`, async () => {
    const at = await place();
    expect(told(await search(at, 'PLÁN'))).toEqual([
      'column inputs 1 plan object',
      'column inputs 1.0 plan.name string',
      'file code/plan.py file',
    ]);
    expect(told(await search(at, 'scikit'))).toEqual(['package scikit-learn scikit-learn==1.5.2']);
    expect(told(await search(at, 'riesgo'))).toEqual(['value 2 metadata.team riesgo']);
    expect(told(await search(at, 'gone'))).toEqual([
      'file gone.pkl missing',
      'value 1 flavors.sklearn.pickled_model gone.pkl',
    ]);
    expect(told(await search(at, 'api_key'))).toEqual(['value 2 metadata.api_key ***']);
    expect(told(await search(at, 'sk-0123'))).toEqual([]);
    expect((await search(at, 'a', 1)).totals.column).toBe(3);
  });

  test(`says what it could not look through${note}`, async () => {
    const { hits, gaps } = await search(await place(BROKEN), 'model');
    expect(hits.length).toBe(2);
    expect(gaps).toEqual(['mlmodel']);
    const at = await place();
    expect(code(await caller.call('search.model', { ...at, path: 'nowhere', query: 'a', limit: 1 }))).toBe('not-found');
    expect(code(await caller.call('search.model', { ...at, path: '../x', query: 'a', limit: 1 }))).toBe('path-escapes');
    expect(code(await caller.call('search.model', { grant: 'nobody', path: '', query: 'a', limit: 1 }))).toBe(
      'no-grant',
    );
    expect(code(await caller.call('search.model', { ...at, query: '', limit: 1 }))).toBe('bad-input');
  });

  test(`finds what is there now once the model was read anew${note}`, async () => {
    const changing = path.join(folder.path, 'changing');
    mkdirSync(changing, { recursive: true });
    writeFileSync(path.join(changing, 'MLmodel'), 'flavors: {}\nowner: first\n');
    const at = await place(changing);
    expect((await search(at, 'first')).totals.value).toBe(1);
    writeFileSync(path.join(changing, 'MLmodel'), 'flavors: {}\nowner: second\n');
    await caller.call('model.read', at);
    expect((await search(at, 'second')).totals.value).toBe(1);
  });

  test(`finds in a zip too, and is given up when cancelled${note}`, async () => {
    const zip = diabetesZip(6, folder.path);
    const at = await place(zip, path.basename(zip, '.zip'));
    const reply = await caller.callAndCancel('search.model', { ...at, query: 'mlmodel', limit: 5 }, 1);
    expect([null, 'cancelled']).toContain(code(reply));
    expect(told(await search(at, 'mlmodel'))).toContain('file MLmodel file');
  });
});
