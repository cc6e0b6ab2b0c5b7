import { describe, expect, it } from 'vitest';
import { compareWhole } from '../../../shared/export/tree-difference.ts';

const file = (path: string, digest = 'a') => ({ path, size: 1, digest });
const PORTED = { files: [file('MLmodel'), file('code/mod.py')], folders: ['code', 'empty', 'empty/deep'] };
const NOW = { ...PORTED, odd: [] as string[] };
const NONE = { missing: [], changed: [], added: [] };
const CASES: readonly (readonly [string, Partial<typeof NOW>, object])[] = [
  ['nothing', {}, {}],
  ['a link beside', { odd: ['code/link'] }, { added: ['code/link'] }],
  ['a link in place of a file', { files: [file('MLmodel')], odd: ['code/mod.py'] }, { changed: ['code/mod.py'] }],
  ['a new empty folder', { folders: [...PORTED.folders, 'new', 'new/inner'] }, { added: ['new/inner/'] }],
  [
    'a new folder with a file',
    { folders: [...PORTED.folders, 'new'], files: [...PORTED.files, file('new/x')] },
    { added: ['new/x'] },
  ],
  ['a new folder with a link', { folders: [...PORTED.folders, 'new'], odd: ['new/link'] }, { added: ['new/link'] }],
  ['an empty folder of Python', { folders: [...PORTED.folders, 'code/__pycache__'] }, {}],
  ['an empty folder less', { folders: ['code', 'empty'] }, { missing: ['empty/deep/'] }],
  ['two empty folders less', { folders: ['code'] }, { missing: ['empty/deep/'] }],
  [
    'a folder and its file less',
    { folders: ['empty', 'empty/deep'], files: [file('MLmodel')] },
    { missing: ['code/mod.py'] },
  ],
  ['a folder kept, its file less', { files: [file('MLmodel')] }, { missing: ['code/mod.py'] }],
  ['a folder that became a link', { folders: ['code', 'empty'], odd: ['empty/deep'] }, { changed: ['empty/deep'] }],
];

describe('held against its manifest', () => {
  it.each(CASES)('%s', (_name, now, wanted) => {
    expect(compareWhole(PORTED, { ...NOW, ...now })).toEqual({ ...NONE, ...wanted });
  });
});
