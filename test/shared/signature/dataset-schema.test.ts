import { describe, expect, it } from 'vitest';
import { datasetSchema } from '../../../shared/signature/dataset-schema.ts';

const column = (name: string, type: string, more = {}) => ({ type, name, required: true, ...more });
const tensor = (type: string, shape: number[]) =>
  JSON.stringify([{ type: 'tensor', 'tensor-spec': { dtype: type, shape } }]);
const schema = (value: object) => JSON.stringify(value);

describe('the schema of a dataset', () => {
  it.each([
    [
      'columns',
      schema({ mlflow_colspec: [column('age', 'long'), column('plan', 'string', { required: false })] }),
      [['columns', 'age: long', 'plan: string?']],
    ],
    [
      'nested columns',
      schema({ mlflow_colspec: [column('tags', 'array', { items: { type: 'string' } })] }),
      [['columns', 'tags: array<string>']],
    ],
    ['no columns', schema({ mlflow_colspec: [] }), [['columns']]],
    [
      'tensors',
      schema({ mlflow_tensorspec: { features: tensor('float32', [-1, 28, 28]), targets: tensor('int64', [-1]) } }),
      [
        ['features', 'null: float32 [-1, 28, 28]'],
        ['targets', 'null: int64 [-1]'],
      ],
    ],
    [
      'features alone',
      schema({ mlflow_tensorspec: { features: tensor('float32', [-1, 3]), targets: null } }),
      [['features', 'null: float32 [-1, 3]']],
    ],
    ['of another kind', schema({ fields: [{ name: 'age' }] }), null],
    ['null', 'null', null],
    ['cut off', '{"mlflow_colspec": [{"type": "lo', null],
    ['a list', '[]', null],
  ])('%s', (_name, text, told) => {
    const parts = datasetSchema(text);
    expect(
      parts?.map(({ part, rows }) => [
        part,
        ...rows.map(({ name, type, required }) => `${name}: ${type}${required === false ? '?' : ''}`),
      ]) ?? null,
    ).toEqual(told);
  });
});
