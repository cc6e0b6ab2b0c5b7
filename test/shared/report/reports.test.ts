import { describe, expect, it } from 'vitest';
import { htmlReport } from '../../../shared/report/html.ts';
import { jsonReport } from '../../../shared/report/json.ts';
import { junitReport } from '../../../shared/report/junit.ts';
import { markdownReport, plain } from '../../../shared/report/markdown.ts';
import { inChannel } from '../../../shared/report/narrow.ts';
import type { ReportSource, Translate } from '../../../shared/report/report-source.ts';
import { sarifReport } from '../../../shared/report/sarif.ts';
import { compareSignatures } from '../../../shared/signature/compare/compare-signatures.ts';
import type { Comparison } from '../../../shared/signature/compare/comparison.ts';
import { createTexts, type Language } from '../../../shared/texts/translator.ts';
import { column, object, PAIRS, reading } from '../signature/compare/pairs.ts';

const translate = (language: Language): Translate => {
  const texts = createTexts(language);
  return (key, details = {}) => texts.t(key as 'cli.noModels', details as { path: string });
};
const source = (comparison: Comparison, name = 'churn'): ReportSource => ({
  a: { name, path: `models/${name} v7` },
  b: { name: `${name} 8`, path: 'models\\b' },
  comparison: { ...comparison, rules: 'mlflow-3.17', other: null },
  tool: { name: 'Model Porter', version: '0' },
});
const BOTH = ['forward', 'rollback'] as const;
const fails = (verdict: string) => verdict.startsWith('breaks');

/** Names that would do harm where they are not escaped. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='x",
  ']]></system-out>&amp;',
  '![x](https://evil.example/?q=1)',
  '`` ` ``` |x|\n# head\n- item',
  '@team #1 ~~x~~ **b** $m$',
  'a\u0000b\u001b[31m\u202Eevil\ud800',
];

describe('reports', () => {
  it.each(['en', 'es'] as const)('say every rule in %s without a gap', (language) => {
    const t = translate(language);
    for (const [, a, b] of PAIRS) {
      const compared = source(compareSignatures(reading(a), reading(b)));
      for (const text of [markdownReport(compared, t), htmlReport(compared, t, language)]) {
        expect(text).not.toMatch(/\{\{|compare(?:Report|Screen)?\.\w/);
      }
    }
  });

  it.each(HOSTILE)('escape %j', (name) => {
    const a = reading({ inputs: [column(name, 'long'), column('o', object({ [`${name}p`]: 'long' }))] });
    const b = reading({ inputs: [column(`${name}2`, 'string'), column('o', object({ q: 'long' }))] });
    const compared = source(compareSignatures(a, b), name);
    const t = translate('en');
    const html = htmlReport(compared, t, 'en');
    // The page's own tags alone, and none with an attribute of the model's.
    expect(
      html
        .match(/<[^>]*>/g)
        ?.filter((tag) => /^<(?!meta)/.test(tag) && /script|img|onerror|onmouseover|href|src/i.test(tag)),
    ).toEqual([]);
    const markdown = markdownReport(compared, t);
    const prose = markdown.replace(/^(`{3,})json\n[\s\S]*?\n\1$/gm, '');
    expect(prose).not.toMatch(/<script|(?<!\\)!\[|https:\/\/evil|(?<!\\)`|^# head|@team/m);
    const xml = junitReport(compared, t, BOTH, fails);
    expect(xml.replace(/<\/?(?:testsuites?|testcase|failure|system-out|\?xml)\b[^<]*?>/g, '')).not.toMatch(/[<>]/);
    // oxlint-disable-next-line no-control-regex -- XML forbids these
    expect(html + xml).not.toMatch(/[\u0000-\u0008\u001b]|\p{Cs}/u);
    expect(html).not.toContain('\u202e');
    JSON.parse(jsonReport(compared, t));
    JSON.parse(sarifReport(compared, t, BOTH));
  });

  it('keep a page closed: no script, nothing to load', () => {
    const html = htmlReport(source(compareSignatures(null, null)), translate('es'), 'es');
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('<html lang="es">');
    expect(html).not.toMatch(/<script|<link|<img|url\(|https?:/);
  });

  it('are SARIF 2.1.0 as CI services want it', () => {
    const a = reading({ inputs: [column('x', 'double'), column('y', 'long')] });
    const b = reading({ inputs: [column('x', 'long'), column('y', 'long')] });
    const sarif = JSON.parse(sarifReport(source(compareSignatures(a, b)), translate('en'), ['forward']));
    const [run] = sarif.runs;
    expect(sarif.version).toBe('2.1.0');
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(['TY-05']);
    expect(run.results).toHaveLength(1);
    expect(run.results[0]).toMatchObject({
      ruleId: 'TY-05',
      ruleIndex: 0,
      level: 'error',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'models/b/MLmodel' } } }],
    });
  });

  it('count failures in JUnit, and pass where nothing differs', () => {
    const a = reading({ inputs: [column('x', 'double'), column('y', 'long')] });
    const b = reading({ inputs: [column('x', 'long'), column('y', 'long')] });
    const t = translate('en');
    expect(junitReport(source(compareSignatures(a, b)), t, ['forward'], fails)).toContain('tests="1" failures="1"');
    expect(junitReport(source(compareSignatures(a, a)), t, ['forward'], fails)).toContain('tests="1" failures="0"');
  });

  it('seen through one channel alone forget what the other shows', () => {
    const a = reading({ inputs: [column('x', 'long'), column('y', 'long')] });
    const b = reading({ inputs: [column('x', 'double'), column('y', 'long')] });
    const compared = source(compareSignatures(a, b)).comparison;
    expect(compared.forward.verdict).toBe('breaks-callers');
    expect(inChannel(compared, 'rest').forward.verdict).toBe('converts-silently');
    const told = { rules: 'mlflow-2.22', forward: compared.forward, rollback: compared.rollback } as const;
    expect(inChannel({ ...compared, other: told }, 'rest').other?.forward.verdict).toBe('converts-silently');
    expect(inChannel(compared, 'dataframe').forward.findings.every(({ witness }) => witness === null)).toBe(true);
  });

  it('name the MLflow they answer for, and what another makes of it', () => {
    const { comparison, ...rest } = source(compareSignatures(null, null));
    const a = reading({ inputs: [column('x', 'double')] });
    const b = reading({ inputs: [column('x', 'long')] });
    const { forward, rollback } = compareSignatures(a, b);
    const other = { rules: 'mlflow-2.22', forward, rollback } as const;
    const text = markdownReport({ ...rest, comparison: { ...comparison, other } }, translate('en'));
    expect(text).toContain('MLflow 3.17');
    expect(text).toMatch(/Served by MLflow 2\.22.*breaks callers; going back: breaks callers/);
  });

  it('leave plain words as they are', () =>
    expect(plain('B needs 3.5 values, not "text".')).toBe('B needs 3.5 values, not "text".'));
});
