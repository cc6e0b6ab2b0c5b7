import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect } from 'vitest';
import type { FilePreview, FilesSummary, ListedFile } from '../../shared/contract/file-methods.ts';
import type { Json } from '../../shared/contract/wire.ts';
import { diabetesZip } from '../support/diabetes.ts';
import { code, onEveryHost, value } from '../support/every-host.ts';
import { temporaryFolder } from '../support/served.ts';

const folder = temporaryFolder();
const model = path.join(folder.path, 'churn');
const PICKLE = Buffer.from('\x80\x05\x95\x8c\x17cloudpickle.cloudpickle', 'latin1');
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const FILES: Readonly<Record<string, string | Uint8Array>> = {
  MLmodel: `flavors:
  python_function:
    loader_module: mlflow.pyfunc.model
    python_model: model.dat
    env: {conda: conda.yaml}
    code: code
    data: gone.bin
mlflow_version: 3.1.0
`,
  'model.dat': PICKLE,
  'packed.joblib': deflateSync(Buffer.from('\x80\x04\x95\x00\x00', 'latin1')),
  'conda.yaml': 'dependencies: [python=3.11]\napi_key: abc123\n',
  'code/loader.py': 'import os\n',
  'notes.md': '# Hi <img src=x onerror=alert(1)>\n',
  'settings.json': '{"a": [1, {"b": NaN}]}',
  'rows.csv': `name,"password"\n${'ann,"x,1"\n'.repeat(1200)}`,
  'logo.txt': PNG,
  'drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'bytes.bin': new Uint8Array(10_000),
  empty: '',
};

beforeAll(() => {
  for (const [name, content] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(model, name)), { recursive: true });
    writeFileSync(path.join(model, name), content);
  }
  symlinkSync('/etc/passwd', path.join(model, 'link'));
});
afterAll(() => folder.remove());

onEveryHost('the files of a model %s', ({ test, note, caller }) => {
  const place = async (file = model) => ({ grant: await caller.grant(file), path: '' }) as Record<string, Json>;
  const list = async (at: Record<string, Json>) => {
    const { handle, summary } = value<{ handle: string; summary: FilesSummary }>(await caller.call('files.list', at));
    const rows: ListedFile[] = [];
    for (let cursor: number | null = 0; cursor !== null;) {
      const page: { rows: ListedFile[]; next: number | null } = value(
        await caller.call('files.page', { handle, cursor, limit: 5 }),
      );
      rows.push(...page.rows);
      cursor = page.next;
    }
    expect(code(await caller.call('files.close', { handle }))).toBeNull();
    return { summary, rows };
  };
  const preview = async (file: string, more: Record<string, Json> = {}) =>
    value<FilePreview>(await caller.call('files.preview', { ...(await place()), file, at: 0, hex: false, ...more }));

  test(`lists each with what it is for, whether MLmodel names it, and whether loading it runs code${note}`, async () => {
    const { summary, rows } = await list(await place());
    const told = rows.map(({ path: file, type, purpose, referenced, code: kind }) =>
      [file, type, purpose, referenced, kind].join(' '),
    );
    expect(told).toEqual([
      'MLmodel file model true ',
      'bytes.bin file unknown false ',
      'code/loader.py file code true python',
      'conda.yaml file environment true ',
      'drawing.svg file unknown false ',
      'empty file unknown false ',
      'gone.bin missing model true ',
      'link link unknown false ',
      'logo.txt file unknown false ',
      'model.dat file model true cloudpickle',
      'notes.md file unknown false ',
      'packed.joblib file unknown false joblib',
      'rows.csv file unknown false ',
      'settings.json file unknown false ',
    ]);
    expect(summary).toMatchObject({ count: 12, complete: true, code: 3, notLooked: 0 });
  });

  test(`shows each in its way, by its bytes, and secrets as stars${note}`, async () => {
    expect(await preview('conda.yaml')).toMatchObject({
      kind: 'text',
      language: 'yaml',
      masked: true,
      text: 'dependencies: [python=3.11]\napi_key: ***\n',
    });
    expect(await preview('notes.md')).toMatchObject({ kind: 'text', language: 'markdown', masked: false });
    expect(await preview('settings.json')).toMatchObject({ kind: 'text', language: 'json' });
    expect(await preview('drawing.svg')).toMatchObject({ kind: 'text', language: 'xml' });
    expect(await preview('logo.txt')).toEqual({ kind: 'image', type: 'image/png', bytes: new Uint8Array(PNG) });
    expect(await preview('empty')).toEqual({ kind: 'empty' });
    expect(await preview('bytes.bin')).toMatchObject({ kind: 'hex', at: 0, next: 4096 });
    expect(await preview('conda.yaml', { hex: true, at: 13 })).toMatchObject({ kind: 'hex', at: 13, next: null });
  });

  test(`reads a CSV file batch by batch, no row twice or left out${note}`, async () => {
    let rows = 0;
    for (let at: number | null = 0; at !== null;) {
      const batch = await preview('rows.csv', { at });
      if (batch.kind !== 'table') throw new Error(batch.kind);
      expect(batch.columns).toEqual(['name', 'password']);
      for (const row of batch.rows) expect(row).toEqual(['ann', '***']);
      rows += batch.rows.length;
      at = batch.next;
    }
    expect(rows).toBe(1200);
  });

  test(`gives checksums, null for what is not there${note}`, async () => {
    const files = ['model.dat', 'gone.bin', 'link'];
    const { digests } = value<{ digests: unknown }>(await caller.call('files.hash', { ...(await place()), files }));
    const digest = createHash('sha256').update(PICKLE).digest('hex');
    expect(digests).toEqual([
      { path: 'model.dat', digest },
      { path: 'gone.bin', digest: null },
      { path: 'link', digest: null },
    ]);
  });

  test(`refuses a link, a missing file and a way out by name${note}`, async () => {
    const at = await place();
    const refused = async (file: string) =>
      code(await caller.call('files.preview', { ...at, file, at: 0, hex: false }));
    expect(await refused('link')).toBe('is-a-link');
    expect(await refused('gone.bin')).toBe('not-found');
    expect(await refused('../churn/MLmodel')).toBe('path-escapes');
  });

  test(`reads them in a zip too${note}`, async () => {
    const zip = diabetesZip(6, folder.path);
    const { summary, rows } = await list({ ...(await place(zip)), path: path.basename(zip, '.zip') });
    expect(summary.complete).toBe(true);
    expect(rows.find(({ path: file }) => file === 'MLmodel')?.purpose).toBe('model');
  });
});
