import { expect, it } from 'vitest';
import { rootOf } from '../../../electron/stores/artifact-finder.ts';

it.each([
  ['file:///srv/mlruns/0/abc/artifacts', 'file:///srv/mlruns'],
  ['file:///srv/mlruns/0/abc/artifacts/model', 'file:///srv/mlruns'],
  ['file:///srv/mlruns/0/models/m-1/artifacts', 'file:///srv/mlruns'],
  ['file:///team/store/artifacts/1/models/m-1/artifacts', 'file:///team/store/artifacts'],
  ['file:///team/store/artifacts/1/abc/artifacts/model', 'file:///team/store/artifacts'],
  ['s3://bucket/0', 's3://bucket'],
  ['s3://bucket', 's3://bucket'],
  ['/srv/anything', '/srv'],
])('artifacts at %s are below %s', (location, root) => {
  expect(rootOf(location)).toBe(root);
});
