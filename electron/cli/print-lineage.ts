import type { ErrorData } from '../../shared/contract/errors.ts';
import type { UnreadPlace, UsesAnswer } from '../../shared/contract/lineage-methods.ts';
import { lineageMermaid } from '../../shared/lineage/as-mermaid.ts';
import { lineageText, lineageWords } from '../../shared/lineage/as-text.ts';
import type { Lineage } from '../../shared/lineage/graph.ts';
import { visible } from '../../shared/safety/visible.ts';
import { createTexts, languageOf } from '../../shared/texts/translator.ts';
import { columnsOf } from './columns.ts';
import { errorJson, errorText } from './print-text.ts';
import type { Terminal } from './terminal.ts';

export type LineageFormat = 'text' | 'json' | 'mermaid';

export interface LineagePrinter {
  lineage(path: string, lineage: Lineage, unread: readonly UnreadPlace[]): Promise<void>;
  uses(path: string, answer: UsesAnswer): Promise<void>;
  failure(path: string, error: ErrorData): Promise<void>;
}

/** A lineage as a tree for people, as one JSON object, or as a flowchart of Mermaid. What could not be read goes to standard error. */
export function lineagePrinter(terminal: Terminal, format: LineageFormat): LineagePrinter {
  const texts = createTexts(languageOf(terminal.locale));
  const t = (key: string, details: Record<string, string | number> = {}) => texts.t(key, details);
  const words = lineageWords(t);
  const worded = (unread: readonly UnreadPlace[]) =>
    unread.map((each) => ({ ...each, error: { ...each.error, message: errorText(each.error, texts) } }));
  const tellUnread = (unread: readonly UnreadPlace[]) => {
    for (const { name, error } of unread)
      terminal.err(`${t('lineage.text.unread', { name: visible(name), why: errorText(error, texts) })}\n`);
  };
  return {
    async lineage(path, lineage, unread) {
      const whole = { path, ok: true, ...lineage, unread: worded(unread) };
      if (format === 'json') return terminal.out(`${JSON.stringify(whole, plain)}\n`);
      await terminal.out(format === 'text' ? lineageText(lineage, words) : lineageMermaid(lineage, words));
      tellUnread(unread);
    },
    async uses(path, answer) {
      const { digest, found, unread, places } = answer;
      const whole = { path, ok: true, ...answer, unread: worded(unread) };
      if (format === 'json') return terminal.out(`${JSON.stringify(whole)}\n`);
      const rows = found.map((use) => [
        use.place,
        t(`lineage.kind.${use.kind}`),
        use.version === null ? use.name : `${use.name}/${use.version}`,
        use.aliases.join(' '),
        t(`lineage.uses.${use.self ? 'self' : use.by}`),
      ]);
      const lines = rows.length > 0 ? columnsOf(rows) : [t('lineage.uses.none', { count: places - unread.length })];
      await terminal.out(`${[`${t('lineage.fact.digest')}: ${digest}`, ...lines].join('\n')}\n`);
      tellUnread(unread);
    },
    async failure(path, error) {
      if (format === 'json') await terminal.out(`${JSON.stringify({ path, ...errorJson(error, texts) })}\n`);
      else {
        const why = errorText(error, texts);
        // Some name the whole place themselves.
        const said = why.startsWith(path) ? why : t('cli.cannotRead', { path, why });
        terminal.err(`model-porter: ${visible(said)}\n`);
      }
    },
  };
}

/** Times that a double could not hold: their digits. */
function plain(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
