import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { workspacesFileIn } from '../../electron/workspaces/named-workspaces.ts';
import { readWorkspaces } from '../../electron/workspaces/settings.ts';
import { temporaryFolder } from '../support/served.ts';
import type { Act } from './act.ts';
import { runAct } from './run-act.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const EACH = 12;
const numbers = (count: number) => [...Array(count).keys()];
const naming = (data: string, names: readonly string[]): Act => ({
  act: 'name',
  names,
  source: '',
  to: path.join(folder.path, 'places'),
  data,
  layout: 'sqlite',
  alias: null,
  kill: null,
});
/** Of one process: some names, every third removed again. */
const names = (at: number) =>
  numbers(EACH).flatMap((number) => {
    const name = `p${at}-${number}`;
    return number % 3 === 0 ? [name, `-${name}`] : [name];
  });
const left = (at: number) => names(at).filter((name, _, all) => !name.startsWith('-') && !all.includes(`-${name}`));

it.each([2, 8])('%i programs change the list of workspaces at once: nothing is lost, and it is whole', async (many) => {
  const data = path.join(folder.path, `data-${many}`);
  const list = workspacesFileIn(data);
  const reader = new AbortController();
  let looked = 0;
  // As a third program would that only reads.
  const reading = (async () => {
    for (; !reader.signal.aborted; looked += 1) {
      if (existsSync(list)) JSON.parse(readFileSync(list, 'utf8'));
      await setTimeout(5);
    }
  })();
  const ended = await Promise.all(numbers(many).map((at) => runAct(naming(data, names(at)))));
  reader.abort();
  await reading;
  expect(ended.map(({ err, code }) => `${code} ${err}`)).toEqual(Array(many).fill('0 '));
  expect(looked).toBeGreaterThan(5);
  const found = readWorkspaces(list).map(({ name }) => name);
  expect(found.sort()).toEqual(numbers(many).flatMap(left).sort());
  expect(readdirSync(data).sort()).toEqual(['workspaces.json', 'workspaces.json.lock']);
});

it('a program that is killed while it changes the list holds nobody up, and leaves it whole', async () => {
  const data = path.join(folder.path, 'data-killed');
  const list = workspacesFileIn(data);
  expect((await runAct(naming(data, ['first']))).err).toBe('');
  const { said } = await runAct(naming(data, ['second']));
  expect(said.calls).toBeGreaterThan(4);
  for (const kill of numbers(said.calls)) {
    expect((await runAct({ ...naming(data, [`k${kill}`]), kill })).signal).toBe('SIGKILL');
    expect((await runAct(naming(data, [`then-${kill}`]))).err).toBe('');
    const found = readWorkspaces(list).map(({ name }) => name);
    expect(found).toEqual(expect.arrayContaining(['first', 'second', `then-${kill}`]));
  }
  // What a killed one left half written goes with the next.
  expect(readdirSync(data).sort()).toEqual(['workspaces.json', 'workspaces.json.lock']);
});
