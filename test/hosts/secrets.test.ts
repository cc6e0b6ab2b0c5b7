import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect } from 'vitest';
import type { Json } from '../../shared/contract/wire.ts';
import { onEveryHost, value } from '../support/every-host.ts';
import { temporaryFolder } from '../support/served.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** A model with a secret in every place that is shown; the second differs from the first in nothing else. */
function write(name: string, secret: string): string {
  const place = path.join(folder.path, name);
  mkdirSync(place);
  const files = {
    MLmodel: `flavors:
  python_function: {loader_module: x, data: model, env: conda.yaml}
  acme: {api_key: ${secret}}
mlflow_version: 3.1.0
saved_input_example_info: {artifact_path: input.json, type: json_object}
metadata:
  password: ${secret}
  nested: [{db_password: "${secret}", long: "${'x'.repeat(600)}"}]
  url: https://ann:${secret}@host.invalid/x?token=${secret}
`,
    'conda.yaml': `dependencies:\n- pip:\n  - --extra-index-url https://u:${secret}@host.invalid/\n  - a==1\n`,
    'requirements.txt': `b @ https://u:${secret}@host.invalid/b.whl\n`,
    'settings.json': `{"client_secret": "${secret}"}`,
    'input.json': `{"api_key": "${secret}"}`,
    // The name of the second stands in one batch of hex, the secret in the next.
    'notes.txt': `token = ${secret}\n${'.'.repeat(4096 - 30 - secret.length)}\nsecret_key = ${secret}\n`,
    registered_model_meta: `model_name: a\npassword: ${secret}\n`,
  };
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(place, file), text);
  return place;
}
const A = write('a', 'hunter2hunter2');
const B = write('b', 'tr0ub4dor&3xyz');

onEveryHost('secrets from the host %s', ({ test, note, caller }) => {
  test(`never leave it whole${note}`, async () => {
    const place = async (file: string) => ({ grant: await caller.grant(file), path: '' });
    const at = await place(A);
    const preview = (file: string, hex: boolean, from = 0) =>
      caller.call('files.preview', { ...at, file, at: from, hex });
    const replies = [
      await caller.call('model.read', at),
      await caller.call('model.details', at),
      await caller.call('model.environment', at),
    ];
    for (const file of ['MLmodel', 'conda.yaml', 'requirements.txt', 'settings.json', 'input.json', 'notes.txt'])
      for (const hex of [false, true]) replies.push(await preview(file, hex));
    replies.push(await preview('notes.txt', true, 4096));
    for (const reply of replies) {
      const said = JSON.stringify(reply);
      expect(said).not.toContain('hunter2');
      expect(Buffer.from(said.match(/"bytes":"([^"]*)"/)?.[1] ?? '', 'base64').toString()).not.toContain('hunter');
    }
    expect(JSON.stringify(replies[0])).toContain('"masked":true');
  });

  test(`make two models differ, and are not shown${note}`, async () => {
    const place = async (file: string) => ({ grant: await caller.grant(file), path: '' });
    const input = { a: await place(A), b: await place(B), renames: [], contents: false, rules: null } as Json;
    const { handle } = value<{ handle: string }>(await caller.call('compare.open', input));
    const page = value<{ rows: { place: { path: string[] }; change: string }[] }>(
      await caller.call('compare.rows', { handle, cursor: 0, limit: 500 }),
    );
    const changed = page.rows.filter(({ change }) => change === 'changed').map((row) => row.place.path.join('.'));
    expect(changed).toEqual(
      expect.arrayContaining(['acme.api_key', 'metadata.password', 'metadata.nested', 'metadata.url']),
    );
    expect(JSON.stringify(page)).not.toMatch(/hunter2|tr0ub4dor/);
  });
});
