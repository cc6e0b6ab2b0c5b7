import { describe, expect, it } from 'vitest';
import { environmentReport } from '../../../shared/environment/environment-report.ts';
import { readModelDocument } from '../../../shared/mlmodel/read-model-document.ts';
import type { SearchHit } from '../../../shared/search/hits.ts';
import { columnsOf, filesOf, packagesOf, valuesOf, type Findable } from '../../../shared/search/index-of.ts';
import { search } from '../../../shared/search/search.ts';
import { pace } from '../../support/pace.ts';

const MLMODEL = `flavors:
  sklearn: {pickled_model: model.pkl, sklearn_version: 1.5.2}
metadata:
  equipo: Precisión
  api_key: sk-0123456789abcdefghijklmnop
  tags: [first, second]
  settings: {password: hunter2, url: 'https://ann:pa55word@example.org/x'}
signature:
  inputs: '[{"name": "customer", "type": "object", "required": true, "properties": {"address": {"type": "object", "required": false, "properties": {"city": {"type": "string", "required": true}}}}}, {"name": "Año", "type": "long", "required": true}, {"name": "city", "type": "string", "required": true}]'
  outputs: '[{"name": "score", "type": "double", "required": true}]'
  params: '[{"name": "top_k", "type": "long", "default": 10, "shape": null}, {"name": "auth_token", "type": "string", "default": "s3cret-s3cret", "shape": null}]'
`;
const document = readModelDocument(new TextEncoder().encode(MLMODEL));
const environment = environmentReport(document, [
  {
    source: 'requirements',
    name: 'requirements.txt',
    state: 'read',
    text: 'scikit-learn==1.5.2\nmine @ https://ann:pa55word@example.org/mine.zip\n',
  },
]);
const file = (path: string) => ({ path, type: 'file', purpose: 'unknown' }) as const;
const ITEMS: readonly Findable[] = [
  ...columnsOf(document),
  ...packagesOf(environment),
  ...filesOf([file('city/a.bin'), file('data/city.csv'), file('Ünïcode.TXT')]),
  ...valuesOf(document),
];

/** A hit in a few words. */
function told(hit: SearchHit): string {
  if (hit.kind === 'column') return `${hit.row} ${hit.path.join('.')}${hit.value === null ? '' : ` = ${hit.value}`}`;
  if (hit.kind === 'value') return `${hit.view} ${hit.line} ${hit.keys}: ${hit.value}`;
  return hit.kind === 'file' ? hit.path : hit.name;
}
const found = (query: string, limit = 100) => search(ITEMS, query, limit).hits.map(({ hit }) => told(hit));

describe('what is found in a model', () => {
  it.each([
    ['city', ['inputs 0.0.0 customer.address.city', 'inputs 2 city', 'data/city.csv', 'city/a.bin']],
    ['address city', ['inputs 0.0.0 customer.address.city']],
    ['ano', ['inputs 1 Año']],
    ['AÑO', ['inputs 1 Año']],
    ['unicode', ['Ünïcode.TXT']],
    ['precision', ['raw 4 metadata.equipo: Precisión']],
    ['tags second', ['raw 6 metadata.tags[1]: second']],
    ['top_k', ['params 0 top_k = 10']],
    ['scikit', ['scikit-learn']],
    ['model.pkl', ['raw 2 flavors.sklearn.pickled_model: model.pkl']],
    ['double', ['outputs 0 score']],
    ['no such thing', []],
    ['   ', []],
  ])('"%s"', (query, expected) => expect(found(query)).toEqual(expected));

  it.each(['hunter2', 'pa55word', 's3cret', 'sk-0123'])('never a secret: %s', (secret) => {
    expect(found(secret)).toEqual([]);
    expect(JSON.stringify(ITEMS)).not.toContain(secret);
  });

  it('is counted whole and listed up to a limit, the best first', () => {
    const many = filesOf(Array.from({ length: 1000 }, (_, at) => file(`part-${at}`)));
    const { hits, totals } = search([...many, ...filesOf([file('x/part')])], 'part', 3);
    expect(totals.file).toBe(1001);
    expect(hits.map(({ hit, rank }) => [told(hit), rank])).toEqual([
      ['x/part', 5],
      ['part-0', 4],
      ['part-1', 4],
    ]);
  });

  it('is shown around the word that was looked for', () => {
    const text = `metadata: {text: "${'long '.repeat(100)}needle ${'more '.repeat(100)}"}\n`;
    const items = valuesOf(readModelDocument(new TextEncoder().encode(text)));
    const [hit] = search(items, 'needle', 1).hits;
    const value = hit?.hit.kind === 'value' ? hit.hit.value : '';
    expect(value).toMatch(/^….*needle.*…$/);
    expect(value.length).toBeLessThan(170);
  });

  it('is shown elsewhere where the text of MLmodel is too long to be shown whole', () => {
    const text = `metadata: {text: "${'x'.repeat(300_000)}"}\nowner: risk\nflavors:\n  acme: {weights: w.bin}\n`;
    const items = valuesOf(readModelDocument(new TextEncoder().encode(text)));
    const place = (query: string) => {
      const [hit] = search(items, query, 1).hits;
      return hit?.hit.kind === 'value' ? [hit.hit.view, hit.hit.row] : null;
    };
    expect(place('risk')).toEqual(['details', 'owner']);
    expect(place('w.bin')).toEqual(['flavors', 'acme']);
  });
});

it('200,000 files are looked through in no time', () => {
  const items = filesOf(Array.from({ length: 200_000 }, (_, at) => file(`artifacts/parts/part-${at}.parquet`)));
  const start = performance.now();
  const { totals } = search(items, 'parts 1999', 6);
  expect(totals.file).toBeGreaterThan(100);
  // Some 20 ms on an idle machine.
  expect(performance.now() - start).toBeLessThan(500 * pace());
});
