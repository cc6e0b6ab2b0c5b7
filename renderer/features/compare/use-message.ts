import type { Finding, Verdict } from '../../../shared/signature/compare/comparison.ts';
import { useTexts } from '../../texts.ts';
import { verdictsShown } from './compare-rows.ts';
import type { Compared } from './fetch-comparison.ts';
import { useFindingTexts } from './finding-texts.ts';

/** Findings of one kind named in a message; more would not be read. */
const NAMED = 30;

/** What to write to those who send requests: what changes, what to do, with a request that shows it. Plain Markdown. */
export function useMessage({ summary, comparison }: Compared): string {
  const { t } = useTexts();
  const { title, why, todo } = useFindingTexts();
  const { findings } = comparison.forward;
  const of = (verdict: Verdict) =>
    findings.filter((finding) => verdictsShown(finding.verdict).some(([, each]) => each === verdict));
  const point = (finding: Finding) =>
    `- **${title(finding)}.** ${why(finding)}\n  ${t('compareScreen.message.todo', { todo: todo(finding) })}`;
  const block = (key: string, found: readonly Finding[]) => {
    if (found.length === 0) return [];
    const witness = found.find((finding) => finding.witness !== null)?.witness;
    const example = witness?.effect === 'refused' ? 'example' : 'changed';
    return [
      t(`compareScreen.message.${key}`),
      found.slice(0, NAMED).map(point).join('\n') + (found.length > NAMED ? `\n- … ${found.length - NAMED}` : ''),
      ...(witness == null ? [] : [t(`compareScreen.message.${example}`), fenced(witness.body)]),
    ];
  };
  const callers = of('breaks-callers');
  const silent = of('converts-silently').filter((finding) => !callers.includes(finding));
  const blocks = [
    ...block('callers', callers),
    ...block('silent', silent),
    ...block('consumers', of('breaks-consumers')),
  ];
  const { a, b } = summary.sides;
  return [
    `**${t('compareScreen.message.subject', { a: a.name, b: b.name })}**`,
    ...(blocks.length === 0 ? [t('compareScreen.message.nothing')] : blocks),
    t('compareScreen.message.footer'),
  ].join('\n\n');
}

/** A fence longer than any in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}
