import { KnownError, toErrorData } from '../../shared/contract/errors.ts';
import { inChannel } from '../../shared/report/narrow.ts';
import type { ModelComparison } from '../../shared/model-compare/compare-models.ts';
import type { ReportSource } from '../../shared/report/report-source.ts';
import type { Finding, Row, Verdict } from '../../shared/signature/compare/comparison.ts';
import type { RuleSet } from '../../shared/signature/serve/rules.ts';
import { verdictOf } from '../../shared/signature/compare/findings.ts';
import { EXIT } from './exit-codes.ts';
import type { LocalHost } from './local-host.ts';
import { onlyModel } from './only-model.ts';
import type { Format } from './print-comparison.ts';
import { parseCall } from './parse-call.ts';
import type { Terminal } from './terminal.ts';
import { VERSION } from './version.ts';

const CHOICES = {
  direction: ['forward', 'rollback', 'both'],
  channel: ['both', 'rest', 'dataframe'],
  format: ['text', 'json', 'sarif', 'junit', 'markdown', 'html'] satisfies readonly Format[],
  'fail-on': ['breaks', 'silent', 'any'],
  rules: ['nearest', '2.22', '3.17'],
} as const;
type Options = { readonly [K in keyof typeof CHOICES]: (typeof CHOICES)[K][number] };

/** `model-porter compare A B [--direction] [--channel] [--format] [--fail-on] [--contents]`: can B replace A? */
export async function compare(args: readonly string[], terminal: Terminal): Promise<number> {
  const { optionError, usageError } = await import('./help.ts');
  let given;
  try {
    const text = { type: 'string' } as const;
    const options = {
      direction: text,
      channel: text,
      format: text,
      'fail-on': text,
      rules: text,
      contents: { type: 'boolean' },
    } as const;
    given = parseCall({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    return optionError(error, 'compare', terminal);
  }
  const { contents = false, ...chosen } = given.values;
  const options = optionsOf(chosen);
  if ('given' in options) return usageError('badChoice', options, 'compare', terminal);
  const [a, b, ...more] = given.positionals;
  if (a === undefined || b === undefined || more.length > 0) return usageError('twoModels', {}, 'compare', terminal);
  const { openLocalHost } = await import('./local-host.ts');
  const host = await openLocalHost();
  try {
    const source = await comparisonOf(host, [a, b], { contents, rules: rulesOf(options.rules) }, terminal.signal);
    const seen = options.channel === 'both' ? source : narrowed(source, options.channel);
    const directions =
      options.direction === 'both' ? (['forward', 'rollback'] as const) : ([options.direction] as const);
    const { printComparison } = await import('./print-comparison.ts');
    await printComparison(seen, options.format, directions, failing(options['fail-on']), terminal);
    const found = directions.flatMap((direction) => seen.comparison[direction].findings);
    return found.some((finding) => fails(finding, options['fail-on'])) ? EXIT.findings : EXIT.fine;
  } catch (thrown) {
    if (terminal.signal.aborted) return EXIT.interrupted;
    const { printFailure } = await import('./print-comparison.ts');
    await printFailure(toErrorData(thrown), options.format, terminal);
    return EXIT.cannotRead;
  } finally {
    await host.close();
  }
}

function optionsOf(
  given: Partial<Record<keyof Options, string>>,
): Options | { option: string; given: string; choices: string } {
  for (const [name, allowed] of Object.entries(CHOICES)) {
    const value = given[name as keyof Options];
    if (value !== undefined && !(allowed as readonly string[]).includes(value))
      return { option: `--${name}`, given: value, choices: allowed.join(', ') };
  }
  return {
    direction: 'forward',
    channel: 'both',
    format: 'text',
    'fail-on': 'breaks',
    rules: 'nearest',
    ...given,
  } as Options;
}

function rulesOf(version: Options['rules']): RuleSet | null {
  return version === 'nearest' ? null : `mlflow-${version}`;
}

function narrowed(source: ReportSource, channel: 'rest' | 'dataframe'): ReportSource {
  return { ...source, comparison: inChannel(source.comparison, channel) };
}

/** What could not be judged is never passed. */
function failing(level: Options['fail-on']): (verdict: Verdict) => boolean {
  return (verdict) => verdict !== 'compatible' && (level !== 'breaks' || verdict !== 'converts-silently');
}

/** `any` also fails on harmless changes; two equal signatures are none. */
function fails(finding: Finding, level: Options['fail-on']): boolean {
  return failing(level)(verdictOf(finding)) || (level === 'any' && finding.rule !== 'SG-03');
}

async function comparisonOf(
  host: LocalHost,
  [pathA, pathB]: readonly [string, string],
  options: { readonly contents: boolean; readonly rules: RuleSet | null },
  signal: AbortSignal,
): Promise<ReportSource> {
  const [a, b] = [await onlyModel(host, pathA, signal), await onlyModel(host, pathB, signal)];
  const { handle, summary } = await host.client.call('compare.open', { a, b, renames: [], ...options }, { signal });
  for (const [side, path] of [
    [summary.sides.a, pathA],
    [summary.sides.b, pathB],
  ] as const)
    if (side.state === 'unreadable')
      throw new KnownError('compare-unreadable', `${path}: MLmodel cannot be read`, { path });
  const findings = (direction: 'forward' | 'rollback') =>
    paged<Finding>((cursor) => host.client.call('compare.findings', { handle, direction, cursor, limit: PAGE }));
  const comparison: ModelComparison = {
    rules: summary.rules,
    other: summary.other,
    forward: { ...summary.forward, findings: await findings('forward') },
    rollback: { ...summary.rollback, findings: await findings('rollback') },
    rows: await paged<Row>((cursor) => host.client.call('compare.rows', { handle, cursor, limit: PAGE })),
    renames: summary.renames,
  };
  return {
    a: { name: summary.sides.a.name, path: pathA },
    b: { name: summary.sides.b.name, path: pathB },
    comparison,
    tool: { name: 'Model Porter', version: VERSION },
  };
}

const PAGE = 500;

async function paged<T>(page: (cursor: number) => Promise<{ rows: readonly T[]; next: number | null }>): Promise<T[]> {
  const all: T[] = [];
  for (let cursor: number | null = 0; cursor !== null;) {
    const { rows, next }: { rows: readonly T[]; next: number | null } = await page(cursor);
    all.push(...rows);
    cursor = next;
  }
  return all;
}
