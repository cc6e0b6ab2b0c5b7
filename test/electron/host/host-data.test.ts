import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataFolder } from '../../../electron/host/data-file.ts';
import { Recents } from '../../../electron/host/recents.ts';
import { changeSettings, DEFAULT_SETTINGS, readSettings } from '../../../electron/host/settings.ts';
import { temporaryFolder } from '../../support/served.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

describe('settings', () => {
  it('start with defaults, keep a change, and keep keys of a newer version', () => {
    expect(readSettings(folder.path)).toEqual(DEFAULT_SETTINGS);
    writeFileSync(path.join(folder.path, 'settings.json'), '{"theme": "dark", "language": "xx", "future": 1}');
    expect(readSettings(folder.path)).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
    changeSettings(folder.path, { language: 'es' });
    expect(JSON.parse(readFileSync(path.join(folder.path, 'settings.json'), 'utf8'))).toMatchObject({
      theme: 'dark',
      language: 'es',
      future: 1,
    });
  });

  it('that are damaged are put aside, not lost', () => {
    writeFileSync(path.join(folder.path, 'settings.json'), '{"theme": "da');
    expect(readSettings(folder.path)).toEqual(DEFAULT_SETTINGS);
    expect(readdirSync(folder.path)).toEqual(['settings.json.damaged']);
  });
});

describe('recents', () => {
  const item = (file: string) =>
    ({ path: file, kind: 'folder', opened: '2026-01-01T00:00:00Z', flavors: ['sklearn'] }) as const;

  it('are newest first, without doubles, at most 20, the missing marked', () => {
    const recents = new Recents(folder.path);
    const here = path.join(folder.path, 'here');
    mkdirSync(here);
    for (let at = 0; at < 25; at += 1) recents.add({ ...item(`/gone/${at}`), flavors: [] });
    recents.add({ ...item(here), flavors: ['sklearn'] });
    recents.add({ ...item('/gone/24'), flavors: [] });
    const list = recents.list();
    expect(list).toHaveLength(20);
    expect(list.slice(0, 2).map(({ name, missing }) => [name, missing])).toEqual([
      ['24', true],
      ['here', false],
    ]);
    recents.forget(list[0]?.id ?? '');
    expect(recents.list()[0]?.name).toBe('here');
    rmSync(here, { recursive: true });
    expect(recents.list()[0]?.missing).toBe(true);
  });
});

describe('dataFolder', () => {
  it.each([
    ['linux', {}, '/home/a/.config/model-porter'],
    ['linux', { XDG_CONFIG_HOME: '/x' }, '/x/model-porter'],
    ['darwin', {}, '/home/a/Library/Application Support/Model Porter'],
    ['linux', { MODEL_PORTER_DATA: '/mine' }, '/mine'],
  ] as const)('%s %j', (platform, env, expected) => expect(dataFolder(env, platform, '/home/a')).toBe(expected));
});
