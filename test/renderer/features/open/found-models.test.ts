import { expect, it } from 'vitest';
import { filterModels, folderOf, sortModels, type Sorting } from '../../../../renderer/features/open/found-models.ts';
import { foundModel } from '../../../support/fake-client.tsx';

const ROWS = [
  foundModel('runs/b/model-10', { flavors: ['sklearn'], mlflowVersion: '3.4.0', created: '2026-01-02', inputs: 10 }),
  foundModel('runs/a/model-2', { flavors: ['onnx'], mlflowVersion: '10.0.0', created: null, inputs: 9 }),
  foundModel('árbol', { flavors: [], mlflowVersion: null, created: '2025-12-31', inputs: null, outputs: null }),
];
const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name).join(' ');

it.each<[sorting: Sorting | null, order: string]>([
  [null, 'model-10 model-2 árbol'],
  [{ column: 'name', descending: false }, 'árbol model-2 model-10'],
  [{ column: 'name', descending: true }, 'model-10 model-2 árbol'],
  [{ column: 'folder', descending: false }, 'model-2 model-10 árbol'],
  [{ column: 'flavors', descending: false }, 'model-2 model-10 árbol'],
  [{ column: 'mlflow', descending: false }, 'model-10 model-2 árbol'],
  [{ column: 'mlflow', descending: true }, 'model-2 model-10 árbol'],
  [{ column: 'created', descending: false }, 'árbol model-10 model-2'],
  [{ column: 'signature', descending: true }, 'model-10 model-2 árbol'],
])('sorted by %j: numbers by value, what has none last', (sorting, order) => {
  expect(names(sortModels(ROWS, sorting, 'es'))).toBe(order);
});

it.each([
  ['', 'model-10 model-2 árbol'],
  ['  ', 'model-10 model-2 árbol'],
  ['RUNS', 'model-10 model-2'],
  ['onnx', 'model-2'],
  ['runs sklearn', 'model-10'],
  ['3.4', 'model-10'],
  ['nothing', ''],
])('filtered by "%s": %s', (wanted, left) => {
  expect(names(filterModels(ROWS, wanted))).toBe(left);
});

it('names the folder around a model, none at the top', () => {
  expect(ROWS.map(folderOf)).toEqual(['runs/b', 'runs/a', '']);
});
