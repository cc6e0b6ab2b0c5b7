import { expect, it } from 'vitest';
import { isJunk, isSecretName, isTextToLookInto, namesMachine, reachesOut } from '../../../shared/export/odd-files.ts';

it.each([
  ['.git/config', true, false],
  ['a/.DS_Store', true, false],
  ['a/b.pyc', true, false],
  ['model.pkl', false, false],
  ['.env', false, true],
  ['a/.env.prod', false, true],
  ['keys/id_rsa', false, true],
  ['a.pem', false, true],
  ['tokenizer.json', false, false],
] as const)('%s is junk: %s, holds keys by its name: %s', (path, junk, keys) => {
  expect([isJunk(path), isSecretName(path)]).toEqual([junk, keys]);
});

it.each([
  ['code/a.py', 'x = load(trust_remote_code=True)', true],
  ['config.json', '{"trust_remote_code": true}', true],
  ['config.json', '{"trust_remote_code": false}', false],
  ['code/a.py', 'get("https://example.org/w.bin")', true],
  ['code/a.py', '# see "https://example.org"\n', false],
  ['code/a.py', 'get("http://localhost:5000")', false],
  ['code/a.py', 'torch.hub.load("x")', true],
  ['README.md', '"https://example.org"', false],
  ['MLmodel', 'flavors:\n  transformers:\n    source_model_name: a/b\n', true],
  ['MLmodel', 'flavors:\n  transformers:\n    model_binary: model\n    source_model_name: a/b\n', false],
])('%s with %j fetches something: %s', (path, text, wanted) => expect(reachesOut(path, text)).toBe(wanted));

it('looks into small texts, and knows a path of a machine', () => {
  expect(['MLmodel', 'a/b.yaml', 'x.py', '.env'].every(isTextToLookInto)).toBe(true);
  expect(['model.pkl', 'w.bin', 'x.parquet'].some(isTextToLookInto)).toBe(false);
  for (const text of ['a: /home/me/x', 'x = "C:\\\\Users"', 'uri: file:///data/x', "'/dbfs/x'"])
    expect(namesMachine(text), text).toBe(true);
  for (const text of ['artifact_path: /home/me/x\n', 'a: /v1/predict', 'https://example.org/home/x', 'data/home/x'])
    expect(namesMachine(text), text).toBe(false);
});
