import type { OtherAnswer } from '../model-compare/compare-models.ts';
import { ruleSetName } from '../signature/serve/rules.ts';
import {
  CHANNELS,
  type Comparison,
  type Finding,
  type Part,
  type Row,
  type Verdict,
  VERDICTS,
} from '../signature/compare/comparison.ts';
import { channelVerdict, verdictOf } from '../signature/compare/findings.ts';
import { visible } from '../safety/visible.ts';
import type { ReportTable } from './html-page.ts';
import type { ReportSource, Translate } from './report-source.ts';
import { gravestFirst, said, verdictSentence, type Said } from './said.ts';

/** A report without a form yet: Markdown and HTML print the same one. All texts are ready to be escaped. */
export interface ReportDocument {
  readonly title: string;
  readonly sentence: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly directions: readonly { readonly title: string; readonly findings: readonly ReportedFinding[] }[];
  readonly tables: readonly ReportTable[];
  readonly glossary: readonly (readonly [string, string])[];
  readonly footer: string;
}

export interface ReportedFinding extends Said {
  readonly verdict: Verdict;
  readonly verdicts: string;
  readonly witness: { readonly caption: string; readonly body: string } | null;
  readonly marks: readonly string[];
}

const PARTS: readonly Part[] = ['inputs', 'outputs', 'params', 'flavors', 'environment', 'files', 'metadata'];
/** More changed rows of one part are counted, not listed. */
const ROWS = 2000;

export function reportDocument(source: ReportSource, t: Translate): ReportDocument {
  const { a, b, comparison, tool } = source;
  const { forward, rollback, rules, other } = comparison;
  const model = ({ name, path }: ReportSource['a']) =>
    visible(path === '' || path === name ? name : `${name} (${path})`);
  return {
    title: t('compareScreen.title', { a: visible(a.name), b: visible(b.name) }),
    sentence: verdictSentence(comparison, t),
    facts: [
      [t('compareScreen.slot.a'), model(a)],
      [t('compareScreen.slot.b'), model(b)],
      ...CHANNELS.map(
        (channel) =>
          [t(`compareScreen.fact.${channel}`), t(`compareScreen.verdict.${forward.channels[channel]}`)] as const,
      ),
      [t('compareScreen.fact.rollback'), t(`compareScreen.verdict.${rollback.verdict}`)],
      [t('compareScreen.fact.rollout'), t(`compareScreen.rollout.${forward.rollout}`)],
      [t('compareScreen.fact.rules'), ruleSetName(rules)],
      ...(other === null
        ? []
        : [[t('compareScreen.fact.other', { rules: ruleSetName(other.rules) }), otherAnswer(other, t)] as const]),
    ],
    directions: [
      { title: t('compareReport.forward'), findings: forward.findings },
      {
        title: t('compareReport.rollback', { a: visible(a.name), b: visible(b.name) }),
        findings: rollback.findings,
      },
    ].map(({ title, findings }) => ({
      title,
      findings: gravestFirst(findings).map((finding) => reported(finding, t)),
    })),
    tables: PARTS.flatMap((part) => table(comparison, part, t)),
    glossary: VERDICTS.map((verdict) => [
      t(`compareScreen.verdict.${verdict}`),
      t(`compareReport.glossary.${verdict}`),
    ]),
    footer: t('compareReport.footer', { tool: tool.name, version: tool.version, rules: ruleSetName(rules) }),
  };
}

/** What another MLflow says, in both directions. */
function otherAnswer({ forward, rollback }: OtherAnswer, t: Translate): string {
  const name = (each: Verdict) => t(`compareScreen.verdict.${each}`);
  return t('compareScreen.otherAnswer', { forward: name(forward.verdict), rollback: name(rollback.verdict) });
}

function reported(finding: Finding, t: Translate): ReportedFinding {
  const { verdict, marks, witness } = finding;
  const name = (each: Verdict) => t(`compareScreen.verdict.${each}`);
  const one = verdict.rest === verdict.dataframe;
  return {
    ...said(finding, t),
    verdict: verdictOf(finding),
    verdicts: one
      ? name(verdict.rest)
      : CHANNELS.map((channel) => `${t(`compareScreen.fact.${channel}`)}: ${name(verdict[channel])}`).join('; '),
    witness:
      witness === null
        ? null
        : { caption: t(`compareScreen.details.witness.${witness.effect}`), body: visible(witness.body) },
    marks: marks.map((mark) => t(`compareScreen.details.marks.${mark}`)),
  };
}

function table({ rows, forward }: Comparison, part: Part, t: Translate): ReportDocument['tables'] {
  const differing = rows.filter((row) => row.place.part === part && row.change !== 'same');
  if (differing.length === 0) return [];
  const head = ['name', 'a', 'b', 'verdict'].map((column) => t(`compareScreen.column.${column}`));
  const cells = differing.slice(0, ROWS).map((row) => rowCells(row, forward.findings, t));
  const more = differing.length - cells.length;
  if (more > 0) cells.push([t('compareReport.more', { count: more }), '', '', '']);
  return [{ title: t(`compareScreen.part.${part}`), head, rows: cells }];
}

function rowCells({ place, depth, change, a, b, findings }: Row, all: readonly Finding[], t: Translate): string[] {
  const own = findings.flatMap((at) => all[at] ?? []);
  const verdicts = CHANNELS.map((channel) => t(`compareScreen.verdict.${channelVerdict(own, channel)}`));
  const value = (side: Row['a']) => (side === null ? '—' : visible(side.value));
  return [
    `${'· '.repeat(depth)}${visible(place.path.at(-1) ?? '')}`,
    value(a),
    value(b),
    own.length === 0 ? t(`compareScreen.change.${change}`) : [...new Set(verdicts)].join(' / '),
  ];
}
