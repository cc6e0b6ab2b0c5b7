import { visible } from '../safety/visible.ts';
import type { Direction, Finding, Verdict } from '../signature/compare/comparison.ts';
import { verdictOf } from '../signature/compare/findings.ts';
import { placeName } from '../signature/compare/type-changes.ts';
import type { ReportSource, Translate } from './report-source.ts';
import { said } from './said.ts';

const LEVELS: Readonly<Record<Verdict, 'error' | 'warning' | 'note'>> = {
  'breaks-callers': 'error',
  'breaks-consumers': 'error',
  unknown: 'warning',
  'converts-silently': 'warning',
  compatible: 'note',
};

/** The findings as SARIF 2.1.0, which code scanning and CI services show. Each stands at B's MLmodel. */
export function sarifReport(
  source: ReportSource,
  t: Translate,
  directions: readonly ('forward' | 'rollback')[],
): string {
  const { comparison, tool, b } = source;
  const results = directions.flatMap((name) => resultsOf(comparison[name], name, b.path, t));
  const ids = [...new Set(results.map(({ ruleId }) => ruleId))].sort();
  const sarif = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: tool.name,
            version: tool.version,
            rules: ids.map((id) => ({ id, shortDescription: { text: t(`compareReport.rule`, { id }) } })),
          },
        },
        results: results.map((result) => ({ ...result, ruleIndex: ids.indexOf(result.ruleId) })),
      },
    ],
  };
  return `${JSON.stringify(sarif, null, 2)}\n`;
}

function resultsOf({ findings }: Direction, direction: string, path: string, t: Translate) {
  return findings.map((finding) => {
    const { title, why, todo } = said(finding, t);
    return {
      ruleId: finding.rule,
      level: LEVELS[verdictOf(finding)],
      message: { text: `${title}. ${why} ${todo}` },
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: uriOf(path) } },
          logicalLocations: [
            { name: visible(placeName(finding.place)), fullyQualifiedName: qualified(finding), kind: 'member' },
          ],
        },
      ],
      partialFingerprints: { comparison: `${direction}/${finding.rule}/${qualified(finding)}` },
      properties: { direction, verdict: finding.verdict, marks: finding.marks },
    };
  });
}

function qualified({ place }: Finding): string {
  return visible([place.part, ...place.path].join('.'));
}

/** A path as a URI reference: signs that mean something in one are escaped, Windows' separators turned. */
function uriOf(path: string): string {
  const inside = path.replaceAll('\\', '/').replace(/\/+$/, '');
  const file = /\/?MLmodel$|\.(?:zip|gz|tgz)$/i.test(inside) ? inside : `${inside}/MLmodel`;
  const drive = /^[A-Za-z]:/.test(file);
  return `${drive ? 'file:///' : ''}${file
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
    .replaceAll('%3A', ':')}`;
}
