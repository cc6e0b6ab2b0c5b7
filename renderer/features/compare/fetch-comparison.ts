import type { CallOptions, Client, Input } from '../../../shared/contract/contract.ts';
import type { ComparisonSummary } from '../../../shared/contract/comparison-summary.ts';
import type { ModelComparison } from '../../../shared/model-compare/compare-models.ts';
import type { Finding, Row } from '../../../shared/signature/compare/comparison.ts';
import { PAGE } from '../open/find-models.ts';

export interface Compared {
  readonly summary: ComparisonSummary;
  readonly comparison: ModelComparison;
}

/** Compares, and fetches rows and findings page by page; the host need not keep them. */
export async function fetchComparison(
  client: Client,
  input: Input<'compare.open'>,
  options: CallOptions<'compare.open'>,
): Promise<Compared> {
  const { handle, summary } = await client.call('compare.open', input, options);
  const rows = await all<Row>((cursor) => client.call('compare.rows', { handle, cursor, limit: PAGE }));
  const findings = (direction: 'forward' | 'rollback') =>
    all<Finding>((cursor) => client.call('compare.findings', { handle, direction, cursor, limit: PAGE }));
  const comparison: ModelComparison = {
    rules: summary.rules,
    other: summary.other,
    forward: { ...summary.forward, findings: await findings('forward') },
    rollback: { ...summary.rollback, findings: await findings('rollback') },
    rows,
    renames: summary.renames,
  };
  void client.call('compare.close', { handle }).catch(() => undefined);
  return { summary, comparison };
}

async function all<T>(page: (cursor: number) => Promise<{ rows: readonly T[]; next: number | null }>): Promise<T[]> {
  const rows: T[] = [];
  for (let cursor: number | null = 0; cursor !== null;) {
    const { rows: more, next }: { rows: readonly T[]; next: number | null } = await page(cursor);
    rows.push(...more);
    cursor = next;
  }
  return rows;
}
