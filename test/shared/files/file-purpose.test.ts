import { expect, it } from 'vitest';
import { purposesOf } from '../../../shared/files/file-purpose.ts';

const purposeOf = purposesOf([
  { path: 'model.pkl', role: 'model' },
  { path: 'conda.yaml', role: 'environment' },
  { path: 'code', role: 'code' },
  { path: 'artifacts/vocabulary', role: 'artifact' },
  { path: '../outside', role: 'artifact' },
]);

it.each([
  ['MLmodel', 'model', true],
  ['model.pkl', 'model', true],
  ['conda.yaml', 'environment', true],
  ['requirements.txt', 'environment', false],
  ['sub/requirements.txt', 'unknown', false],
  ['code/pkg/a.py', 'code', true],
  ['codes/a.py', 'unknown', false],
  ['artifacts/vocabulary/en.txt', 'artifact', true],
  ['artifacts/else.txt', 'unknown', false],
  ['input_example.json', 'example', false],
  ['notes.md', 'unknown', false],
])('%s: %s, referenced %s', (path, purpose, referenced) => expect(purposeOf(path)).toEqual({ purpose, referenced }));
