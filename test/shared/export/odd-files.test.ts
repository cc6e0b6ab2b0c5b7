import { expect, it } from 'vitest';
import {
  environmentVariables,
  isJunk,
  isSecretName,
  namesMachine,
  reachesOut,
} from '../../../shared/export/odd-files.ts';

it.each([
  ['.git/config', true, false],
  ['a/.DS_Store', true, false],
  ['a/b.pyc', true, false],
  ['model.pkl', false, false],
  ['.env', false, true],
  ['a/.env.prod', false, true],
  ['keys/id_rsa', false, true],
  ['a.pem', false, true],
  ['server.PEM', false, true],
  ['prod.env', false, true],
  ['.env.example', false, false],
  ['.docker/config.json', false, true],
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

it('knows a path of a machine', () => {
  for (const text of ['a: /home/me/x', 'x = "C:\\\\Users"', 'uri: file:///data/x', "'/dbfs/x'"])
    expect(namesMachine(text), text).toBe(true);
  // With the separators of Windows it is only found there.
  expect(namesMachine('    model_code_path: C:\\\\me\\\\m.py\n')).toBe(true);
  for (const text of [
    'artifact_path: /home/me/x\n',
    '    model_code_path: /home/ana/m.py\n',
    'a: /v1/predict',
    'https://example.org/home/x',
    'data/home/x',
  ])
    expect(namesMachine(text), text).toBe(false);
});

it('knows the variables that a program reads', () => {
  const code =
    'a = os.environ["KEY"]\nb = os.getenv("OTHER", "")\nc = os.environ.get( \'THIRD\')\nd = os.environ[name]\n';
  expect(environmentVariables('a.py', code)).toEqual(['KEY', 'OTHER', 'THIRD']);
  expect(environmentVariables('a.md', code)).toEqual([]);
});
