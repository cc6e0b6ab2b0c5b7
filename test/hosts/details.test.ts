import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect } from 'vitest';
import type { ModelDetails } from '../../shared/contract/model-details.ts';
import { toValue } from '../../shared/mlmodel/yaml-node.ts';
import { code, onEveryHost, value } from '../support/every-host.ts';
import { temporaryFolder } from '../support/served.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const MLMODEL = 'flavors: {sklearn: {}}\n';
/** What lies beside MLmodel -> which of it was written late, and what registered_model_meta says. */
const MODELS: Readonly<Record<string, readonly [Readonly<Record<string, string>>, readonly string[], unknown]>> = {
  plain: [{ 'model.pkl': '123' }, [], null],
  late: [
    { 'conda.yaml': '12', 'requirements.txt': '1234', 'metadata.txt': '1' },
    ['conda.yaml', 'requirements.txt'],
    null,
  ],
  registered: [
    { registered_model_meta: "model_name: churn\nmodel_version: '7'\npassword: hunter2\n" },
    ['registered_model_meta'],
    new Map([
      ['model_name', 'churn'],
      ['model_version', '7'],
      ['password', '***'],
    ]),
  ],
  broken: [{ registered_model_meta: '- 1' }, ['registered_model_meta'], 'unreadable'],
  huge: [{ registered_model_meta: `a: ${'x'.repeat(70_000)}` }, ['registered_model_meta'], 'unreadable'],
};
for (const [name, [files]] of Object.entries(MODELS)) {
  mkdirSync(path.join(folder.path, name));
  for (const [file, text] of Object.entries({ MLmodel: MLMODEL, ...files }))
    writeFileSync(path.join(folder.path, name, file), text);
}

onEveryHost('details from the host %s', ({ test, note, caller }) => {
  test.each(Object.entries(MODELS))(`%s${note}`, async (name, expected) => {
    const grant = await caller.grant(path.join(folder.path, name));
    const { late, registered } = value<ModelDetails>(await caller.call('model.details', { grant, path: '' }));
    const [files, lateFiles, meta] = expected;
    expect(late).toBe(MLMODEL.length + lateFiles.reduce((sum, file) => sum + (files[file] ?? '').length, 0));
    const said = registered?.state === 'unreadable' ? 'unreadable' : registered?.node ? toValue(registered.node) : null;
    expect(said).toEqual(meta);
    expect(code(await caller.call('model.details', { grant, path: '../..' }))).toBe('path-escapes');
  });

  test('knows nothing of what lies around a lone MLmodel', async () => {
    const grant = await caller.grant(path.join(folder.path, 'registered/MLmodel'));
    expect(value(await caller.call('model.details', { grant, path: '' }))).toEqual({ registered: null, late: null });
  });
});
