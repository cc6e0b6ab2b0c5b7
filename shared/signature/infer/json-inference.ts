import type { JsonSink } from '../../python/json-stream.ts';
import { pyStr } from '../../python/dumps.ts';
import type { PyValue } from '../../python/value.ts';
import type { Cell } from '../../pandas/cell.ts';
import { CellEvidence } from './cell-evidence.ts';
import { inferSchema, orAny, type InferredSchema } from './infer-schema.ts';
import { branchType, DictFold, ListFold, type Branch } from './list-fold.ts';
import { columnEvidence } from './notices.ts';
import type { ColumnEvidence, Reading } from './report.ts';
import { SplitFold } from './split-fold.ts';

/** How a JSON list of records is taken: as the list itself, or as the DataFrame pandas makes of it. */
export type RecordsAs = 'list' | 'frame';

/** A payload's own keys: beside its data it may hold params. */
const DATA_KEYS = ['dataframe_split', 'dataframe_records', 'inputs', 'instances'] as const;
const BESIDE = new Set<string>(['params']);
const SPLIT_KEYS = new Set(['columns', 'data', 'index']);

export interface JsonOutcome {
  readonly reading: Reading;
  readonly schema: InferredSchema;
  readonly rows: number | null;
  readonly columns: readonly ColumnEvidence[];
}

/**
 * `infer_signature` of a JSON text, streamed: a list, a dict or a value as it is; the data of a serving payload; the `split`
 * form as the DataFrame it stands for.
 */
export class JsonInference implements JsonSink {
  private root: Branch | null = null;
  private readonly labels = new Map<string, PyValue[]>();
  private readonly splits = new Map<string, SplitFold>();

  /** Items of lists so far, for progress. */
  rows = 0;

  open(path: readonly string[], kind: 'list' | 'dict'): void {
    const [first, second] = path;
    // A list right under a payload's key, or at the root, is the data itself.
    const branch =
      kind === 'dict' ? new DictFold() : new ListFold(path.length === 0 || (path.length === 1 && isDataKey(first)));
    this.put(path, branch);
    if (kind === 'list' && (second ?? first) === 'data') this.splits.set(splitKey(path), new SplitFold());
  }

  item(path: readonly string[], value: PyValue): void {
    this.rows += 1;
    const list = this.at(path);
    if (list instanceof ListFold) list.add(value);
    const key = splitKey(path);
    if (path.at(-1) === 'data') this.splits.get(key)?.add(value);
    if (path.at(-1) === 'columns') this.labels.set(key, [...(this.labels.get(key) ?? []), value]);
  }

  value(path: readonly string[], value: PyValue): void {
    this.put(path, { value });
  }

  private put(path: readonly string[], branch: Branch): void {
    const parent = path.length === 0 ? null : this.at(path.slice(0, -1));
    if (parent instanceof DictFold) parent.entries.set(path.at(-1) ?? '', branch);
    else if (path.length === 0) this.root = branch;
  }

  private at(path: readonly string[]): Branch | null {
    let branch = this.root;
    for (const key of path) branch = branch instanceof DictFold ? (branch.entries.get(key) ?? null) : null;
    return branch;
  }

  /** null: the text holds only null, of which MLflow infers nothing. */
  finish(as: RecordsAs = 'list'): JsonOutcome | null {
    const { root } = this;
    if (!(root instanceof DictFold)) return root === null ? null : outcome(root, as);
    const keys = [...root.entries.keys()];
    const dataKey = DATA_KEYS.find((key) => root.entries.has(key));
    if (dataKey === 'dataframe_split') return this.split('dataframe_split', root.entries.get(dataKey));
    if (keys.length > 1 && keys.every((key) => SPLIT_KEYS.has(key)) && this.splits.has('')) return this.split('', root);
    const data = dataKey === undefined ? undefined : root.entries.get(dataKey);
    if (dataKey === 'dataframe_records' && data !== undefined) return outcome(data, 'frame');
    if (data !== undefined && keys.every((key) => key === dataKey || BESIDE.has(key))) return outcome(data, as);
    return outcome(root, as);
  }

  private split(key: string, branch: Branch | undefined): JsonOutcome | null {
    const split = this.splits.get(key);
    if (split === undefined) return branch === undefined ? null : outcome(branch, 'list');
    split.labels = this.labels.get(key) ?? null;
    const columns = split.evidence().map(({ name, evidence, column }) => columnEvidence(pyStr(name), evidence, column));
    return { reading: 'frame', schema: orAny(() => split.specs()), rows: split.rows, columns };
  }
}

function isDataKey(key: string | undefined): boolean {
  return DATA_KEYS.some((each) => each === key);
}

function splitKey(path: readonly string[]): string {
  return path.slice(0, -1).join('/');
}

function outcome(branch: Branch, as: RecordsAs): JsonOutcome | null {
  if (branch instanceof ListFold) return listOutcome(branch, as);
  if (branch instanceof DictFold) {
    const schema = orAny(() => branch.specs());
    return { reading: 'value', schema, rows: null, columns: [...branch.entries].map(entryEvidence) };
  }
  if (branch.value === null) return null;
  const evidence = new CellEvidence();
  evidence.add(branch.value as Cell);
  const schema = inferSchema(branch.value as Cell);
  return { reading: 'value', schema, rows: null, columns: [columnEvidence('', evidence, typeOrNull(branch))] };
}

function listOutcome(list: ListFold, as: RecordsAs): JsonOutcome {
  const frame = as === 'frame' && list.isRecords;
  const schema = frame ? list.frame.schema() : orAny(() => list.specs());
  const types = new Map(schema.specs.map((spec) => [spec.name, spec.kind === 'column' ? spec.type : null]));
  const columns = [...list.evidence.columns].map(([name, evidence]) => {
    const column = list.frame.columns.get(name);
    if (list.isRecords) evidence.fillTo(list.rows);
    const type = types.get(list.isRecords ? String(name) : null) ?? null;
    return columnEvidence(String(name), evidence, frame && column !== undefined ? column : type);
  });
  return { reading: frame ? 'frame' : list.isRecords ? 'records' : 'value', schema, rows: list.rows, columns };
}

/** A key of a dict: the items of its list, or its one value. */
function entryEvidence([name, branch]: [string, Branch]): ColumnEvidence {
  if (branch instanceof ListFold) {
    const [evidence = new CellEvidence()] = branch.evidence.columns.values();
    return columnEvidence(name, evidence, typeOrNull(branch));
  }
  const evidence = new CellEvidence();
  if (!(branch instanceof DictFold)) evidence.add(branch.value as Cell);
  return columnEvidence(name, evidence, typeOrNull(branch));
}

function typeOrNull(branch: Branch) {
  const [spec] = orAny(() => [{ kind: 'column', name: null, type: branchType(branch), required: true }]).specs;
  return spec?.kind === 'column' ? spec.type : null;
}
