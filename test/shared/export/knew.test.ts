import { describe, expect, it } from 'vitest';
import { readKnew } from '../../../shared/export/knew.ts';
import { compareTree, manifestText, readManifest, type Manifest } from '../../../shared/export/manifest.ts';
import { summarizeRun } from '../../../shared/export/summarize-run.ts';

const RUN = {
  id: 'r1',
  name: 'best',
  user: 'ana',
  started: 1_600_000_000_000,
  status: 'FINISHED',
  params: new Map([
    ['lr', '0.1'],
    ['db_password', 'hunter2'],
    ['url', 'https://me:hunter3@host/x'],
  ]),
  metrics: [{ key: 'loss', value: NaN }],
  tags: new Map([['mlflow.source.git.commit', 'abc']]),
  datasets: [{ name: 'd', digest: 'x', source: null, tags: new Map([['mlflow.data.context', 'training']]) }],
};
const MANIFEST: Manifest = {
  format: 1,
  name: 'churn',
  description: null,
  tags: {},
  aliases: [],
  digest: 'aa',
  files: [],
  folders: [],
};

describe('what a run knew', () => {
  it('is a summary without credentials', () => {
    const knew = summarizeRun(RUN, 'Default');
    expect(knew).toMatchObject({
      run: { id: 'r1', name: 'best', user: 'ana' },
      experiment: 'Default',
      started: '2020-09-13T12:26:40.000Z',
      params: [{ key: 'db_password', value: '***' }, { key: 'lr', value: '0.1' }, { key: 'url' }],
      metrics: [{ key: 'loss', value: 'nan' }],
      datasets: [{ name: 'd', digest: 'x', source: null, context: 'training' }],
      commit: { commit: 'abc', repository: null, branch: null },
      more: { params: 0, metrics: 0, datasets: 0 },
    });
    expect(JSON.stringify(knew)).not.toMatch(/hunter/);
  });

  it('is cut where it is long', () => {
    const params = new Map(Array.from({ length: 5000 }, (_, at) => [`p${at}`, 'x'.repeat(10_000)]));
    const knew = summarizeRun({ ...RUN, params }, null);
    expect([knew.params.length, knew.more.params, knew.params[0]?.value.length]).toEqual([100, 4900, 250]);
    expect(JSON.stringify(knew).length).toBeLessThan(40_000);
  });

  it('goes along in a manifest, which older programs read as before, and judge nothing by', () => {
    const knew = summarizeRun(RUN, null);
    const read = readManifest(manifestText({ ...MANIFEST, knew }));
    expect(readKnew(read?.knew)).toEqual(knew);
    const { knew: _knew, ...older } = read as Manifest;
    expect(older).toEqual(MANIFEST);
    expect(compareTree(read as Manifest, [])).toEqual({ missing: [], changed: [], added: [] });
  });

  it.each([
    [undefined],
    [null],
    ['text'],
    [{}],
    [{ ...summarizeRun(RUN, null), run: { id: 3 } }],
    [{ ...summarizeRun(RUN, null), params: [{ key: 'a', value: 1 }] }],
    [{ ...summarizeRun(RUN, null), datasets: 'none' }],
    [{ ...summarizeRun(RUN, null), commit: { commit: 7 } }],
  ])('is none where it has another form: %j', (value) => expect(readKnew(value)).toBeNull());
});
