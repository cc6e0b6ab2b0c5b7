import type { Cell, CellDict } from '../../pandas/cell.ts';
import type { PyValue } from '../../python/value.ts';
import type { DataType, Property, Spec } from '../types.ts';
import { CellEvidence } from './cell-evidence.ts';
import { ColumnFold } from './column-fold.ts';
import { FrameRows } from './frame-rows.ts';
import { InferError } from './infer-error.ts';
import { column, dictRequired, named, RecordsFold } from './infer-schema.ts';
import { ANY, inferType, isNoneOrNan, scalar } from './infer-type.ts';
import { sortedProperties } from './merge.ts';

/** Evidence by column, in the order columns are first seen; rows in which a column is missing count as missing values. */
export class EvidenceTable {
  readonly columns = new Map<Cell, CellEvidence>();

  add(name: Cell, cell: Cell): void {
    let evidence = this.columns.get(name);
    if (evidence === undefined) this.columns.set(name, (evidence = new CellEvidence()));
    evidence.add(cell);
  }
}

/** A JSON list, item by item: as MLflow infers a list, and as pandas would make a frame of it. */
export class ListFold {
  rows = 0;
  readonly evidence = new EvidenceTable();
  readonly frame = new FrameRows();
  private readonly records = new RecordsFold();
  /** null while all items are dicts, and the records say it all. */
  private items: ColumnFold | null = null;
  private missing = false;
  /** Only a list at the root of the question is looked at as records. */
  private readonly root: boolean;

  constructor(root: boolean) {
    this.root = root;
  }

  add(value: PyValue): void {
    const cell = value as Cell;
    this.rows += 1;
    if (isNoneOrNan(cell)) this.missing = true;
    if (cell instanceof Map && this.items === null) this.addRecord(cell);
    else {
      this.items ??= itemsAfter(this.records);
      this.items.add(cell);
      this.evidence.add('', cell);
    }
  }

  private addRecord(record: CellDict): void {
    this.records.add(record);
    if (!this.root) return this.evidence.add('', record);
    this.frame.addRecord(record);
    for (const [name, each] of record) this.evidence.add(name, each);
  }

  /** `_infer_schema` of the list. Throws `InferError`. */
  specs(): Spec[] {
    if (this.rows === 0) return [column(null, scalar('string'), true)];
    if (this.items === null) return this.records.specs();
    return [column(null, this.items.result(), true)];
  }

  get isRecords(): boolean {
    return this.root && this.items === null && this.rows > 0;
  }

  /** The list's own type, as the value of a key. Throws `InferError`. */
  type(): DataType {
    if (this.rows === 0) return ANY;
    return { kind: 'array', items: this.items === null ? this.records.type() : this.items.result() };
  }

  get required(): boolean {
    return !this.missing;
  }
}

/** Goes on where the records stop. */
function itemsAfter(records: RecordsFold): ColumnFold {
  if (records.rows === 0) return new ColumnFold();
  try {
    return new ColumnFold(records.type());
  } catch (error) {
    if (!(error instanceof InferError)) throw error;
    const failed = new ColumnFold();
    failed.failure = error;
    return failed;
  }
}

/** What stands under a key: a list that came item by item, a dict that came key by key, or a whole value. */
export type Branch = ListFold | DictFold | { readonly value: PyValue };

/** A JSON dict, key by key; the last of two equal keys wins, as it does in Python. */
export class DictFold {
  readonly entries = new Map<string, Branch>();

  /** `_infer_schema` of the dict. Throws `InferError`. */
  specs(): Spec[] {
    return [...this.entries].map(([name, branch]) => named(name, () => branchType(branch), branchRequired(branch)));
  }

  /** The dict's own type, as the value of a key. Throws `InferError`. */
  type(): DataType {
    if (this.entries.size === 0) return ANY;
    const properties = [...this.entries].map(([name, branch]): Property => {
      const type = branchType(branch);
      return { name, type, required: type.kind !== 'any' };
    });
    return { kind: 'object', properties: sortedProperties(properties) };
  }
}

export function branchType(branch: Branch): DataType {
  if (branch instanceof ListFold || branch instanceof DictFold) return branch.type();
  const type = inferType(branch.value as Cell);
  if (type === undefined) throw new InferError('infer-empty-array', { name: '' });
  return type;
}

function branchRequired(branch: Branch): boolean {
  if (branch instanceof ListFold) return branch.required;
  return branch instanceof DictFold || dictRequired(branch.value as Cell);
}
