import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../shared/python/json.ts';
import type { PyDict, PyValue } from '../../../shared/python/value.ts';
import { KINDS } from '../../agree/kinds.ts';
import { sorted, type Row } from '../../agree/rows.ts';

/**
 * Requests that MLflow 2.22.5 (pandas 2.3.3) and 3.17.2 (pandas 3.1.1) answer differently, each the smallest of its sort,
 * with what both say. `cause` tells whose doing it is: MLflow's own code, or the pandas that comes with it.
 */
const rows = readFileSync(path.join(import.meta.dirname, 'version-differences.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => parseJson(line) as PyDict);

const VERSIONS = { '2.22.5': 'mlflow_2_22', '3.17.2': 'mlflow_3_17' } as const;

/** The row as a table of that version holds it. */
function answeredBy(version: keyof typeof VERSIONS, row: PyDict): Row {
  const answer = row.get(VERSIONS[version]) as PyDict;
  return new Map<PyValue, PyValue>([...row, ...answer, ['mlflow', version]]);
}

/** Signatures are inferred by the rules of 3.17 only: the app writes signatures for the MLflow of today. */
function versionsOf(row: PyDict): (keyof typeof VERSIONS)[] {
  return row.get('ask') === 'infer' ? ['3.17.2'] : ['2.22.5', '3.17.2'];
}

const cases = rows.flatMap((row) =>
  versionsOf(row).map((version) => {
    const asked = String(row.get('body') ?? sorted(row.get('data') ?? null));
    return [version, String(row.get('why')), asked, String(row.get('ask')), answeredBy(version, row)] as const;
  }),
);

describe('where MLflow 2.22 and 3.17 part', () => {
  it('is a list of rows that do differ', () => {
    expect(rows.length).toBeGreaterThan(40);
    expect(
      rows.filter((row) => sorted(row.get('mlflow_2_22') ?? null) === sorted(row.get('mlflow_3_17') ?? null)),
    ).toEqual([]);
  });

  it.each(cases)('%s: %s: %s', (_version, _why, _asked, ask, row) => {
    const kind = KINDS[ask];
    if (kind === undefined) throw new Error(`no kind ${ask}`);
    const { theirs, ours } = kind(row, { models: null, table: [row] });
    expect(sorted(ours)).toBe(sorted(theirs));
  });
});
