import { describe, expect, it } from 'vitest';
import type { Plan, Hop } from '../../../shared/export/plan.ts';
import { carriedTags, chainText, readChain, versionTags } from '../../../shared/export/provenance.ts';

const plan = (more: object = {}): Plan =>
  ({
    id: '20260101-000000-0000000a',
    by: 'ana',
    tool: 'Model Porter 1',
    reason: null,
    source: { uri: 'models:/churn/3', store: 'file:///dev/mlflow.db', version: '3', run: 'r1', chain: [] },
    target: { tags: { team: 'risk' } },
    ...more,
  }) as unknown as Plan;

describe('what a version tells of where it came from', () => {
  it('is in tags whose names any registry takes', () => {
    const tags = versionTags(plan({ reason: 'asked for' }), 'abc', '2026-01-01T00:00:00Z');
    expect(tags).toMatchObject({
      team: 'risk',
      model_porter_source: 'models:/churn/3',
      model_porter_source_version: '3',
      model_porter_source_run: 'r1',
      model_porter_digest: 'abc',
      model_porter_copied_by: 'ana',
      model_porter_reason: 'asked for',
      model_porter_export: '20260101-000000-0000000a',
    });
    for (const key of Object.keys(tags)) expect(key).toMatch(/^\w+$/);
  });

  it('does not depend on the time where it must not', () => {
    const tags = versionTags(plan(), 'abc', null);
    expect(Object.keys(tags)).not.toContain('model_porter_copied_at');
    expect(Object.keys(tags)).not.toContain('model_porter_export');
    expect(readChain(new Map(Object.entries(tags)))[0]).not.toHaveProperty('at');
  });

  it('grows by a step with each port, and is carried along without the rest of ours', () => {
    const first = new Map(Object.entries(versionTags(plan(), 'abc', 'T1')));
    const chain = readChain(first);
    expect(chain).toEqual([
      {
        source: 'models:/churn/3',
        store: 'file:///dev/mlflow.db',
        version: '3',
        run: 'r1',
        digest: 'abc',
        at: 'T1',
        by: 'ana',
        tool: 'Model Porter 1',
      },
    ]);
    const next = plan({ source: { ...plan().source, uri: 'models:/churn/1', chain } });
    const second = new Map(Object.entries(versionTags(next, 'abc', 'T2')));
    expect(readChain(second).map(({ source }) => source)).toEqual(['models:/churn/3', 'models:/churn/1']);
    expect(carriedTags(second)).toEqual({ team: 'risk' });
  });

  it('keeps within what older servers take: the oldest steps become a number', () => {
    const hops = Array.from({ length: 100 }, (_, at): Hop => ({ source: `file:///${'x'.repeat(80)}/${at}` }));
    const text = chainText(hops);
    expect(text.length).toBeLessThan(5000);
    const kept = JSON.parse(text) as Hop[];
    expect(kept.at(-1)).toEqual(hops.at(-1));
    expect((kept[0]?.more ?? 0) + kept.length - 1).toBe(100);
    const again = JSON.parse(chainText([...kept, { source: 'file:///new' }])) as Hop[];
    expect((again[0]?.more ?? 0) + again.length - 1).toBe(101);
    expect(chainText([{ source: 'x'.repeat(9000) }])).toBe('[{"source":"","more":1}]');
    expect(readChain(new Map([['model_porter_chain', 'no json']]))).toEqual([]);
  });
});
