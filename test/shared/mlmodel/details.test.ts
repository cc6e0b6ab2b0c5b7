import { describe, expect, it } from 'vitest';
import { encode } from '../../../shared/contract/wire.ts';
import { maskedDocument } from '../../../shared/mlmodel/masked.ts';
import { createdAt, detailFields, sizeFit, vendorKeys } from '../../../shared/mlmodel/details.ts';
import { readModelDocument } from '../../../shared/mlmodel/read-model-document.ts';

const DOCUMENT = readModelDocument(
  new TextEncoder().encode(`flavors:
  python_function: {loader_module: x, data: azureml://jobs/1/outputs/artifacts/model}
databricks_runtime: '14.3'
resources:
  api_version: '1'
  databricks: {serving_endpoint: [{name: scores}]}
metadata:
  api_key: sk-0123456789abcdefghijklmnop
  nested: [{password: hunter2, url: 'https://u:p@x.org'}]
  azureml.base_image: mcr/x
  source: dbfs:/models/1
  azure: {password: hunter2}
  notes: the azureml way
key_of_tomorrow: 1
`),
);

describe('details', () => {
  it('say whose key each is, and since when', () => {
    expect(detailFields(DOCUMENT).map(({ key, owner, since }) => [key, owner, since])).toEqual([
      ['databricks_runtime', 'databricks', '1.18'],
      ['resources', 'mlflow', '2.13'],
      ['metadata', 'mlflow', '2.1'],
      ['key_of_tomorrow', 'other', null],
    ]);
  });

  it('find the keys of Databricks and Azure wherever they stand', () => {
    expect(vendorKeys(DOCUMENT).map(({ path, owner }) => [path, owner])).toEqual([
      ['flavors.python_function.data', 'azure'],
      ['databricks_runtime', 'databricks'],
      ['resources.databricks', 'databricks'],
      ['metadata.azureml.base_image', 'azure'],
      ['metadata.source', 'databricks'],
      ['metadata.azure', 'azure'],
    ]);
  });

  it('hold no secret', () => {
    const masked = maskedDocument(DOCUMENT);
    expect(masked.text.masked).toBe(true);
    expect(JSON.stringify(encode([detailFields(DOCUMENT), vendorKeys(DOCUMENT)]))).toMatch(/hunter2/);
    expect(JSON.stringify(encode([masked, detailFields(masked), vendorKeys(masked)]))).not.toMatch(
      /hunter2|sk-0123|u:p@/,
    );
  });

  it.each([
    [100, 150, 50, true, 'same'],
    [100, 151, 50, true, 'more'],
    [100, 149, 50, true, 'less'],
    [100, 149, 50, false, 'unknown'],
    [100, 150, 50, false, 'unknown'],
    [Number.NaN, 150, 50, true, 'unknown'],
  ] as const)('%d declared, %d there, %d of them late, complete %s: %s', (declared, total, late, complete, fit) => {
    expect(sizeFit(declared, total, late, complete)).toBe(fit);
  });

  it.each([
    ['2026-03-12 10:04:31.120043', Date.UTC(2026, 2, 12, 10, 4, 31)],
    ['2026-03-12T10:04:31Z', Date.UTC(2026, 2, 12, 10, 4, 31)],
    ['2026-13-12 10:04:31', null],
    ['yesterday', null],
    [null, null],
  ])('%s is %s', (text, at) => {
    expect(createdAt(text)).toBe(at);
  });
});
