import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { ROOT } from '../../support/build.ts';
import { command } from '../../support/command.ts';
import { temporaryFolder } from '../../support/served.ts';

vi.setConfig({ testTimeout: 60_000 });
const A = path.join(ROOT, 'assets/examples/diabetes-2025');
const folder = temporaryFolder();
afterAll(() => folder.remove());
const at = (...parts: string[]) => path.join(folder.path, ...parts);
const call = (...args: string[]) => command(at('data'), args);
const inside = (zip: string, name: string) => execFileSync('unzip', ['-p', zip, name], { encoding: 'utf8' });

it('makes a bundle for Azure ML: the model, model.yml, and a page from documents; twice the same', async () => {
  for (const place of ['a', 'b']) mkdirSync(at(place));
  const more = ['--name', 'risk.churn', '--tag', 'team/name=risk', '--azure'];
  const { code, out } = await call('export', A, '--to', at('a', 'm.zip'), ...more);
  expect([code, out]).toEqual([0, expect.stringContaining('az ml model create --file model.yml')]);
  const yaml = inside(at('a', 'm.zip'), 'model.yml');
  expect(yaml).toMatch(/^name: "risk-churn"\ntype: mlflow_model\npath: "\.\/m"$/m);
  expect(yaml).toMatch(
    /"team_name": "risk"[^]*"model_porter_digest": "[0-9a-f]{64}"[^]*"loader_module": "mlflow\.sklearn"/,
  );
  const page = inside(at('a', 'm.zip'), 'AZURE.md');
  expect(page).toMatch(/\*\*From documents:[^]*az ml model create[^]*azureml-ai-monitoring/);
  expect(inside(at('a', 'm.zip'), 'm/MLmodel')).toBe(readFileSync(path.join(A, 'MLmodel'), 'utf8'));
  await call('export', A, '--to', at('b', 'm.zip'), ...more);
  expect(readFileSync(at('b', 'm.zip')).equals(readFileSync(at('a', 'm.zip')))).toBe(true);

  expect((await call('verify', at('a', 'm.zip'))).out).toContain('as it was ported');
  const back = await call('export', at('a', 'm.zip'), '--to', at('ws'), '--json');
  expect(JSON.parse(back.out)).toMatchObject({ outcome: 'ported', model: 'risk.churn' });
  expect((await call('export', A, '--to', at('ws2'), '--azure')).code).toBe(2);
});

it('stops a model that Azure does not serve without code', async () => {
  const model = at('no-pyfunc');
  mkdirSync(model);
  writeFileSync(path.join(model, 'MLmodel'), 'flavors:\n  sklearn:\n    pickled_model: m.pkl\n');
  writeFileSync(path.join(model, 'm.pkl'), 'x');
  const stopped = await call('export', model, '--to', at('n.zip'), '--azure', '--json');
  expect([stopped.code, JSON.parse(stopped.out)]).toMatchObject([1, { stops: ['P32'] }]);
  const spanish = await command(at('data'), ['export', model, '--to', at('n.zip'), '--azure', '--reason', 'x'], 'es');
  expect(spanish.code).toBe(0);
  expect(inside(at('n.zip'), 'AZURE.md')).toContain('Según documentos');
});

it('a zip of the same content that is no bundle is in the way of one: it was called "already there"', async () => {
  const to = at('plain.zip');
  const more = ['--to', to, '--name', 'plain'];
  expect((await call('export', A, ...more)).code).toBe(0);
  const before = readFileSync(to);
  const stopped = await call('export', A, ...more, '--azure');
  expect([stopped.code, stopped.out]).toEqual([1, expect.stringContaining('"plain.zip" is there already')]);
  expect(stopped.out).not.toContain('az ml');
  expect(readFileSync(to).equals(before)).toBe(true);
  rmSync(to);
  expect((await call('export', A, ...more, '--azure')).code).toBe(0);
  // A bundle holds all that a zip would.
  for (const again of [['--azure'], []]) expect((await call('export', A, ...more, ...again)).out).toMatch(/already/i);
});

it.each([
  ['churn-1.0.zip', 'churn-1-0'],
  ['model.yml.zip', 'model-yml'],
  ['AZURE.md.zip', 'AZURE-md'],
  ['model-porter.json.zip', 'model-porter-json'],
  ['v1..2.zip', 'v1--2'],
])('the folder in a bundle called %s is %s: Azure takes no dots there', async (zip, folderName) => {
  mkdirSync(at(zip));
  const to = at(zip, zip);
  expect((await call('export', A, '--to', to, '--name', 'm', '--azure')).code).toBe(0);
  expect(inside(to, 'model.yml')).toContain(`path: "./${folderName}"`);
  expect(inside(to, `${folderName}/MLmodel`)).toBe(readFileSync(path.join(A, 'MLmodel'), 'utf8'));
  expect((await call('verify', to)).out).toContain('as it was ported');
});
