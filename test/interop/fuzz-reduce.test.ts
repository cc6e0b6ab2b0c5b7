import { describe, expect, it } from 'vitest';
import type { Question } from './fuzz/cases.ts';
import { readTree, writeTree } from './fuzz/json-tree.ts';
import { reduced, type Judge } from './fuzz/reduce.ts';

/** Both sides "disagree" on every question whose row holds all these texts. */
const disagreesOn =
  (...texts: readonly string[]): Judge =>
  (question) => {
    const row = JSON.stringify(question.row);
    const holds = texts.every((text) => row.includes(JSON.stringify(text).slice(1, -1)));
    return Promise.resolve(holds ? { question, answer: { text: '', row: new Map() }, difference: 'x' } : null);
  };

const COLUMNS = '[{"type": "long", "name": "Plan"}, {"type": "double", "name": "rate", "required": false}]';
const CASES: readonly [string, Question['ask'], Record<string, unknown>, string[], Record<string, unknown>][] = [
  [
    'a table loses its other columns and rows',
    'enforce-json',
    {
      inputs: COLUMNS,
      params: '[]',
      content_type: 'application/json',
      body: '{"dataframe_split": {"columns": ["Plan", "rate"], "data": [[1, 2.50], [3, 4]]}}',
    },
    ['dataframe_split', 'columns', 'data', '2.50'],
    {
      inputs: null,
      params: null,
      content_type: 'application/json',
      body: '{"dataframe_split": {"columns": [], "data": [2.50]}}',
    },
  ],
  [
    'a CSV keeps the line it needs',
    'infer',
    { source: 'csv', data: 'rate,k\n1,2\n0x1F,4\n' },
    ['0x1F'],
    { source: 'csv', data: 'k\n0x1F\n' },
  ],
  [
    'a frame keeps its shape',
    'enforce-dataframe',
    {
      inputs: COLUMNS,
      params: null,
      data: {
        kind: 'frame',
        columns: [
          { name: 'a.b', dtype: 'int64', data: [1, 2] },
          { name: 'k', dtype: 'object', data: [{ $decimal: '2' }, null] },
        ],
      },
    },
    ['$decimal'],
    {
      inputs: null,
      params: null,
      data: { kind: 'frame', columns: [{ name: 'k', dtype: 'object', data: [{ $decimal: '2' }] }] },
    },
  ],
];

describe('a case made smaller', () => {
  it.each(CASES)('%s', async (_name, ask, row, texts, smallest) => {
    const judge = disagreesOn(...texts);
    const found = await judge({ ask, row, marks: [] });
    expect(found).not.toBeNull();
    if (found !== null) expect((await reduced(found, judge)).question.row).toEqual(smallest);
  });

  it.each(['{"a": [1, 1.0, 1e0, NaN, -Infinity], "b\\"]": {}}', '"x"', '[]'])('leaves %s as it is written', (text) => {
    const tree = readTree(text);
    expect(tree === null ? null : writeTree(tree)).toBe(text);
  });
});
