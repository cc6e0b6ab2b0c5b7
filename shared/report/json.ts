import type { ReportSource, Translate } from './report-source.ts';
import { said, verdictSentence } from './said.ts';

/** Raised when the shape of the JSON report changes in a way that readers notice. */
export const JSON_REPORT_VERSION = 1;

/** The whole comparison for programs: verdicts and rules by id, the words next to them. */
export function jsonReport({ a, b, comparison, tool }: ReportSource, t: Translate): string {
  const direction = ({ findings, ...rest }: ReportSource['comparison']['forward']) => ({
    ...rest,
    findings: findings.map((finding) => {
      const { title, why, todo } = said(finding, t);
      return { ...finding, title, why, todo };
    }),
  });
  const report = {
    report: 'model-comparison',
    version: JSON_REPORT_VERSION,
    tool,
    rules: comparison.rules,
    other: comparison.other,
    a,
    b,
    sentence: verdictSentence(comparison, t),
    forward: direction(comparison.forward),
    rollback: direction(comparison.rollback),
    rows: comparison.rows,
    renames: comparison.renames,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
