import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inspectObject } from '../../shared/mlmodel/inspect.ts';
import { readModelDocument } from '../../shared/mlmodel/read-model-document.ts';
import { parseJson } from '../../shared/python/json.ts';
import { toJson } from '../../shared/python/dumps.ts';
import type { PyDict, PyValue } from '../../shared/python/value.ts';
import { untagged, type Answer, type AskOptions, type Row } from './rows.ts';

/** Not about the model: the row's own columns, the wording of errors, and a URI that the table blanks out. */
const NOT_ASKED = new Set<PyValue>(['id', 'folder', 'mlflow', 'error', 'model_info_model_uri', 'ok']);

/** What does `Model.load` read in this folder? Every column of the row is asked. */
export function inspectRow(row: Row, options: AskOptions): Answer {
  if (options.models === null) throw new Error('inspect tables need --models DIR');
  const folder = String(row.get('folder'));
  const document = readModelDocument(readFileSync(path.join(options.models, folder, 'MLmodel')));
  // Through the printed text, so that what is compared is what people get.
  const ours = untagged(parseJson(toJson(inspectObject(document, folder)))) as PyDict;
  const ok = ours.get('ok') === true && !needsStore(ours, options);
  if (row.get('ok') !== true || !ok) return { theirs: one('ok', row.get('ok') ?? null), ours: one('ok', ok) };
  const columns = [...row.keys()].filter((column) => !NOT_ASKED.has(column) && !leftOut(row, column));
  const pick = (from: PyDict) => new Map(columns.map((column) => [column, from.get(column) ?? null]));
  return { theirs: untagged(pick(row)), ours: pick(ours) };
}

function one(key: string, value: PyValue): PyDict {
  return new Map([[key, value]]);
}

/** Some tables ask for required names of columns only, and leave null where the inputs are tensors (MLflow names those too). */
function leftOut(row: Row, column: PyValue): boolean {
  return column === 'required_input_names' && row.get(column) === null;
}

/**
 * A table that also asked for `model_info` (it has that column) refuses models with a model_id: MLflow then looks the
 * logged model up in a tracking store, and the table's maker had none. `Model.load` itself reads them.
 */
function needsStore(ours: PyDict, options: AskOptions): boolean {
  return (ours.get('model_id') ?? null) !== null && options.table.some((row) => row.has('model_info_model_uri'));
}
