import type { CheckAnswer, CheckChannel, CheckReport, PlacedProblem } from '../signature/payload/check-report.ts';
import { pathText } from '../signature/payload/locate.ts';
import { ruleSetName, type RuleSet } from '../signature/serve/rules.ts';
import { visible } from '../safety/visible.ts';
import { fenced, plain } from './markdown.ts';
import type { Translate } from './report-source.ts';

/** What a report of one check is made from. */
export interface CheckedPayload {
  /** The model's name. */
  readonly model: string;
  readonly channel: CheckChannel;
  readonly contentType: string;
  /** The payload itself; or, of one too long to show, the name of its file. */
  readonly payload: { readonly text: string } | { readonly file: string };
  readonly answer: CheckAnswer;
  readonly tool: { readonly name: string; readonly version: string };
}

/** The version of the JSON form. */
export const CHECK_REPORT_VERSION = 1;

/** Who would answer: MLflow, or Azure's endpoint, whose images hold one of them. */
export function answererOf(channel: CheckChannel, set: RuleSet, t: Translate): string {
  const rules = ruleSetName(set);
  return channel === 'azure' ? t('payload.azureWith', { rules }) : rules;
}

/** The answer in one sentence. */
export function checkSentence(
  { ok, stage, problems, rules: set }: CheckReport,
  channel: CheckChannel,
  t: Translate,
): string {
  const rules = answererOf(channel, set, t);
  if (!ok) return t('payload.refused', { rules, stage: t(`payload.stage.${stage ?? 'enforce'}`) });
  const warned = problems.some(({ severity }) => severity === 'warning');
  return t(warned ? 'payload.warned' : 'payload.accepted', { rules });
}

/** For programs: everything by its code, the words next to it. */
export function checkJson({ answer, tool, ...checked }: CheckedPayload, t: Translate): string {
  const said = (report: CheckReport) => ({
    ...report,
    sentence: checkSentence(report, checked.channel, t),
    problems: report.problems.map((problem) => ({ ...problem, text: words(problem, t) })),
  });
  const other = answer.other === null ? null : said(answer.other);
  const report = {
    report: 'payload-check',
    version: CHECK_REPORT_VERSION,
    tool,
    ...checked,
    ...said(answer.report),
    other,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** A few lines to paste into a message: the answer, and what stands against it, each at its place. */
export function checkText(checked: CheckedPayload, t: Translate): string {
  const { report } = checked.answer;
  const problems = report.problems.map(
    (problem) => `- ${[place(problem, t), words(problem, t)].filter(Boolean).join(': ')}`,
  );
  const lines = [
    title(checked, t),
    channelOf(checked, t),
    checkSentence(report, checked.channel, t),
    ...problems,
    ...other(checked, t),
  ];
  return `${lines.join('\n')}\n`;
}

/** The same as Markdown, with what the model receives and the payload. Nothing in it acts as markup of its own. */
export function checkMarkdown(checked: CheckedPayload, t: Translate): string {
  const { answer, payload, tool } = checked;
  const { report } = answer;
  const problems = report.problems.map((problem) => {
    const path = problem.path === null || problem.path.length === 0 ? [] : [visible(pathText(problem.path))];
    const at = [place(problem, t), ...path].filter(Boolean).map(plain).join(', ');
    return `- **${plain(t(`shell.notice.${problem.severity}`))}**: ${plain(words(problem, t))}${at === '' ? '' : ` (${at})`}`;
  });
  const blocks = [
    `# ${plain(title(checked, t))}`,
    `**${plain(checkSentence(report, checked.channel, t))}**`,
    plain(channelOf(checked, t)),
    ...other(checked, t).map(plain),
    ...(problems.length === 0 ? [] : [problems.join('\n')]),
    ...received(report, t),
    `## ${plain(t('payload.label'))}`,
    'text' in payload ? fenced(payload.text) : plain(visible(payload.file)),
    plain(t('payload.report.footer', { tool: tool.name, version: tool.version })),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function title({ model }: CheckedPayload, t: Translate): string {
  return t('payload.report.title', { name: visible(model) });
}

function channelOf({ channel, contentType }: CheckedPayload, t: Translate): string {
  const azure = channel === 'azure' ? ` ${t('payload.azureNote')}` : '';
  return `${t('payload.channelLabel')}: ${t(`payload.channel.${channel}`)}, ${visible(contentType)}.${azure}`;
}

function other({ answer, channel }: CheckedPayload, t: Translate): string[] {
  if (answer.other === null) return [];
  const rules = answererOf(channel, answer.other.rules, t);
  return [t(`payload.other.${answer.other.ok ? 'accepts' : 'refuses'}`, { rules })];
}

function place({ span }: PlacedProblem, t: Translate): string {
  return span === null ? '' : t('payload.goTo', { line: span.line, column: span.column });
}

function words({ code, details }: PlacedProblem, t: Translate): string {
  return visible(t(`problem.${code}`, { ...details }));
}

function received({ received: preview, params }: CheckReport, t: Translate): string[] {
  if (preview === null) return [];
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => plain(visible(cell))).join(' | ')} |`;
  const body =
    preview.kind === 'value'
      ? [fenced(`${preview.type}\n${preview.text}`)]
      : [
          [
            line(preview.columns.map(({ name, dtype }) => `${name} (${dtype})`)),
            `|${' --- |'.repeat(preview.columns.length)}`,
            ...preview.rows.map(line),
          ].join('\n'),
          ...(preview.rows.length < preview.length ? [plain(t('payload.rows', { rows: preview.length }))] : []),
        ];
  const given = params === null ? [] : [`${plain(t('model.card.params'))}: ${plain(visible(params))}`];
  return [`## ${plain(t('payload.received'))}`, ...body, ...given];
}
