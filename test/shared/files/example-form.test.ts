import { describe, expect, it } from 'vitest';
import { exampleForm } from '../../../shared/files/example-form.ts';
import { parseTree } from '../../../shared/signature/payload/json-tree.ts';

const form = (text: string) => exampleForm(parseTree(text));
const table = (columns: readonly string[], rows: readonly (readonly string[])[]) => ({
  kind: 'table',
  columns,
  moreColumns: 0,
  rows,
  total: rows.length,
});
const tensor = (shape: readonly number[], text: string, name: string | null = null) => ({
  kind: 'tensor',
  name,
  shape,
  text,
});

/** The forms in which MLflow 1.x to 3.x saves examples and serving examples (mlflow/models/utils.py). */
describe('an example', () => {
  it.each([
    [
      'split',
      '{"columns": ["a", "b"], "data": [[1, "x"], [2.50, null]]}',
      [
        table(
          ['a', 'b'],
          [
            ['1', 'x'],
            ['2.50', 'null'],
          ],
        ),
      ],
    ],
    ['split with an index', '{"columns": ["a"], "index": [7], "data": [[true]]}', [table(['a'], [['true']])]],
    ['split without columns', '{"data": [[1, 2]]}', [table(['0', '1'], [['1', '2']])]],
    [
      'records',
      '[{"a": 1, "b": [1, {"c": "d"}]}, {"b": 2}]',
      [
        table(
          ['a', 'b'],
          [
            ['1', '[1, {"c": "d"}]'],
            ['', '2'],
          ],
        ),
      ],
    ],
    ['serving, split', '{"dataframe_split": {"columns": ["a"], "data": [[1]]}}', [table(['a'], [['1']])]],
    ['serving, records', '{"dataframe_records": [{"a": 1}]}', [table(['a'], [['1']])]],
    ['an array', '[[0.0, 1.0], [2.0, 3.0]]', [tensor([2, 2], '[[0.0, 1.0],\n [2.0, 3.0]]')]],
    ['serving, an array', '{"inputs": [[[1], [2]]]}', [tensor([1, 2, 1], '[[[1],\n  [2]]]')]],
    ['texts', '["one", "two"]', [tensor([2], '[one, two]')]],
    [
      'arrays with names',
      '{"ids": [[1, 2]], "mask": [[1, 1]]}',
      [tensor([1, 2], '[[1, 2]]', 'ids'), tensor([1, 2], '[[1, 1]]', 'mask')],
    ],
    ['an empty list', '[]', [tensor([0], '[]')]],
  ])('%s', (_name, text, parts) => expect(form(text)).toEqual({ parts, params: [] }));

  it.each([
    [
      '{"inputs": {"columns": ["a"], "data": [[1]]}, "params": {"k": 3, "stop": ["x"]}}',
      [
        ['k', '3'],
        ['stop', '["x"]'],
      ],
    ],
    ['{"inputs": [1], "params": {}}', []],
  ])('with params: %s', (text, params) => expect(form(text)?.params).toEqual(params));

  it.each([
    '"hola"',
    '3',
    '{}',
    '[[1], [1, 2]]',
    '[1, {"a": 1}]',
    '{"question": "how many?", "history": ["a"]}',
    '{"inputs": "hola"}',
  ])('is only JSON: %s', (text) => expect(form(text)).toBeNull());

  it('of very many rows and columns is shown in part, and the whole is counted', () => {
    const wide = `{"columns": [${Array.from({ length: 300 }, (_, at) => `"c${at}"`).join()}], "data": [${'[1],'.repeat(999)}[1]]}`;
    expect(form(wide)?.parts[0]).toMatchObject({ total: 1000, moreColumns: 200, rows: { length: 100 } });
  });
});
