import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../support/build.ts';
import { command } from '../../support/command.ts';
import { temporaryFolder } from '../../support/served.ts';

const MODEL = path.join(ROOT, 'assets/examples/diabetes-2025');
const folder = temporaryFolder();
afterAll(() => folder.remove());
const at = (name: string) => path.join(folder.path, name);

beforeAll(() => {
  writeFileSync(at('text'), 'hello\n');
  symlinkSync('nowhere', at('dangling'));
  symlinkSync('loop', at('loop'));
  execFileSync('mkfifo', [at('pipe')]);
  mkdirSync(at('full'));
  writeFileSync(at('full/text'), 'hello\n');
});

const PLACES = [
  'nowhere',
  'nowhere/deeper',
  'nowhere.zip',
  'nowhere/deeper.zip',
  'dangling',
  'loop',
  'pipe',
  'text',
  'text/deeper',
  'full',
  'x'.repeat(300),
];
/** @ stands for the place. */
const COMMANDS = [
  ['inspect', '@'],
  ['infer', '@'],
  ['compare', '@', MODEL],
  ['compare', MODEL, '@'],
  ['check', '@', '--example'],
  ['check', MODEL, '@'],
  ['signature', 'set', '@', '--from', MODEL, '--out', 'new'],
  ['runs', '@'],
  ['lineage', '@'],
  ['lineage', 'models:/m/1', '--store', '@'],
  ['export', '@', '--to', 'new', '--name', 'm'],
  ['export', 'models:/m/1', '--from', '@', '--to', 'new'],
  ['plan', '@', '--to', 'new'],
  ['apply', '@'],
  ['resume', '@'],
  ['undo', '@'],
  ['report', '@'],
  ['verify', '@'],
  ['list', '@'],
  ['workspace', 'show', '@'],
];
const shown = (parts: readonly string[]) => parts.map((part) => (part === MODEL ? 'MODEL' : part)).join(' ');

describe.each(PLACES)('at %.20s', (place) => {
  it.each(COMMANDS.map((parts) => [shown(parts), parts] as const))(
    '%s names it and says what it is',
    async (_, parts) => {
      const args = parts.map((part) => part.replace('@', at(place)).replace(/^new$/, at('new')));
      const { code, out, err } = await command(at('data'), args);
      const said = out + err;
      expect({ code, said }).toEqual({ code: expect.toBeOneOf([1, 2, 3]) as number, said });
      expect(said).toContain(path.basename(place).slice(0, 20));
      expect(said).not.toMatch(/failed that should not|\bE[A-Z]{4,}\b/);
    },
  );
});

describe('a place to export to that can be none', () => {
  it.each(['loop', 'pipe', 'text', 'text/deeper', 'full', 'x'.repeat(300)])('%.20s', async (place) => {
    const { code, out, err } = await command(at('data'), ['export', MODEL, '--to', at(place), '--name', 'm']);
    const said = out + err;
    expect({ code, said }).toEqual({
      code: 3,
      said: expect.stringContaining(path.basename(place).slice(0, 20)) as string,
    });
    expect(said).not.toMatch(/failed that should not|\bE[A-Z]{4,}\b/);
  });
});

describe('a file where our own folder should be is named', () => {
  it.each([
    ['workspace', 'list'],
    ['workspace', 'add', 'dev', 'full'],
    ['export', MODEL, '--to', 'new', '--name', 'm'],
    ['list', 'nowhere'],
  ])('%s %s', async (...parts) => {
    for (const data of ['text', 'text/deeper/still']) {
      const { code, err } = await command(
        at(data),
        parts.map((part) => (/^(full|new|nowhere)$/.test(part) ? at(part) : part)),
      );
      const said = `"${at('text')}" is a file. Model Porter needs a folder there`;
      expect({ code, err }).toEqual({ code: 3, err: expect.stringContaining(said) as string });
    }
  });
});

describe('where nothing was exported yet', () => {
  it.each(['undo', 'resume', 'report'])('%s --last says so', async (name) => {
    const { code, err } = await command(at('fresh'), [name, '--last']);
    expect({ code, err }).toEqual({
      code: 3,
      err: expect.stringContaining('Nothing was exported from this machine') as string,
    });
  });
});

describe('a place that is not there is named as it was given, with the way out', () => {
  const GIVEN = 'team/models/churn';
  const there = '"team/models/churn" is not there (any more). Check the place';
  const none = 'There is no workspace in "team/models/churn". Check the place; an export into a new or empty folder';
  it.each([
    [['export', '@', '--to', 'new'], there],
    [['plan', '@', '--to', 'new'], there],
    [['plan', `./${GIVEN}/`, '--to', 'new'], '"./team/models/churn/" is not there'],
    [['plan', MODEL, '--from', '@', '--to', 'new'], none],
    [['apply', '@'], there],
    [['list', '@'], none],
    [['verify', '@'], none],
  ])('%j', async (parts, wanted) => {
    const { code, err } = await command(
      at('data'),
      parts.map((each) => (each === '@' ? GIVEN : each)),
    );
    expect([code, err]).toEqual([3, expect.stringContaining(`model-porter: ${wanted}`)]);
  });

  it('and what is missing in a model by its place there', async () => {
    mkdirSync(at('team/churn'), { recursive: true });
    const { err } = await command(at('data'), ['export', at('team/churn'), '--to', at('new')]);
    expect(err).toContain(`"${at('team/churn')}" holds neither an MLmodel file`);
  });
});
