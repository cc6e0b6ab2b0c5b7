import { cpSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTexts } from '../../../shared/texts/translator.ts';
import { ROOT } from '../../support/build.ts';
import { command } from '../../support/command.ts';
import { temporaryFolder } from '../../support/served.ts';

const MODEL = path.join(ROOT, 'assets/examples/diabetes-2025');
const folder = temporaryFolder();
afterAll(() => folder.remove());
const at = (name: string) => path.join(folder.path, name);

beforeAll(async () => {
  writeFileSync(at('empty'), '');
  writeFileSync(at('empty.zip'), '');
  symlinkSync('loop', at('loop'));
  mkdirSync(at('folder'));
  writeFileSync(at('folder/text'), 'hello\n');
  const call = (...args: string[]) => command(at('data'), [...args, '--json']);
  for (const layout of ['sqlite', 'files']) {
    const { out } = await call('export', MODEL, '--to', at(layout), '--name', 'm', '--layout', layout);
    const { journal } = JSON.parse(out) as { journal: string };
    // Its first line is cut off in the middle.
    writeFileSync(at(`${layout}.jsonl`), readFileSync(journal).subarray(0, 100));
  }
  await call('plan', MODEL, '--to', at('later'), '--name', 'm', '--out', at('plan.json'));
  truncateSync(at('plan.json'), 100);
  cpSync(at('sqlite/mlflow.db'), at('half.db'));
  truncateSync(at('half.db'), 10_000);
  mkdirSync(at('torn'));
  cpSync(at('files/mlruns'), at('torn/mlruns'), { recursive: true });
  truncateSync(at('torn/mlruns/models/m/version-1/meta.yaml'), 20);
  await call('export', MODEL, '--to', at('half.zip'), '--name', 'm');
  truncateSync(at('half.zip'), 1000);
});

/** @ stands for the place. */
const COMMANDS = [
  ['export', '@', '--to', 'new', '--name', 'm'],
  ['export', 'models:/m/1', '--from', '@', '--to', 'new'],
  ['plan', '@', '--to', 'new', '--name', 'm'],
  ['apply', '@'],
  ['list', '@'],
  ['verify', '@'],
  ['resume', '@'],
  ['undo', '@'],
];
const BAD = ['nowhere', 'empty/deeper', 'loop', 'folder', 'empty', 'empty.zip', 'half.zip', 'half.db', 'plan.json'];
const PLACES = [...BAD, 'sqlite.jsonl', 'torn', 'x'.repeat(300)];
/** What can do with a place that is bad for the others. */
const GOES_ON = new Set(['list torn', 'verify torn']);
const texts = createTexts('en');

describe.each(PLACES.map((place) => [place.slice(0, 20), place]))('with --json, at %s', (_name, place) => {
  it.each(COMMANDS.map((parts) => [parts.join(' '), parts] as const))(
    '%s ends with a code, its details and words, never with those of the system',
    async (_command, parts) => {
      const args = parts.map((part) => part.replace('@', at(place)).replace(/^new$/, at('new')));
      const { code, out, err } = await command(at('data'), [...args, '--json']);
      const said = JSON.parse(out.trim().split('\n').at(-1) ?? '') as {
        code: string;
        error: string;
        details: { path?: string };
      };
      if (GOES_ON.has(`${parts[0] ?? ''} ${place}`)) return expect([code, err]).toEqual([expect.toBeOneOf([0, 1]), '']);
      expect({ exit: code, err, ...said }).toMatchObject({
        exit: 3,
        err: '',
        ok: false,
        details: expect.any(Object) as object,
      });
      expect(texts.exists(`error.${said.code}`) ? 'known' : said.code).toBe('known');
      // What is in a store is named by its place there.
      const named = said.code === 'version-unread' ? 'mlruns/models/m/version-1/meta.yaml' : place.slice(0, 20);
      if (said.details.path !== undefined) expect(said.error).toContain(named);
      return expect(said.error).not.toMatch(/\bE[A-Z]{4,}\b|no such file|failed that should not/);
    },
  );
});

const READERS = [
  ['inspect', '@', '--json'],
  ['infer', '@', '--json'],
  ['check', '@', '--example', '--json'],
  ['compare', '@', MODEL, '--format', 'json'],
  ['compare', MODEL, '@', '--format', 'json'],
  ['signature', 'set', '@', '--from', MODEL, '--out', 'new', '--json'],
  ['signature', 'set', MODEL, '--from', '@', '--out', 'new', '--json'],
  ['runs', '@', '--json'],
  ['lineage', '@', '--json'],
  ['lineage', '@', '--uses', '--format', 'json'],
  ['lineage', 'models:/m/1', '--store', '@', '--json'],
  ['report', '@', '--format', 'json'],
];
const UNREAD = ['nowhere', 'empty/deeper', 'loop', 'empty.zip', 'half.zip', 'x'.repeat(300)];

describe.each(UNREAD.map((place) => [place.slice(0, 20), place]))('with JSON, at %s', (_name, place) => {
  it.each(READERS.map((parts) => [parts.join(' '), parts] as const))(
    '%s says why in the same words',
    async (_c, parts) => {
      const args = parts.map((part) => part.replace('@', at(place)).replace(/^new$/, at('new')));
      const { code, out, err } = await command(at('data'), args);
      const said = JSON.parse(out.split('\n')[0] ?? '') as { code: string; error: string };
      expect({ exit: code, err, ...said }).toMatchObject({
        exit: 3,
        err: '',
        ok: false,
        details: expect.any(Object) as object,
      });
      expect(said.error).not.toMatch(/\bE[A-Z]{4,}\b|no such file|failed that should not/);
      expect(said.error).toBe(
        texts.t(`error.${said.code}` as 'error.internal', (said as unknown as { details: { reason: string } }).details),
      );
      expect(said.error).toContain(path.basename(place).slice(0, 20));
    },
  );
});
