import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { knewOf } from '../../../electron/port/knew-of.ts';
import { INSIDE, writeLineageStore } from '../../support/lineage-store.ts';
import { temporaryFolder } from '../../support/served.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const root = writeLineageStore(path.join(folder.path, 'dev/mlruns'));
const torn = path.join(folder.path, 'torn.db');
writeFileSync(torn, 'no database');
mkdirSync(path.join(folder.path, 'empty'));
const model = path.join(root, INSIDE);
const none = { place: model, inside: '', store: null, run: 'r1', uri: 'x' };
const KNEW = { run: { id: 'r1', name: 'first' }, experiment: 'Default', params: [{ key: 'a/b', value: '1' }] };

describe('what the run of a source knew', () => {
  it.each([
    ['a version or a run of a store', { ...none, store: pathToFileURL(root).href }, KNEW],
    ['a folder that an open store named', { ...none, around: root }, KNEW],
    [
      'a folder below a store that was opened',
      { ...none, place: path.dirname(root), inside: `mlruns/${INSIDE}` },
      KNEW,
    ],
    // Nothing around what was opened is looked at.
    ['a folder alone', none, null],
    ['a run of another store', { ...none, store: pathToFileURL(root).href, run: 'other' }, null],
    ['a store that is gone', { ...none, store: 'file:///nowhere/mlflow.db' }, null],
    ['a store that is torn', { ...none, store: pathToFileURL(torn).href }, null],
  ])('of %s', async (_what, source, wanted) => {
    const knew = await knewOf(source);
    if (wanted === null) expect(knew).toBeNull();
    else expect(knew).toMatchObject(wanted);
  });

  it('is not asked for any more once it is cancelled', async () => {
    await expect(knewOf({ ...none, around: root }, AbortSignal.abort())).rejects.toThrow();
  });
});
