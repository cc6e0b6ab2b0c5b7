import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BAD_INPUTS, makeInput, patience, textOf } from '../../support/bad-inputs/bad-inputs.ts';
import { SECRET } from '../../support/bad-inputs/bad-input.ts';
import { built, ROOT } from '../../support/build.ts';
import { modelPorter } from '../../support/command-line.ts';
import { temporaryFolder } from '../../support/served.ts';
import { STORE_INPUTS } from '../../support/bad-inputs/store-inputs.ts';

const folder = temporaryFolder();
beforeAll(built);
afterAll(() => folder.remove());
const WATCH = path.join(import.meta.dirname, '../../support/watch-files.cjs');

/** Everything below a folder with size and time of change: what a write would alter. */
function state(root: string): string {
  return execFileSync('find', [root, '-printf', '%p %s %T@ %C@\n'], { encoding: 'latin1', maxBuffer: 2 ** 27 });
}

describe('inspect on bad inputs', () => {
  it.each(BAD_INPUTS.map((input) => [input.id, input.name, input] as const))('%s: %s', async (_id, _name, input) => {
    const place = makeInput(input, folder.path);
    const before = state(path.dirname(place));
    const log = path.join(folder.path, 'watched');
    const ended = await modelPorter(['inspect', place], { NODE_OPTIONS: `--require=${WATCH}`, WATCH_FILES: log });
    const said = ended.out + ended.err;
    expect({ code: ended.code, said }).toMatchObject({ code: input.exit });
    for (const code of input.says) expect(said).toMatch(textOf(code));
    // Each thing once, and nothing that is not wanted.
    const complaints = said.match(/(?:error|warning): /g)?.length ?? 0;
    if (ended.code !== 3) expect({ complaints, said }).toMatchObject({ complaints: input.says.length });
    expect(said).not.toMatch(/failed that should not|at .*:\d+:\d+\)/);
    expect(said).not.toContain('\u001b');
    expect(said).not.toContain(SECRET);
    expect(ended.milliseconds).toBeLessThan(patience());
    expect(state(path.dirname(place)) === before).toBe(true);
    const touched = readFileSync(log, 'utf8').split('\0');
    const allowed = (line: string) =>
      line.startsWith('read ') &&
      [place, ROOT].some((root) => line.slice(5) === root || line.slice(5).startsWith(`${root}/`));
    expect(touched.filter((line) => line !== '' && !allowed(line))).toEqual([]);
  });
});

describe('runs on bad stores', () => {
  it.each(STORE_INPUTS.map((input) => [input.id, input.name, input] as const))('%s: %s', async (_id, _name, input) => {
    const place = makeInput(input, folder.path);
    const before = state(path.dirname(place));
    const ended = await modelPorter(['runs', place]);
    const said = ended.out + ended.err;
    expect({ code: ended.code, said }).toMatchObject({ code: input.exit });
    for (const code of input.says) expect(said).toMatch(textOf(code));
    expect(said).not.toMatch(/failed that should not|at .*:\d+:\d+\)/);
    for (const hidden of ['\u001b', '\u202e', SECRET]) expect(said).not.toContain(hidden);
    expect(ended.milliseconds).toBeLessThan(patience());
    expect(state(path.dirname(place)) === before).toBe(true);
  });
});
