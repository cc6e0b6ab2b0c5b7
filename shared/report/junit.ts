import type { Finding, Verdict } from '../signature/compare/comparison.ts';
import { verdictOf } from '../signature/compare/findings.ts';
import { escaped } from './html-page.ts';
import type { ReportSource, Translate } from './report-source.ts';
import { said } from './said.ts';

/**
 * The findings as JUnit XML, a test case each; those in `failing` fail. A comparison without findings is one case that
 * passes, so that a CI service shows that it ran.
 */
export function junitReport(
  { a, b, comparison, tool }: ReportSource,
  t: Translate,
  directions: readonly ('forward' | 'rollback')[],
  failing: (verdict: Verdict) => boolean,
): string {
  const suites = directions.map((direction) => {
    const { findings } = comparison[direction];
    const failures = findings.filter((finding) => failing(verdictOf(finding))).length;
    const [from, to] = direction === 'forward' ? [a, b] : [b, a];
    const name = `${to.name} in place of ${from.name}`;
    const cases = findings.length === 0 ? [passed(tool.name, t)] : findings.map((each) => testCase(each, t, failing));
    return `  <testsuite name="${escaped(name)}" tests="${cases.length}" failures="${failures}" errors="0" skipped="0">\n${cases.join('\n')}\n  </testsuite>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${escaped(tool.name)}">\n${suites.join('\n')}\n</testsuites>\n`;
}

function testCase(finding: Finding, t: Translate, failing: (verdict: Verdict) => boolean): string {
  const { title, why, todo, place } = said(finding, t);
  const verdict = verdictOf(finding);
  const head = `    <testcase classname="${escaped(`${finding.place.part}.${finding.rule}`)}" name="${escaped(`${place}: ${title}`)}"`;
  if (!failing(verdict)) return `${head}><system-out>${escaped(why)}</system-out></testcase>`;
  const request = finding.witness === null ? '' : `\n${finding.witness.body}`;
  return `${head}><failure type="${verdict}" message="${escaped(title)}">${escaped(`${why}\n${todo}${request}`)}</failure></testcase>`;
}

function passed(tool: string, t: Translate): string {
  return `    <testcase classname="${escaped(tool)}" name="${escaped(t('compareScreen.sentence.identical'))}" />`;
}
