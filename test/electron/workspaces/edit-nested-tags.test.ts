import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DISK } from '../../../electron/transfer/disk.ts';
import type { Workspace } from '../../../electron/workspaces/workspace.ts';
import type { Edit } from '../../../shared/workspace/edits.ts';
import { temporaryFolder } from '../../support/served.ts';
import { AT, filesOf, filled, reopened } from '../../support/workspaces.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;
const place = () => path.join(folder.path, `n${(made += 1)}`);
const LATER = AT + 1000;
const model = 'churn';

describe.each(['1', null])('a tag that would lie in another, in a file store, of version %s', (version) => {
  const tag = (key: string, value = 'v'): Edit => ({ kind: 'set-tag', model, version, key, value });
  const gone = (key: string): Edit => ({ kind: 'remove-tag', model, version, key });
  const keys = async (workspace: Workspace) => {
    const found = await workspace.model(model);
    const tags = version === null ? found?.tags : found?.versions.find((each) => each.version === version)?.tags;
    return [...(tags?.keys() ?? [])].filter((key) => /^(?:area|unit)/.test(key)).sort();
  };
  /** `area/name/first` as a file in two folders, `unit` as a file. */
  const tagged = async () => {
    const workspace = await filled('files', place());
    for (const key of ['area/name/first', 'unit']) await workspace.edit(tag(key), LATER);
    return workspace;
  };

  it('is refused before anything is written, both ways round', async () => {
    const workspace = await tagged();
    const before = filesOf(path.dirname(workspace.place));
    for (const [key, name, other] of [
      ['area', 'area', 'area/name/first'],
      ['area/name', 'area/name', 'area/name/first'],
      ['unit/of', 'unit', 'unit/of'],
      ['unit/of/it', 'unit', 'unit/of/it'],
    ] as const)
      await expect(workspace.edit(tag(key), LATER)).rejects.toMatchObject({
        code: 'name-tag-in-tag',
        details: { name, other },
      });
    expect(filesOf(path.dirname(workspace.place))).toEqual(before);
    for (const key of ['area/name/second', 'area.name', 'units']) await workspace.edit(tag(key), LATER);
    expect(await keys(workspace)).toHaveLength(5);
  });

  it('takes the place of one that was removed, whose folders are left', async () => {
    const workspace = await tagged();
    await workspace.edit(gone('area/name/first'), LATER);
    const { id } = await workspace.edit(tag('area'), LATER);
    expect(await keys(workspace)).toEqual(['area', 'unit']);
    await workspace.undoEdit(id ?? '');
    expect(await keys(workspace)).toEqual(['unit']);
  });

  it('does not come back where another stands in its way by now', async () => {
    const workspace = await tagged();
    const { id } = await workspace.edit(gone('unit'), LATER);
    await workspace.edit(tag('unit/of'), LATER);
    await expect(workspace.undoEdit(id ?? '')).rejects.toMatchObject({ code: 'name-tag-in-tag' });
    expect(await keys(workspace)).toEqual(['area/name/first', 'unit/of']);
  });

  it('that MLflow set while an edit was cut off stays, and the next edit is not held up', async () => {
    const workspace = await filled('files', place());
    const folderOf = path.join(workspace.place, 'models', model, version === null ? '' : `version-${version}`, 'tags');
    const broken = await reopened(workspace, {
      ...DISK,
      failpoint(operation, file) {
        // As if its process ended: what was begun can't be taken back either.
        if (operation === 'rename' && file.endsWith('unit')) throw Object.assign(new Error('EIO'), { code: 'EIO' });
        if (operation === 'remove') throw Object.assign(new Error('EIO'), { code: 'EIO' });
        return undefined;
      },
    });
    await expect(broken.edit(tag('unit'), LATER)).rejects.toThrow('EIO');
    mkdirSync(path.join(folderOf, 'unit'), { recursive: true });
    writeFileSync(path.join(folderOf, 'unit', 'of'), 'theirs');
    await workspace.edit(tag('area'), LATER);
    expect(await keys(workspace)).toEqual(['area', 'unit/of']);
  });
});
