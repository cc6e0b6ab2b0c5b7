import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { DISK, type Disk } from '../../../electron/transfer/disk.ts';
import { legibleWorkspaces, readWorkspaces, updateWorkspaces } from '../../../electron/workspaces/settings.ts';
import { KnownError } from '../../../shared/contract/errors.ts';
import type { NamedWorkspace } from '../../../shared/workspace/kinds.ts';
import { temporaryFolder } from '../../support/served.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const DEV = { name: 'dev', role: 'DEV', place: '/a' } as const;
const PROD = { name: 'prod', role: 'PROD', place: '/b' } as const;

const writeWorkspaces = (file: string, all: readonly NamedWorkspace[], disk?: Disk) =>
  updateWorkspaces(file, () => all, disk);

it('are none without a file, and what was written afterwards', async () => {
  const file = path.join(folder.path, 'new/workspaces.json');
  expect(readWorkspaces(file)).toEqual([]);
  await writeWorkspaces(file, [DEV, PROD]);
  expect(readWorkspaces(file)).toEqual([DEV, PROD]);
});

it('survive a write that is cut off anywhere: the old ones, or the new ones', async () => {
  const file = path.join(folder.path, 'torn.json');
  await writeWorkspaces(file, [DEV]);
  for (let at = 0; at < 6; at += 1) {
    let calls = 0;
    const failpoint = () => {
      if (calls++ === at) throw Object.assign(new Error('EIO'), { code: 'EIO' });
      return undefined;
    };
    await expect(writeWorkspaces(file, [DEV, PROD], { ...DISK, failpoint })).rejects.toThrow();
    expect([1, 2]).toContain(readWorkspaces(file).length);
    await writeWorkspaces(file, [DEV]);
  }
});

it.each([
  ['cut off', '{"workspaces": ['],
  ['of another program', '{"folders": []}'],
  ['empty', ''],
  ['binary', '\0\u0001'],
])('a list that is %s is named and left as it is, until a new one is begun beside it', async (_what, text) => {
  const file = path.join(folder.path, `damaged-${text.length}.json`);
  writeFileSync(file, text);
  expect(() => readWorkspaces(file)).toThrow(expect.objectContaining({ code: 'workspaces-damaged' }) as Error);
  expect(legibleWorkspaces(file)).toEqual([]);
  const refused = updateWorkspaces(file, () => {
    throw new KnownError('workspace-name', 'no');
  });
  await expect(refused).rejects.toMatchObject({ code: 'workspace-name' });
  expect(readFileSync(file, 'utf8')).toBe(text);
  await writeWorkspaces(file, [DEV]);
  expect(readWorkspaces(file)).toEqual([DEV]);
  expect(readFileSync(`${file}.damaged`, 'utf8')).toBe(text);
});

it('keep what a newer program wrote and this one does not understand', async () => {
  const file = path.join(folder.path, 'newer.json');
  writeFileSync(file, JSON.stringify({ workspaces: [DEV, { name: 'x', role: 'MOON', place: '/x' }] }));
  expect(readWorkspaces(file)).toEqual([DEV]);
  await writeWorkspaces(file, [PROD]);
  expect(readWorkspaces(file)).toEqual([PROD]);
  expect(readFileSync(file, 'utf8')).toContain('MOON');
});
