import { visible } from '../../shared/safety/visible.ts';
import { createTexts, languageOf } from '../../shared/texts/translator.ts';
import type { en } from '../../shared/texts/en.ts';
import { EXIT } from './exit-codes.ts';
import { GIVEN_TWICE } from './parse-call.ts';
import type { Terminal } from './terminal.ts';

type Page = keyof typeof en.cli.help;

/** The help page of a command, in the terminal's language. */
export function help(page: Page, terminal: Terminal): string {
  return createTexts(languageOf(terminal.locale)).t(`cli.help.${page}`);
}

/**
 * Says what was wrong with the call and how it should have been, in few lines: what stands last is read. For scripts, as any other failure.
 * Returns the exit code for it.
 */
export async function usageError(
  code: keyof typeof en.cli.usage,
  details: Record<string, string>,
  page: Page,
  terminal: Terminal,
): Promise<number> {
  const { t } = createTexts(languageOf(terminal.locale));
  const shown = Object.fromEntries(Object.entries(details).map(([key, value]) => [key, visible(value)]));
  const error = t(`cli.usage.${code}`, shown);
  if (terminal.json === true) {
    await terminal.out(`${JSON.stringify({ ok: false, error, code: codeOf(code), details: shown })}\n`);
    return EXIT.usage;
  }
  const [usage] = t(`cli.help.${page}`).split('\n\n');
  const way = page === 'overview' ? help(page, terminal) : `${usage}\n\n${t('cli.usage.more', { command: page })}\n`;
  terminal.err(`model-porter: ${error}\n\n${way}`);
  return EXIT.usage;
}

/** As codes of errors are written: `usage-bad-choice`. */
function codeOf(key: string): string {
  return `usage-${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** The same for what Node's `parseArgs` threw, whose words are for programmers. */
export function optionError(error: unknown, page: Page, terminal: Terminal): Promise<number> {
  const { code, message } = error as NodeJS.ErrnoException;
  const [, option = ''] = /'(-{1,2}[^\s']*)/.exec(message) ?? [];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return usageError('unknownOption', { option }, page, terminal);
  if (code === GIVEN_TWICE) return usageError('optionTwice', { option }, page, terminal);
  const takesNone = message.includes('does not take');
  return usageError(takesNone ? 'optionTakesNone' : 'optionTakesValue', { option }, page, terminal);
}
