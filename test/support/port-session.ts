import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll } from 'vitest';
import { command } from './command.ts';
import { temporaryFolder } from './served.ts';

/** Sessions of the command line for the tests of a file: each has a folder, data and an empty workspace of its own. */
export function portSessions() {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());
  let made = 0;
  return () => {
    const here = path.join(folder.path, `s${(made += 1)}`);
    mkdirSync(here);
    return { here, to: path.join(here, 'ws'), call: (...args: string[]) => command(path.join(here, 'data'), args) };
  };
}
