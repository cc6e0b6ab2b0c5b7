import { run } from '../../electron/cli/run.ts';
import type { Terminal } from '../../electron/cli/terminal.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** One command line in this process, with settings of its own. */
export async function command(
  data: string,
  args: readonly string[],
  locale = 'en',
  signal?: AbortSignal,
  ask: Terminal['ask'] = null,
): Promise<Ran> {
  process.env['MODEL_PORTER_DATA'] = data;
  let out = '';
  let err = '';
  const code = await run(args, {
    out: (text) => ((out += text), Promise.resolve()),
    err: (text) => void (err += text),
    signal: signal ?? new AbortController().signal,
    colour: false,
    locale,
    interactive: false,
    ask,
  });
  return { code, out, err };
}
