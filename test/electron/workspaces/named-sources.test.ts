import { mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portSource } from '../../../electron/port/source-of.ts';
import { openStore } from '../../../electron/stores/open-store.ts';
import { locationOfVersion } from '../../../electron/stores/artifact-location.ts';
import { findArtifacts } from '../../../electron/stores/artifact-place.ts';
import { versionPage } from '../../../electron/workspaces/version-rows.ts';
import type { Workspace } from '../../../electron/workspaces/workspace.ts';
import { namedSources } from '../../support/named-sources.ts';
import { temporaryFolder } from '../../support/served.ts';
import { reopened } from '../../support/workspaces.ts';

/** What a version is named by, and the folder that is meant; null: nothing that MLflow would find. */
const SOURCES: readonly (readonly [string, string | null])[] = [
  ['runs:/r1/model dir/ü', 'r1/model dir/ü'],
  ['runs:/r1/a#b', 'r1/a#b'],
  ['runs:/r1/twice', 'm-2'],
  ['runs:/r1/twice/in', 'm-2/in'],
  ['runs:/gone/model', 'gone/model'],
  ['models:/m-1', 'm-1'],
  ['models:/churn/1', 'r1/model dir/ü'],
  ['models:/churn/7', 'r1/model dir/ü'],
  ['models:/churn/9', null],
  ['models:/m-del', null],
  ['runs:/r1/del', null],
  ['runs:/r1/../gone/model', null],
  ['runs:/none/model', null],
  ['models:/none/1', null],
  ['models:/../1', null],
];
const folder = temporaryFolder();
afterAll(() => folder.remove());

describe.each(['sqlite', 'files'] as const)(
  'versions of a registry of kind %s that are named by other things',
  (kind) => {
    let workspace: Workspace;
    let art: string;
    beforeAll(async () => {
      const versions = SOURCES.map(([source]) => ({ source }));
      ({ workspace, art } = await namedSources(kind, path.join(folder.path, kind), versions));
    });

    it.each(SOURCES.map(([source, found], at) => [source, found, String(at + 1)] as const))(
      '%s is %s',
      async (_source, found, version) => {
        const known = (await workspace.model('churn'))?.versions.find((each) => each.version === version);
        for (const each of [undefined, known]) {
          const files = workspace.files('churn', version, each);
          if (found === null) await expect(files).rejects.toMatchObject({ code: 'version-missing' });
          else expect(await files).toBe(path.join(art, found));
        }
      },
    );

    it('are listed where they are, and a store that is read whole says the same', async () => {
      const { rows } = await versionPage(workspace, 'churn', { cursor: 0, limit: 100 });
      const states = SOURCES.map(([, found]) => (found === null ? 'missing' : 'here'));
      expect([...rows].reverse().map(({ place }) => place)).toEqual(states);
      const store = await openStore(workspace.place);
      const [model] = store.registeredModels;
      const found = (model?.versions ?? []).map(
        (each) => findArtifacts(locationOfVersion(store, each) ?? '', art).state,
      );
      await store.close();
      expect(found).toEqual(states);
    });

    it.each([
      ['models:/churn/1', 'ü', 'ready'],
      ['runs:/r1/model dir/ü', 'ü', 'ready'],
      ['runs:/r1/twice', 'twice', 'ready'],
      ['runs:/gone/model', 'model', 'run-deleted'],
      ['models:/m-failed', 'failed', 'model-failed'],
      ['runs:/r1/failed', 'failed', 'model-failed'],
      ['models:/m-pending', 'pending', 'model-pending'],
    ])('%s is a source, and found where the store has moved to', async (uri, name, state) => {
      const old = path.dirname(workspace.place);
      const moved = `${old} moved`;
      renameSync(old, moved);
      try {
        const there = path.join(moved, path.basename(workspace.place));
        const opened = await portSource(uri, await reopened({ ...workspace, place: there }));
        await opened.source.close();
        expect([opened.version === null ? opened.name : name, opened.state]).toEqual([name, state]);
        expect(opened.place.startsWith(path.join(moved, 'art'))).toBe(true);
      } finally {
        renameSync(moved, old);
      }
    });

    it.each(['models:/m-del', 'runs:/r1/del'])('%s was deleted, and is refused as by MLflow', async (uri) => {
      await expect(portSource(uri, workspace)).rejects.toMatchObject({ code: 'source-deleted' });
    });
  },
);

describe.each(['sqlite', 'files'] as const)('versions of a registry of kind %s that are not ready', (kind) => {
  it('are told apart', async () => {
    const source = 'runs:/r1/twice';
    const states = ['READY', 'FAILED_REGISTRATION', 'PENDING_REGISTRATION'];
    const versions = states.map((status) => ({ source, status }));
    mkdirSync(path.join(folder.path, 'states'), { recursive: true });
    const { workspace } = await namedSources(kind, path.join(folder.path, 'states', kind), versions);
    const found = [];
    for (const version of ['1', '2', '3']) {
      const opened = await portSource(`models:/churn/${version}`, workspace);
      await opened.source.close();
      found.push(opened.state);
    }
    expect(found).toEqual(['ready', 'version-failed', 'version-pending']);
  });
});
