import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { ROOT } from '../../support/build.ts';
import { temporaryFolder } from '../../support/served.ts';

// Plain JavaScript that runs on a fresh clone, so without types.
const load = (name: string) => import(/* @vite-ignore */ pathToFileURL(path.join(ROOT, 'electron/start', name)).href);
const { staleParts, stampPart } = (await load('build.mjs')) as {
  staleParts(root: string, force?: boolean): { name: string; digest: string }[];
  stampPart(root: string, name: string, digest: string): void;
};
const { packagesAreCurrent, installPackages } = (await load('start.mjs')) as {
  packagesAreCurrent(root: string): boolean;
  installPackages(root: string): void;
};

const folder = temporaryFolder();
afterAll(() => folder.remove());
const write = (file: string, text = 'x') => {
  const target = path.join(folder.path, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
};

describe('what has to be built', () => {
  const stale = () => staleParts(folder.path).map(({ name }) => name);
  const ALL = ['node', 'cli', 'preload', 'renderer'];
  it('is all of a fresh clone, and nothing twice', () => {
    for (const file of ['shared/a.ts', 'electron/main/a.ts', 'electron/preload/a.ts', 'renderer/a.tsx']) write(file);
    expect(stale()).toEqual(ALL);
    for (const { name, digest } of staleParts(folder.path)) stampPart(folder.path, name, digest);
    expect(stale()).toEqual([]);
    expect(staleParts(folder.path, true)).toHaveLength(4);
  });

  it.each([
    ['renderer/a.tsx', ['renderer']],
    ['electron/main/a.ts', ['node', 'cli']],
    ['electron/preload/a.ts', ['node', 'cli', 'preload']],
    ['electron/cli/new.ts', ['node', 'cli']],
    ['shared/a.ts', ALL],
    ['package-lock.json', ALL],
    ['README.md', []],
  ])('after a change of %s is %j', (file, parts) => {
    for (const { name, digest } of staleParts(folder.path)) stampPart(folder.path, name, digest);
    write(file, `changed ${file}`);
    expect(stale()).toEqual(parts);
  });
});

describe('what has to be installed', () => {
  const lock = (packages: object) => JSON.stringify({ packages });
  const wanted = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', optional: true },
  };
  it.each([
    ['nothing is installed', null, false],
    ['a version is another', lock({ 'node_modules/a': { version: '0.9.0' } }), false],
    ['one is missing', lock({ 'node_modules/b': { version: '2.0.0' } }), false],
    ['an install was cut off', '{"packages": {', false],
    ['all is there that is not for another system', lock({ 'node_modules/a': { version: '1.0.0' } }), true],
  ])('when %s', (_name, installed, current) => {
    write('package-lock.json', lock(wanted));
    if (installed !== null) write('node_modules/.package-lock.json', installed);
    expect(packagesAreCurrent(folder.path)).toBe(current);
  });

  it('comes from `npm ci` of the npm that started us', () => {
    write('npm.js', `require('node:fs').writeFileSync('asked', process.argv.slice(2).join(' '))`);
    vi.stubEnv('npm_execpath', path.join(folder.path, 'npm.js'));
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    installPackages(folder.path);
    vi.unstubAllEnvs();
    expect(readFileSync(path.join(folder.path, 'asked'), 'utf8')).toBe('ci --no-audit --no-fund');
    expect(existsSync(path.join(ROOT, 'asked'))).toBe(false);
  });
});
