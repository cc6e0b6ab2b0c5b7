import type { ErrorData } from '../contract/errors.ts';
import type { ReportTable } from '../report/html-page.ts';
import type { Translate } from '../report/report-source.ts';
import { visible, visibleLines } from '../safety/visible.ts';
import { checkItems, checkText } from './check-text.ts';
import type { Check, CheckState } from './checks.ts';
import { durationText } from './duration.ts';
import type { Plan } from './plan.ts';
import type { PortReport } from './report-source.ts';
import { review } from './review.ts';
import { sameAct, undoCommand } from './same-act.ts';

/** A report of a port without a form yet: HTML and Markdown print the same one. All texts are ready to be escaped. */
export interface PortDocument {
  readonly title: string;
  readonly sentence: string;
  /** How its sentence is marked: a class of the page. */
  readonly tone: 'compatible' | 'breaks-callers' | 'unknown';
  readonly facts: readonly (readonly [string, string])[];
  readonly tables: readonly ReportTable[];
  readonly commands: readonly { readonly title: string; readonly text: string; readonly language: string }[];
  readonly footer: string;
}

const TONES = {
  ported: 'compatible',
  existing: 'compatible',
  stopped: 'breaks-callers',
  interrupted: 'breaks-callers',
  failed: 'breaks-callers',
  undoing: 'breaks-callers',
  undone: 'unknown',
} as const;
const STATES: readonly CheckState[] = ['stop', 'not-judged', 'note', 'ok'];
/** More files are counted, not listed; JSON has all. */
const FILES = 5000;

export function portDocument(report: PortReport, t: Translate): PortDocument {
  const { plan, outcome, version, existing, gone } = report;
  const undone = gone ? 'undoneGone' : existing ? 'undoneExisting' : 'undone';
  const about = { model: visible(plan.target.model), version: version ?? plan.target.version, ...inZip(plan) };
  return {
    title: t('portReport.title', { model: about.model }),
    sentence: [t(`portReport.sentence.${outcome === 'undone' ? undone : outcome}`, about), proof(report, t)]
      .filter(Boolean)
      .join(' '),
    tone: TONES[outcome],
    facts: facts(report, t).map(([key, value]) => [t(`portReport.fact.${key}`), visible(value)]),
    tables: [checks(plan.checks, t), fates(report, t), files(report, t)],
    commands: commandsOf(report.plan, t),
    footer: t('portReport.footer', { tool: plan.tool }),
  };
}

/** A zip is spoken of in other words: it holds one model, and no versions. */
export function inZip({ target }: { readonly target: Pick<Plan['target'], 'kind'> }): { readonly context?: 'zip' } {
  return target.kind === 'zip' ? { context: 'zip' } : {};
}

/** `9 of 9 files identical.` */
function proof({ identical, files: { length: count } }: PortReport, t: Translate): string {
  return identical === null ? '' : t('portReport.identical', { count, identical });
}

function facts(report: PortReport, t: Translate): [string, string][] {
  const { plan, began, ended, milliseconds, host, location, digest, failure, version } = report;
  const { source, target, reason } = plan;
  const verdict = plan.checks.find(({ id }) => id === 'verdict');
  const size = report.files.reduce((sum, file) => sum + file.size, 0);
  const said: [string, string | null][] = [
    ['by', [plan.by, host].filter(Boolean).join(' @ ')],
    ['planned', plan.made],
    ['began', began],
    ['ended', ended],
    ['duration', milliseconds === null ? null : durationText(milliseconds, t)],
    ['tool', plan.tool],
    ['type', t(`portReport.type.${source.type ?? 'mlflow'}`)],
    ['source', source.uri],
    ['store', source.store],
    ['target', target.workspace === null ? (target.store ?? target.place) : `${target.workspace} (${target.place})`],
    ['role', target.role],
    ['version', version === null ? null : `${target.model} ${version}`],
    ['alias', target.alias],
    ['also', (target.also ?? []).join(', ')],
    ['before', target.alias === null ? null : (report.aliasBefore ?? t('port.result.none'))],
    ['verdict', verdict === undefined ? null : checkText(verdict, t) || t('portReport.verdictFine')],
    ['reason', reason],
    ['location', location],
    ['digest', digest],
    ['size', t('portReport.bytes', { count: report.files.length, size })],
    ['failure', failure === null ? null : why(failure, t)],
    ['undo', ['stopped', 'undone', 'failed'].includes(report.outcome) ? null : undoCommand(plan)],
  ];
  return said.flatMap(([key, value]) => (value === null || value === '' ? [] : [[key, value] as [string, string]]));
}

/** In the reader's words, with the code to report; in the journal's own where the catalogue has none. */
function why({ code, message, details }: ErrorData, t: Translate): string {
  return `${t(`error.${code}`, { ...details, defaultValue: message })} (${code})`;
}

function checks(all: readonly Check[], t: Translate): ReportTable {
  const heads = ['state', 'id', 'check', 'finding'] as const;
  return {
    title: t('portReport.checks'),
    head: heads.map((each) => t(`portReport.head.${each}`)),
    // What stops comes first; within a state they keep their order.
    rows: [...all]
      .sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state))
      .map((check) => [
        t(`portReport.state.${check.state}`),
        check.id,
        t(`port.check.${check.id}`),
        [visible(checkText(check, t)), checkItems(check, t).join(', ')].filter(Boolean).join(' '),
      ]),
  };
}

function fates({ plan, version }: PortReport, t: Translate): ReportTable {
  const heads = ['what', 'fate', 'before', 'after', 'why'] as const;
  const now = version === null ? plan : { ...plan, target: { ...plan.target, version } };
  return {
    title: t('portReport.review'),
    head: heads.map((each) => t(`portReport.head.${each}`)),
    rows: review(now).map(({ what, fate, before, after, why, details }) => [
      t(`portReview.what.${what}`),
      t(`portReview.fate.${fate}`),
      visible(before ?? ''),
      visible(after ?? ''),
      visible(t(`portReview.why.${why}`, details)),
    ]),
  };
}

function files({ files: all }: PortReport, t: Translate): ReportTable {
  const shown = all.slice(0, FILES).map(({ path, size, digest }) => [visible(path), String(size), digest ?? '']);
  const more = all.length - shown.length;
  if (more > 0) shown.push([t('portReport.more', { count: more }), '', '']);
  return {
    title: t('portReport.files'),
    head: (['path', 'size', 'digest'] as const).map((each) => t(`portReport.head.${each}`)),
    rows: shown,
  };
}

/** The same act in the words of others. */
export function commandsOf(plan: Plan, t: Translate): PortDocument['commands'] {
  const { shell, modelPorter, python, azure } = sameAct(plan);
  return [
    {
      title: t('portReport.command.modelPorter'),
      text: modelPorter,
      language: shell === 'posix' ? 'sh' : 'powershell',
    },
    { title: t('portReport.command.python'), text: visibleLines(python.trimEnd()), language: 'python' },
    {
      title: t('portReport.command.azure'),
      text: visibleLines(`${azure.yaml}\n# ${azure.command}`),
      language: 'yaml',
    },
  ];
}
