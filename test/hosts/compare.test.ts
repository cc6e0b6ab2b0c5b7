import path from 'node:path';
import { afterAll, expect } from 'vitest';
import type { ComparisonSummary } from '../../shared/contract/comparison-summary.ts';
import type { Json } from '../../shared/contract/wire.ts';
import type { Finding, Row } from '../../shared/signature/compare/comparison.ts';
import { diabetes, diabetesZip } from '../support/diabetes.ts';
import { code, onEveryHost, value } from '../support/every-host.ts';
import { temporaryFolder } from '../support/served.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

onEveryHost('comparing %s', ({ test, note, caller }) => {
  const compare = async (a: string, b: string, more: Record<string, Json> = {}, progress: Json[] = []) => {
    const [grantA, grantB] = [await caller.grant(a), await caller.grant(b)];
    const inside = (file: string) => (file.endsWith('.zip') ? path.basename(file, '.zip') : '');
    const input = {
      a: { grant: grantA, path: inside(a) },
      b: { grant: grantB, path: inside(b) },
      renames: [],
      contents: false,
      rules: null,
      ...more,
    };
    const answer = await caller.call('compare.open', input, (each) => progress.push(each));
    return value<{ handle: string; summary: ComparisonSummary }>(answer);
  };

  test(`gives a verdict, rows and findings by pages, and forgets them when told to${note}`, async () => {
    const { handle, summary } = await compare(diabetes(5), diabetes(6));
    expect(summary).toMatchObject({
      forward: { verdict: 'breaks-callers' },
      sides: { a: { name: 'diabetes-5', signature: true }, b: { name: 'diabetes-6', mlflowVersion: '3.17.2' } },
      contents: 'sizes',
      rules: 'mlflow-3.17',
      other: null,
    });
    const rows: Row[] = [];
    for (let cursor: number | null = 0; cursor !== null;) {
      const page: { rows: Row[]; next: number | null } = value(
        await caller.call('compare.rows', { handle, cursor, limit: 7 }),
      );
      rows.push(...page.rows);
      cursor = page.next;
    }
    expect(rows).toHaveLength(summary.rows);
    expect(rows.find(({ place }) => place.path[0] === 'Edad')?.change).toBe('added');
    const { rows: findings } = value<{ rows: Finding[] }>(
      await caller.call('compare.findings', { handle, direction: 'forward', cursor: 0, limit: 1000 }),
    );
    expect(findings).toHaveLength(summary.forward.findings);
    expect(code(await caller.call('compare.close', { handle }))).toBeNull();
    expect(code(await caller.call('compare.rows', { handle, cursor: 0, limit: 1 }))).toBe('no-handle');
  });

  test(`takes a person's word for a rename${note}`, async () => {
    const renames = [{ part: 'inputs', from: 'Age', to: 'Edad' }];
    const { handle } = await compare(diabetes(5), diabetes(6), { renames });
    const { rows } = value<{ rows: Row[] }>(await caller.call('compare.rows', { handle, cursor: 0, limit: 1000 }));
    expect(rows.filter(({ change }) => change === 'renamed').map(({ a, b }) => [a?.name, b?.name])).toEqual([
      ['Age', 'Edad'],
    ]);
  });

  test(`compares a folder with its zip, byte by byte, and tells how far it is${note}`, async () => {
    const progress: Json[] = [];
    const zip = diabetesZip(2, folder.path);
    const { handle, summary } = await compare(diabetes(2), zip, { contents: true }, progress);
    expect(summary).toMatchObject({ forward: { verdict: 'compatible' }, contents: 'compared', complete: true });
    const { rows } = value<{ rows: Row[] }>(await caller.call('compare.rows', { handle, cursor: 0, limit: 1000 }));
    const files = rows.filter(({ place }) => place.part === 'files');
    expect(files.length).toBeGreaterThan(3);
    expect(files.filter(({ change }) => change !== 'same')).toEqual([]);
    expect(files.every(({ a, b }) => a?.value.includes('SHA-256') === true && a.value === b?.value)).toBe(true);
    expect(progress.length).toBeGreaterThan(0);
  });

  test(`says what can not be read${note}`, async () => {
    const grant = await caller.grant(diabetes(1));
    const side = { grant, path: '' };
    const call = (more: Record<string, Json>) =>
      caller.call('compare.open', { a: side, b: side, renames: [], contents: false, rules: null, ...more });
    expect(code(await call({ b: { grant: 'nobody', path: '' } }))).toBe('no-grant');
    expect(code(await call({ b: { grant, path: 'nowhere' } }))).toBe('not-found');
    expect(code(await call({ b: { grant, path: '../..' } }))).toBe('path-escapes');
    expect(code(await call({ renames: [{ part: 'files', from: 'a', to: 'b' }] }))).toBe('bad-input');
  });
});
