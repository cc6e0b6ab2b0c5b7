import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { command } from './command.ts';
import { temporaryFolder } from './served.ts';

interface Printed {
  readonly ok: boolean;
  readonly code?: string;
  readonly id: string;
  readonly outcome: string;
  readonly version: string;
  readonly journal: string;
  readonly aliases: readonly { readonly alias: string; readonly version: string }[];
  readonly plan: { readonly target: { readonly tags: object; readonly description: string } };
  readonly stops: readonly string[];
}

/** People who call the command line, each in a fresh folder with data of their own. */
export function exportSessions() {
  const folder = temporaryFolder();
  let made = 0;
  const place = () => {
    const fresh = path.join(folder.path, `p${(made += 1)}`);
    mkdirSync(fresh);
    return fresh;
  };
  function session() {
    const here = place();
    const data = path.join(here, 'data');
    const call = async (...args: string[]) => {
      const { code, out, err } = await command(data, [...args, '--json']);
      return { code, err, printed: JSON.parse(out.trim().split('\n').at(-1) ?? '{}') as Printed };
    };
    return { here, data, call, text: (...args: string[]) => command(data, args) };
  }
  return { session, remove: () => folder.remove() };
}
