import type { i18n } from 'i18next';
import type { ErrorData } from '../../shared/contract/errors.ts';
import { pathText } from '../../shared/signature/payload/locate.ts';
import type {
  CheckAnswer,
  CheckChannel,
  CheckReport,
  PlacedProblem,
} from '../../shared/signature/payload/check-report.ts';
import { answererOf } from '../../shared/report/check-result.ts';
import { visible } from '../../shared/safety/visible.ts';
import { createTexts, languageOf } from '../../shared/texts/translator.ts';
import { errorJson, errorText } from './print-text.ts';
import type { Terminal } from './terminal.ts';

/** How answers are written: as text for people or as JSON lines. */
export interface CheckPrinter {
  /** `pass`: it fits what was expected (of a suite's case), or it was accepted. */
  answer(name: string, channel: CheckChannel, answer: CheckAnswer, pass: boolean): Promise<void>;
  failure(name: string, error: ErrorData): Promise<void>;
  sum(passed: number, all: number): Promise<void>;
}

/** Answers as text in the terminal's language, or as one JSON object a line. */
export function checkPrinter(terminal: Terminal, json: boolean): CheckPrinter {
  const texts = createTexts(languageOf(terminal.locale));
  return json ? jsonPrinter(terminal, texts) : textPrinter(terminal, texts);
}

function textPrinter(terminal: Terminal, texts: i18n): CheckPrinter {
  const t = (key: string, details: Record<string, string | number> = {}) => texts.t(key, details);
  const line = (problem: PlacedProblem) => {
    const place = problem.span === null ? '' : `${problem.span.line}:${problem.span.column} `;
    const path = problem.path === null || problem.path.length === 0 ? '' : ` (${visible(pathText(problem.path))})`;
    const words = visible(t(`problem.${problem.code}`, { ...problem.details }));
    return `  ${place}${t(`cli.severity.${problem.severity}`)}: ${words}${path}`;
  };
  return {
    async answer(name, channel, { report, other }, pass) {
      const mark = t(pass ? 'cli.check.pass' : 'cli.check.fail');
      const verdict = verdictText(report, answererOf(channel, report.rules, t), t);
      const rest =
        other === null
          ? []
          : [
              `  ${t(`payload.other.${other.ok ? 'accepts' : 'refuses'}`, { rules: answererOf(channel, other.rules, t) })}`,
            ];
      const lines = [`${mark} ${visible(name)} [${channel}] ${verdict}`, ...report.problems.map(line), ...rest];
      await terminal.out(`${lines.join('\n')}\n`);
    },
    async failure(name, error) {
      terminal.err(`model-porter: ${t('cli.cannotRead', { path: visible(name), why: errorText(error, texts) })}\n`);
    },
    sum: (passed, all) => terminal.out(`${t('cli.check.sum', { passed, count: all })}\n`),
  };
}

function verdictText(
  report: CheckReport,
  rules: string,
  t: (key: string, details: Record<string, string>) => string,
): string {
  if (report.ok) return t('payload.accepted', { rules });
  return t('payload.refused', { rules, stage: t(`payload.stage.${report.stage ?? 'enforce'}`, {}) });
}

function jsonPrinter(terminal: Terminal, texts: i18n): CheckPrinter {
  const print = (value: object) => terminal.out(`${JSON.stringify(value)}\n`);
  return {
    answer: (name, channel, { report, other }, pass) => print({ name, channel, pass, ...report, other }),
    failure: (name, error) => print({ name, pass: false, ...errorJson(error, texts) }),
    sum: (passed, all) => print({ passed, all }),
  };
}
