import { createTexts, languageOf } from '../../shared/texts/translator.ts';
import type { en } from '../../shared/texts/en.ts';
import { EXIT } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

type Page = keyof typeof en.cli.help;

/** The help page of a command, in the terminal's language. */
export function help(page: Page, terminal: Terminal): string {
  return createTexts(languageOf(terminal.locale)).t(`cli.help.${page}`);
}

/** Says what was wrong with the call and how it should have been; returns the exit code for it. */
export function usageError(
  code: keyof typeof en.cli.usage,
  details: Record<string, string>,
  page: Page,
  terminal: Terminal,
): number {
  const texts = createTexts(languageOf(terminal.locale));
  terminal.err(`model-porter: ${texts.t(`cli.usage.${code}`, details)}\n\n${texts.t(`cli.help.${page}`)}`);
  return EXIT.usage;
}
