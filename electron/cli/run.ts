import type { Terminal } from './terminal.ts';
import { EXIT } from './exit-codes.ts';
import { VERSION } from './version.ts';

/** Each command; `writes`: it changes something, or may, and is not left halfway because nobody reads what it prints. */
const COMMANDS = {
  inspect: 'reads',
  compare: 'reads',
  infer: 'reads',
  check: 'reads',
  signature: 'writes',
  runs: 'reads',
  lineage: 'reads',
  export: 'writes',
  plan: 'writes',
  apply: 'writes',
  resume: 'writes',
  undo: 'writes',
  report: 'writes',
  verify: 'reads',
  list: 'reads',
  workspace: 'writes',
  open: 'reads',
  serve: 'reads',
} as const;
type Command = keyof typeof COMMANDS;

export function writes([given = '']: readonly string[]): boolean {
  const command = called(given);
  return isCommand(command) && COMMANDS[command] === 'writes';
}

/** As it was called at first, too. */
function called(given: string): string {
  return given === 'workspaces' ? 'workspace' : given;
}

/** Runs one command line and returns its exit code. Each command's code is loaded when it is called, for a quick start. */
export async function run(args: readonly string[], plain: Terminal): Promise<number> {
  const terminal = { ...plain, json: asksForJson(args) };
  const [given, ...rest] = args;
  const first = given === undefined ? undefined : called(given);
  if (first === '--version' || first === '-v') {
    await terminal.out(`model-porter ${VERSION}\n`);
    return EXIT.fine;
  }
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    const { help } = await import('./help.ts');
    const [page = ''] = rest;
    await terminal.out(help(isCommand(page) ? page : 'overview', terminal));
    return first === undefined ? EXIT.usage : EXIT.fine;
  }
  if (!isCommand(first)) {
    const { usageError } = await import('./help.ts');
    return usageError('unknownCommand', { given: first }, 'overview', terminal);
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    const { help } = await import('./help.ts');
    await terminal.out(help(first, terminal));
    return EXIT.fine;
  }
  if (first === 'serve') return (await import('./serve.ts')).serve(rest, terminal);
  if (first === 'inspect') return (await import('./inspect.ts')).inspect(rest, terminal);
  if (first === 'infer') return (await import('./infer.ts')).infer(rest, terminal);
  if (first === 'compare') return (await import('./compare.ts')).compare(rest, terminal);
  if (first === 'check') return (await import('./check.ts')).check(rest, terminal);
  if (first === 'runs') return (await import('./runs.ts')).runs(rest, terminal);
  if (first === 'lineage') return (await import('./lineage.ts')).lineage(rest, terminal);
  if (first === 'export' || first === 'plan') return (await import('./export.ts')).exportCommand(first, rest, terminal);
  if (first === 'apply') return (await import('./apply.ts')).apply(rest, terminal);
  if (first === 'undo' || first === 'resume') return (await import('./undo.ts')).endPort(first, rest, terminal);
  if (first === 'report') return (await import('./report.ts')).report(rest, terminal);
  if (first === 'verify') return (await import('./verify.ts')).verify(rest, terminal);
  if (first === 'list') return (await import('./list.ts')).list(rest, terminal);
  if (first === 'workspace') return (await import('./workspace.ts')).workspace(rest, terminal);
  if (first === 'signature') return (await import('./signature.ts')).signature(rest, terminal);
  const { usageError } = await import('./help.ts');
  return usageError('openElsewhere', {}, 'open', terminal);
}

/** Read before the call is understood: it may be wrong. What follows `--` are names. */
function asksForJson(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  const options = end === -1 ? args : args.slice(0, end);
  return options.some(
    (each, at) => each === '--json' || each === '--format=json' || (each === '--format' && options[at + 1] === 'json'),
  );
}

function isCommand(text: string): text is Command {
  return Object.hasOwn(COMMANDS, text);
}
