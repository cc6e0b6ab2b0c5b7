import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataFolder } from '../../../electron/host/data-file.ts';
import { createHost } from '../../../electron/host/host.ts';
import { localClient } from '../../../electron/host/local-client.ts';
import { Recents } from '../../../electron/host/recents.ts';
import { changeSettings, DEFAULT_SETTINGS, readSettings } from '../../../electron/host/settings.ts';
import { inProcessRunner } from '../../../electron/jobs/jobs.ts';
import { temporaryFolder } from '../../support/served.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

describe('settings', () => {
  it('start with defaults, keep a change, and keep keys of a newer version', () => {
    expect(readSettings(folder.path)).toEqual(DEFAULT_SETTINGS);
    writeFileSync(
      path.join(folder.path, 'settings.json'),
      '{"theme": "dark", "language": "xx", "zoom": 9000, "future": 1}',
    );
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
    for (const text of ['second', 'third']) {
      writeFileSync(path.join(folder.path, 'settings.json'), text);
      expect(readSettings(folder.path)).toEqual(DEFAULT_SETTINGS);
    }
    const kept = (end: string) => readFileSync(path.join(folder.path, `settings.json.damaged${end}`), 'utf8');
    expect(['', '-2', '-3'].map(kept)).toEqual(['{"theme": "da', 'second', 'third']);
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

describe('locating what is missing from the recents', () => {
  it.each<[what: string, picked: string | null, places: string[], opened: number]>([
    ['puts the entry at its new place, once', 'new', ['new', 'other'], 1],
    ['makes one of two entries of the same place', 'other', ['other'], 1],
    ['changes nothing when the dialog is cancelled', null, ['old', 'other'], 0],
  ])('%s', async (_what, picked, places, opened) => {
    const at = (name: string) => path.join(folder.path, name);
    for (const name of ['new', 'other']) mkdirSync(at(name));
    const recents = new Recents(folder.path);
    for (const name of ['other', 'old'])
      recents.add({ path: at(name), kind: 'folder', opened: '2026-01-01T00:00:00Z', flavors: [] });
    const asked: string[] = [];
    const host = createHost({
      info: { face: 'window', version: '0', platform: 'test', locale: 'en', versions: {} },
      data: folder.path,
      examples: at('examples'),
      startJobs: (readRange) => inProcessRunner(readRange),
      pick: async (kind) => {
        asked.push(kind);
        return picked === null ? [] : [at(picked)];
      },
      pickSave: null,
      remember: true,
    });
    const id = recents.list().find(({ missing }) => missing)?.id ?? '';
    const { grants } = await localClient(host).call('recents.locate', { id });
    await host.close();
    expect(asked).toEqual(['folder']);
    expect(grants).toHaveLength(opened);
    expect(recents.list().map(({ name }) => name)).toEqual(places);
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
