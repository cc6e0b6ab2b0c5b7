import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { DISK } from '../../../electron/transfer/fs.ts';
import { readWorkspaces, writeWorkspaces } from '../../../electron/workspaces/settings.ts';
import { temporaryFolder } from '../../support/served.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const DEV = { name: 'dev', role: 'DEV', place: '/a' } as const;
const PROD = { name: 'prod', role: 'PROD', place: '/b' } as const;

it('are none without a file, and what was written afterwards', () => {
  const file = path.join(folder.path, 'new/workspaces.json');
  expect(readWorkspaces(file)).toEqual([]);
  writeWorkspaces(file, [DEV, PROD]);
  expect(readWorkspaces(file)).toEqual([DEV, PROD]);
});

it('survive a write that is cut off anywhere: the old ones, or the new ones', () => {
  const file = path.join(folder.path, 'torn.json');
  writeWorkspaces(file, [DEV]);
  for (let at = 0; at < 6; at += 1) {
    let calls = 0;
    const failpoint = () => {
      if (calls++ === at) throw Object.assign(new Error('EIO'), { code: 'EIO' });
      return undefined;
    };
    expect(() => writeWorkspaces(file, [DEV, PROD], { ...DISK, failpoint })).toThrow();
    expect([1, 2]).toContain(readWorkspaces(file).length);
    writeWorkspaces(file, [DEV]);
  }
});

it('that can not be understood are put aside and kept; what a newer program wrote stays', () => {
  const file = path.join(folder.path, 'damaged.json');
  writeFileSync(file, '{"workspaces": [');
  expect(readWorkspaces(file)).toEqual([]);
  expect(existsSync(`${file}.damaged`)).toBe(true);
  writeFileSync(file, JSON.stringify({ workspaces: [DEV, { name: 'x', role: 'MOON', place: '/x' }] }));
  expect(readWorkspaces(file)).toEqual([DEV]);
  writeWorkspaces(file, [PROD]);
  expect(readWorkspaces(file)).toEqual([PROD]);
  expect(readFileSync(file, 'utf8')).toContain('MOON');
});
