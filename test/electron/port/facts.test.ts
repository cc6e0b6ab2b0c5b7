import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { modelFacts } from '../../../electron/port/facts.ts';
import { portSource } from '../../../electron/port/source-of.ts';
import { preflight } from '../../../shared/export/preflight.ts';
import { ROOT } from '../../support/build.ts';
import { temporaryFolder } from '../../support/served.ts';
import { TARGET } from '../../shared/export/preflight-facts.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** What the checks say of a model, but for what is well: id, state, and the files or columns. */
async function findings(place: string): Promise<string[]> {
  const from = await portSource(place, null);
  const own = await modelFacts(from);
  await from.source.close();
  return preflight({ ...own, manifest: null, state: null, verdict: null, target: TARGET })
    .filter(({ state }) => state !== 'ok')
    .map(({ id, state, items }) => [id, state, ...items].join(' '));
}

// What MLflow itself wrote: anything more is a false alarm.
it.each([
  ['test/fixtures/models/from-code', ['P06 note', 'P10 note pandas', 'P17 not-judged fromcode.py', 'P31 note']],
  ['test/fixtures/unlike/v3-example-dataframe-with-params', ['P17 not-judged python_model.pkl', 'P31 note']],
  [
    'test/fixtures/unlike/v3-resources',
    ['P04 note', 'P06 note', 'P17 not-judged python_model.pkl', 'P31 note', 'P37 note'],
  ],
  ['assets/examples/diabetes-2025', ['P10 note skops', 'P31 note']],
])('%s', async (place, told) => expect(await findings(path.join(ROOT, place))).toEqual(told));

it('takes a folder of the name of a file for no file', async () => {
  const place = path.join(folder.path, 'm');
  cpSync(path.join(ROOT, 'assets/examples/diabetes-2025'), place, { recursive: true });
  rmSync(path.join(place, 'model.skops'));
  mkdirSync(path.join(place, 'model.skops'));
  writeFileSync(path.join(place, 'model.skops/a'), 'x');
  expect(await findings(place)).toContain('P02 stop model.skops');
});
