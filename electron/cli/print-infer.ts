import type { ErrorData } from '../../shared/contract/errors.ts';
import type { Problem } from '../../shared/mlmodel/problem.ts';
import { visible } from '../../shared/safety/visible.ts';
import { typeRepr } from '../../shared/signature/canonical.ts';
import type { ColumnEvidence, InferReport } from '../../shared/signature/infer/report.ts';
import { createTexts, languageOf } from '../../shared/texts/translator.ts';
import { columnsOf } from './columns.ts';
import { errorJson, errorText } from './print-text.ts';
import type { Terminal } from './terminal.ts';

/** How what was inferred is written: as text for people or as JSON lines. */
export interface InferPrinter {
  report(path: string, report: InferReport): Promise<void>;
  failure(path: string, error: ErrorData): Promise<void>;
  progress(path: string, progress: { rows: number; bytes: number; size: number }): void;
}

/** Files below this are read before a progress line could be. */
const QUICK = 20_000_000;

/** What was inferred: the line of MLmodel and the evidence as a table, or JSON lines. Progress goes to standard error. */
export function inferPrinter(terminal: Terminal, json: boolean): InferPrinter {
  const texts = createTexts(languageOf(terminal.locale));
  const t = (key: string, details: Record<string, string | number> = {}) => texts.t(key, details);
  let shown = '';
  const clear = () => {
    if (shown !== '') terminal.err(`\r${' '.repeat(shown.length)}\r`);
    shown = '';
  };
  const print = (object: object) => terminal.out(`${JSON.stringify(object)}\n`);
  return {
    progress(path, { rows, bytes, size }) {
      if (size < QUICK || !terminal.interactive) return;
      const percent = Math.floor((bytes / size) * 100);
      const line = `${visible(path)}: ${t('cli.infer.progress', { percent, rows })}`;
      if (line === shown) return;
      terminal.err(`\r${line}`);
      shown = line;
    },
    report(path, report) {
      clear();
      if (!json) return terminal.out(reportText(path, report, t));
      const { text, specs, ...rest } = report;
      const inputs: unknown = JSON.parse(text);
      const columns = rest.columns.map((column) => ({ ...column, type: column.type && typeRepr(column.type) }));
      return print({ path, ok: true, error: null, inputs, text, ...rest, columns, count: specs.length });
    },
    async failure(path, error) {
      clear();
      if (json) await print({ path, ...errorJson(error, texts) });
      else
        terminal.err(`model-porter: ${t('cli.cannotRead', { path: visible(path), why: errorText(error, texts) })}\n`);
    },
  };
}

type Translate = (key: string, details?: Record<string, string | number>) => string;

function reportText(path: string, report: InferReport, t: Translate): string {
  const lines = [`# ${visible(path)}: ${t('cli.infer.rows', { count: report.rows })}`, ...modelLines(report.text), ''];
  lines.push(...table(report.columns, t), '');
  for (const notice of report.notices) lines.push(noticeText(notice, t));
  for (const { name, notices } of report.columns)
    for (const notice of notices) lines.push(`${visible(name)}: ${noticeText(notice, t)}`);
  return `${lines.join('\n').trimEnd()}\n\n`;
}

/** As PyYAML writes it into MLmodel, on one line: a text in single quotes. */
function modelLines(text: string): string[] {
  return ['signature:', `  inputs: '${text.replaceAll("'", "''")}'`, '  outputs: null', '  params: null'];
}

function noticeText(notice: Problem, t: Translate): string {
  return `${t(`cli.severity.${notice.severity}`)}: ${visible(t(`problem.${notice.code}`, { ...notice.details }))}`;
}

function table(columns: readonly ColumnEvidence[], t: Translate): string[] {
  const heads = ['column', 'type', 'nulls', 'min', 'max', 'samples'].map((key) => t(`cli.infer.${key}`));
  const rows = columns.map((column) => [
    column.name,
    (column.type === null ? '?' : typeRepr(column.type)) + (column.required ? '' : ` (${t('cli.infer.optional')})`),
    String(column.nulls),
    column.min ?? '',
    column.max ?? '',
    column.samples.join(' · '),
  ]);
  return columnsOf([heads, ...rows]);
}
