import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { findArtifacts, lookFor } from '../../../electron/stores/artifact-place.ts';
import { temporaryFolder } from '../../support/served.ts';

const folder = temporaryFolder();
const root = folder.path;
afterAll(() => folder.remove());
const files = path.join(root, 'mlruns');
const inside = path.join(files, '1/r1/artifacts');
const odd = path.join(files, '1/r\\3/artifacts');
for (const each of [inside, odd]) mkdirSync(each, { recursive: true });
symlinkSync('/', path.join(files, '1', 'out'));

describe('findArtifacts', () => {
  it.each([
    [inside, 'here', inside],
    [pathToFileURL(inside).href, 'here', inside],
    ['file:///srv/a/mlruns/1/r1/artifacts', 'moved', inside],
    ['/home/ana/ml%20runs/1/r1/artifacts', 'moved', inside],
    ['./mlruns/1/r1/artifacts', 'moved', inside],
    ['file:///C:/train/mlruns/1/r1/artifacts', 'moved', inside],
    ['/srv/mlruns/1/r2/artifacts', 'missing', null],
    ['/srv/1/out', 'missing', null],
    ['s3://bucket/1/r1/artifacts', 'remote', null],
    ['dbfs:/1/r1/artifacts', 'remote', null],
    // A server's own storage lies beside its database; where it does not, nobody is asked.
    ['mlflow-artifacts:/1/r1/artifacts', 'moved', inside],
    ['mlflow-artifacts://host:5000/1/r2/artifacts', 'remote', null],
    ['mlflow-artifacts:/..%2f1/r1/artifacts', 'unsafe', null],
    ['azureml://x/1/r1/artifacts', 'remote', null],
    ['file:///..%2fetc', 'unsafe', null],
    // A backslash of a name; what would lead elsewhere on Windows.
    [odd, 'here', odd],
    [pathToFileURL(odd).href, 'here', odd],
    ['file:///srv/a%5Cb/mlruns/1/r1/artifacts', 'moved', inside],
    ['file:///srv/mlruns/1/r%5C3/artifacts', 'moved', odd],
    ['/srv/mlruns/1/r\\3/artifacts', 'moved', odd],
    ['C:\\train\\mlruns\\1\\r1\\artifacts', 'moved', inside],
    ['file:///srv/mlruns/1%5C..%5C..%5Cetc', 'unsafe', null],
    ['/srv/mlruns/1\\..\\..\\etc', 'unsafe', null],
    ['file:///C:/mlruns%5C1/r1/artifacts', 'unsafe', null],
    ['file:C%3A%5Cmlruns/1/r1/artifacts', 'unsafe', null],
    ['mlflow-artifacts:/1%5Cr1/artifacts', 'unsafe', null],
    ['../../etc', 'unsafe', null],
    ['file://other/mlruns/1/r1/artifacts', 'unsafe', null],
  ])('%s is %s', (location, state, found) => {
    expect(findArtifacts(location, files)).toEqual({ state, path: found });
    // A database lies beside mlruns.
    expect(findArtifacts(location, root).state).toBe(state);
  });

  it.each(['file:///srv/a%5Cb/mlruns/1/r1/artifacts', 'file:///C:/a%5Cb/mlruns/1/r1/artifacts'])(
    'on Windows, %s hides a separator',
    (location) => {
      const everything = { here: () => true, beside: () => true };
      expect(lookFor(location, everything, true)).toEqual({ state: 'unsafe' });
    },
  );
});
