import { expect, it } from 'vitest';
import { leftByLoading } from '../../../shared/export/left-by-loading.ts';
import { compareTree } from '../../../shared/export/manifest.ts';

it.each<readonly [string, readonly string[], readonly string[]]>([
  ['MLflow’s note of what was loaded', ['MLmodel', 'registered_model_meta'], ['registered_model_meta']],
  ['not one of that name further inside', ['data/registered_model_meta'], []],
  [
    'compiled code beside its source',
    ['code/a.py', 'code/__pycache__/a.cpython-311.pyc', 'code/__pycache__/a.cpython-311.opt-1.pyc'],
    ['code/__pycache__/a.cpython-311.pyc', 'code/__pycache__/a.cpython-311.opt-1.pyc'],
  ],
  ['at the root too', ['a.py', '__pycache__/a.cpython-312.pyc'], ['__pycache__/a.cpython-312.pyc']],
  ['not compiled code without a source', ['code/__pycache__/a.cpython-311.pyc', 'a.py'], []],
  ['not code that is imported without one', ['code/a.py', 'code/a.pyc'], []],
])('%s', (_what, files, left) => expect([...leftByLoading(files)]).toEqual(left));

it('counts neither in a manifest of an older program, nor as something that is missing', () => {
  const file = (path: string, digest = 'a') => ({ path, size: 1, digest });
  const manifest = { files: [file('MLmodel'), file('registered_model_meta', 'b')] };
  expect(compareTree(manifest, [file('MLmodel')])).toEqual({ missing: [], changed: [], added: [] });
});
