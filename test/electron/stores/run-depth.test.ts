import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStore } from '../../../electron/lineage/find-home.ts';
import { spotOf } from '../../../electron/lineage/known-store.ts';
import { beginStore } from '../../../electron/stores/open-store.ts';
import type { Run, RunDepth } from '../../../electron/stores/store.ts';
import { built } from '../../support/build.ts';
import { temporaryFolder } from '../../support/served.ts';
import { writeDemoStore } from '../../support/store-demo.ts';
import { writeDatabase } from '../../support/store-fixtures.ts';

const folder = temporaryFolder();
beforeAll(built, 120_000);
afterAll(() => folder.remove());

async function storeAt(place: string, runs?: RunDepth) {
  const reading = await beginStore({ kind: 'path', path: place }, runs === undefined ? {} : { runs });
  await reading.done;
  const { store } = reading;
  await store.close();
  return store;
}

const without = (run: Run) => ({ ...run, params: new Map(), metrics: [] });
const head = ({ id, experiment, status, artifactUri }: Run) => ({ id, experiment, status, artifactUri });

describe('how much of runs is read', () => {
  it.each([
    ['a file store', () => writeDemoStore(path.join(folder.path, 'mlruns'))],
    [
      'a database',
      () => {
        const file = path.join(folder.path, 'mlflow.db');
        mkdirSync(folder.path, { recursive: true });
        writeDatabase(file).close();
        return file;
      },
    ],
  ])('is what is asked for: %s', async (_name, make) => {
    const place = make();
    const whole = await storeAt(place);
    expect(whole.runs.some(({ params, metrics, tags }) => Math.min(params.size, metrics.length, tags.size) > 0)).toBe(
      true,
    );
    const links = await storeAt(place, 'links');
    expect(links.runs).toEqual(whole.runs.map(without));
    const heads = await storeAt(place, 'heads');
    expect(heads.runs.map(head)).toEqual(whole.runs.map(head));
    expect(heads.runs.map(without)).toEqual(heads.runs);
    // Which run it is nested in.
    expect(Math.max(...heads.runs.map(({ tags }) => tags.size))).toBeLessThanOrEqual(1);
    for (const { registeredModels, loggedModels } of [links, heads])
      expect({ registeredModels, loggedModels }).toEqual({
        registeredModels: whole.registeredModels,
        loggedModels: whole.loggedModels,
      });
    // A lineage needs no more.
    const ref = { kind: 'path', path: place } as const;
    for (const { metrics = [] } of (await readStore(ref, await spotOf(ref), {})).runs as Partial<Run>[])
      expect(metrics).toEqual([]);
  });
});
