import { linkSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeWorkspace } from '../../../electron/workspaces/new-workspace.ts';
import { isSamePlace } from '../../../electron/workspaces/same-place.ts';
import { temporaryFolder } from '../../support/served.ts';
import { AT, SEED } from '../../support/workspaces.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const at = (name: string) => path.join(folder.path, name);

beforeAll(async () => {
  for (const each of ['around/prod', 'mlruns', 'two/prod', 'two/other', 'beside'])
    await makeWorkspace(at(each), { layout: 'sqlite', seed: SEED, at: AT });
  await makeWorkspace(at('files'), { layout: 'files', seed: SEED, at: AT });
  symlinkSync('around', at('link'));
  linkSync(at('beside/mlflow.db'), at('hard.db'));
  linkSync(at('two/other/mlflow.db'), at('beside/other.db'));
});

it.each([
  ['around/prod', 'around', true],
  ['around/prod', 'link', true],
  ['around', 'around/prod/mlflow.db', true],
  ['mlruns', 'mlruns/mlflow.db', true],
  ['beside', 'hard.db', true],
  ['hard.db', 'beside', true],
  ['files', 'files/mlruns', true],
  ['gone', 'gone/mlflow.db', true],
  ['gone/deeper/', 'gone/deeper', true],
  ['two/prod', 'two', false],
  ['two/prod', 'two/other', false],
  ['beside', 'beside/other.db', false],
  ['files', 'files/mlruns/models', false],
  ['gone', 'around', false],
  ['gone/a', 'gone/b', false],
])('%s and %s are one workspace: %j', (named, given, same) => {
  expect(isSamePlace(at(named), at(given))).toBe(same);
  expect(isSamePlace(at(given), at(named))).toBe(same);
});
