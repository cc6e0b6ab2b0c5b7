import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const SHARED = [
  'python',
  'contract',
  'mlmodel',
  'pandas',
  'signature',
  'environment',
  'files',
  'model-compare',
  'report',
  'safety',
  'search',
  'texts',
  'workspace',
  'export',
  'lineage',
].map((room) => `shared/${room}`);

/** Which rooms each room may import from, besides its own. The compiler keeps Node and the DOM out of shared/. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  shared: SHARED,
  'electron/sources': SHARED,
  'electron/transfer': SHARED,
  'electron/tables': [...SHARED, 'electron/sources'],
  'electron/stores': [...SHARED, 'electron/sources', 'electron/transfer'],
  'electron/workspaces': [...SHARED, 'electron/sources', 'electron/stores', 'electron/transfer'],
  'electron/lineage': [...SHARED, 'electron/sources', 'electron/stores', 'electron/transfer', 'electron/workspaces'],
  'electron/jobs': [
    ...SHARED,
    'electron/sources',
    'electron/tables',
    'electron/stores',
    'electron/workspaces',
    'electron/lineage',
  ],
  'electron/port': [
    ...SHARED,
    'electron/sources',
    'electron/stores',
    'electron/transfer',
    'electron/workspaces',
    'electron/jobs',
  ],
  'electron/host': [
    ...SHARED,
    'electron/sources',
    'electron/jobs',
    'electron/transfer',
    'electron/workspaces',
    'electron/port',
  ],
  'electron/loopback': [...SHARED, 'electron/host', 'electron/jobs', 'electron/port'],
  'electron/main': [...SHARED, 'electron/host', 'electron/jobs', 'electron/port'],
  'electron/cli': [
    ...SHARED,
    'electron/stores',
    'electron/transfer',
    'electron/workspaces',
    'electron/lineage',
    'electron/port',
    'electron/host',
    'electron/jobs',
    'electron/loopback',
  ],
  'electron/preload': SHARED,
  renderer: SHARED,
};
/** Packages that only some rooms may use. */
const ONLY: Readonly<Record<string, readonly string[]>> = {
  electron: ['electron/main', 'electron/preload'],
  zod: ['shared/contract', 'electron/host'],
  hyparquet: ['electron/tables'],
  fzstd: ['electron/tables'],
  yaml: ['shared/mlmodel'],
  '@photostructure': ['electron/stores'],
  'react-aria-components': ['renderer'],
  '@xyflow': ['renderer'],
  '@dagrejs': ['renderer'],
};

const files = ['shared', 'electron', 'renderer'].flatMap((room) =>
  readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${room}/${file.split(path.sep).join('/')}`),
);
const imports = (file: string) =>
  [
    ...readFileSync(path.join(root, file), 'utf8').matchAll(
      /^(import type |import |\} from |.*\bimport\()[^'\n]*'([^']+)'|^\} from '([^']+)'/gm,
    ),
  ].map((match) => ({
    typeOnly: (match[1] ?? '').startsWith('import type'),
    target: match[2] ?? match[3] ?? '',
  }));
const roomOf = (file: string) => (file.startsWith('renderer/') ? 'renderer' : file.split('/').slice(0, 2).join('/'));

describe('the house', () => {
  it('is looked at whole', () => expect(files.length).toBeGreaterThan(100));

  it.each(files)('%s imports downwards only', (file) => {
    const room = roomOf(file);
    const allowed = MAY[room] ?? MAY[room.split('/')[0] ?? ''] ?? [];
    for (const { target, typeOnly } of imports(file)) {
      if (target.startsWith('.')) {
        const to = roomOf(path.posix.join(path.posix.dirname(file), target));
        if (to !== room && !(typeOnly && to.startsWith('shared/')))
          expect(allowed, `${file} -> ${target}`).toContain(to);
      }
      const owners = ONLY[target.split('/')[0] ?? ''];
      if (owners !== undefined && !typeOnly) expect(owners, `${file} -> ${target}`).toContain(room);
    }
  });

  it.each(files)('%s is named in kebab case, of a readable size, and exports by name', (file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    expect(path.basename(file)).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.d)?\.tsx?$/);
    // Catalogues are lists.
    if (!file.startsWith('shared/texts/')) expect(text.split('\n').length).toBeLessThan(400);
    expect(text).not.toMatch(/^export default|dangerouslySetInnerHTML|\beval\(|new Function\(/m);
  });

  it('has no files that import each other in a circle', () => {
    const seen = new Map<string, 'open' | 'done'>();
    const circles: string[] = [];
    const visit = (file: string, way: readonly string[]) => {
      const state = seen.get(file);
      if (state === 'open') circles.push([...way.slice(way.indexOf(file)), file].join(' -> '));
      if (state !== undefined) return;
      seen.set(file, 'open');
      for (const { target } of imports(file)) {
        const to = path.posix.join(path.posix.dirname(file), target);
        if (target.startsWith('.') && files.includes(to)) visit(to, [...way, file]);
      }
      seen.set(file, 'done');
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  it('changes a disk in one folder only', () => {
    const writers = files.filter((file) =>
      /\b(?:writeFile|writeSync|createWriteStream|renameSync|appendFile|rmSync|mkdirSync)\b/.test(
        readFileSync(path.join(root, file), 'utf8'),
      ),
    );
    // `file-thread` writes into what is open already.
    const hands = ['disk', 'file-thread', 'publish', 'remove', 'temporary', 'write-file'];
    expect(writers).toEqual(hands.map((name) => `electron/transfer/${name}.ts`));
  });

  it('makes dialogs in one place, so that their buttons stand in one order; the palette has none', () => {
    const makers = files.filter((file) => readFileSync(path.join(root, file), 'utf8').includes('<ModalOverlay'));
    expect(makers.toSorted()).toEqual(['renderer/features/shell/palette.tsx', 'renderer/ui/dialog.tsx']);
  });
});
