import type { i18n } from 'i18next';
import type { ErrorData } from '../../shared/contract/errors.ts';
import type { FoundModel, ModelReading } from '../../shared/contract/model-reading.ts';
import type { Problem } from '../../shared/mlmodel/problem.ts';
import { spelled } from '../../shared/mlmodel/yaml-node.ts';
import { visible } from '../../shared/safety/visible.ts';
import { paramRepr, specRepr } from '../../shared/signature/canonical.ts';
import { createTexts, languageOf } from '../../shared/texts/translator.ts';
import type { Terminal } from './terminal.ts';

/** How findings are written: as text for people or as JSON lines. */
export interface Printer {
  model(path: string, reading: ModelReading): Promise<void>;
  row(path: string, row: FoundModel): Promise<void>;
  /** What the search for models met, where it found some. */
  search(path: string, problems: readonly ModelReading['problems'][number][]): Promise<void>;
  nothing(path: string, problems: readonly ModelReading['problems'][number][]): Promise<void>;
  failure(path: string, error: ErrorData): Promise<void>;
}

/** Columns shown of a long signature. */
const SHOWN = 40;

/** Models as text for people, in the terminal's language. */
export async function textPrinter(terminal: Terminal): Promise<Printer> {
  const texts = createTexts(languageOf(terminal.locale));
  const t = (key: string, details: Record<string, string | number> = {}) => texts.t(key, details);
  const bold = (text: string) => (terminal.colour ? `\u001b[1m${text}\u001b[0m` : text);
  return {
    model: (path, reading) => terminal.out(`${bold(visible(path))}\n${modelLines(reading, texts).join('\n')}\n\n`),
    row: (path, row) => terminal.out(`${treeLine(path, row, t)}\n`),
    search: async (path, problems) => {
      for (const problem of problems) terminal.err(`${visible(path)}: ${problemText(problem, texts)}\n`);
    },
    nothing: async (path, problems) => {
      terminal.err(`model-porter: ${t('cli.noModels', { path: visible(path) })}\n`);
      for (const problem of problems) terminal.err(`  ${problemText(problem, texts)}\n`);
    },
    failure: async (path, error) => {
      terminal.err(`model-porter: ${t('cli.cannotRead', { path: visible(path), why: errorText(error, texts) })}\n`);
    },
  };
}

/** An error in the reader's words; its own message where the catalogue has none. */
export function errorText(error: ErrorData, texts: i18n): string {
  const key = `error.${error.code}`;
  return texts.exists(key) ? texts.t(key, { ...error.details }) : error.message;
}

/** The same for scripts, with the code that stays when the words change. */
export function errorJson(error: ErrorData, texts: i18n) {
  return { ok: false, error: errorText(error, texts), code: error.code, details: error.details ?? {} };
}

/** What has no model to print, for scripts. */
export function failuresJson(terminal: Terminal) {
  const texts = createTexts(languageOf(terminal.locale));
  return {
    nothing(path: string, problems: ModelReading['problems']) {
      const why = problems.find(({ severity }) => severity === 'error');
      const error = why === undefined ? texts.t('cli.noModels', { path }) : problemWords(why, texts);
      return { path, ok: false, error, code: why?.code ?? 'no-mlmodel', problems };
    },
    failure: (path: string, error: ErrorData) => ({ path, ...errorJson(error, texts) }),
  };
}

function problemWords(problem: Problem, texts: i18n): string {
  return visible(texts.t([`problem.${problem.code}`, `error.${problem.code}`], { ...problem.details }));
}

function problemText(problem: Problem, texts: i18n): string {
  const line = problem.line === undefined ? '' : `${texts.t('cli.label.line', { line: problem.line })}: `;
  const severity = texts.t(`cli.severity.${problem.severity}`);
  return `${severity}: ${line}${problemWords(problem, texts)}`;
}

function treeLine(path: string, row: FoundModel, t: (key: string) => string): string {
  const state =
    row.state !== 'whole' ? ` (${t(`cli.state.${row.state}`)})` : row.loadable ? '' : ` (${t('cli.state.refused')})`;
  return `${visible(path)}  ${visible(row.flavors.join(', '))}${state}`;
}

function modelLines(reading: ModelReading, texts: i18n): string[] {
  const { document } = reading;
  const label = (key: string) => `  ${texts.t(`cli.label.${key}`)}: `;
  const field = (key: string) => spelled(document.fields.find((each) => each.key === key)?.node);
  const flavors = document.flavors.map(({ name, library }) =>
    library?.version ? `${name} (${library.name} ${library.version})` : name,
  );
  const lines = [label('flavors') + visible(flavors.join(', '))];
  const rows = [
    ['mlflow', 'mlflow_version'],
    ['created', 'utc_time_created'],
    ['run', 'run_id'],
    ['model', 'model_id'],
  ] as const;
  for (const [name, key] of rows) {
    const value = field(key);
    if (value !== null) lines.push(label(name) + visible(value));
  }
  lines.push(...signatureLines(document.signature, texts));
  lines.push(label('files') + texts.t('cli.count.files', { count: reading.files.count, size: reading.files.size }));
  for (const problem of [...document.problems, ...reading.problems]) lines.push(`  ${problemText(problem, texts)}`);
  return lines;
}

function signatureLines(signature: ModelReading['document']['signature'], texts: i18n): string[] {
  const label = (key: string) => texts.t(`cli.label.${key}`);
  if (signature === null) return [`  ${label('signature')}: ${label('noSignature')}`];
  const lines = signature.valid ? [] : [`  ${label('signature')}: ${label('invalidSignature')}`];
  const section = (key: 'inputs' | 'outputs' | 'params', specs: readonly string[] | undefined) => {
    if (specs === undefined) return;
    lines.push(`  ${label(key)} (${specs.length}):`, ...specs.slice(0, SHOWN).map((spec) => `    ${visible(spec)}`));
    if (specs.length > SHOWN) lines.push(`    … ${specs.length - SHOWN}`);
  };
  section('inputs', signature.inputs?.specs.map(specRepr));
  section('outputs', signature.outputs?.specs.map(specRepr));
  section('params', signature.params?.specs.map(paramRepr));
  return lines;
}
