import { jsonDumps } from '../../python/dumps.ts';
import type { PyValue } from '../../python/value.ts';
import { canonicalParam } from '../canonical.ts';
import type { ColumnEvidence, InferReport } from '../infer/report.ts';
import type { ColumnSpec, DataType, ParamSpec, SignatureReading, Spec } from '../types.ts';

/** The three parts of a signature, in MLflow's order. */
export const PARTS = ['inputs', 'outputs', 'params'] as const;
export type PartName = (typeof PARTS)[number];
export type SchemaPart = Exclude<PartName, 'params'>;

/** A signature being edited. Lists are rows in order; `id` tells rows apart however they are renamed and moved. */
export interface Draft {
  readonly inputs: readonly SpecRow[];
  readonly outputs: readonly SpecRow[];
  readonly params: readonly ParamRow[];
}

export interface SpecRow {
  readonly id: number;
  readonly spec: Spec;
  /** What the row rests on, where it was inferred from data. It stays with the row, however that is edited. */
  readonly seen?: ColumnEvidence;
}

export interface ParamRow {
  readonly id: number;
  readonly name: string;
  readonly type: DataType;
  /** null: one value; [-1]: a list. What a damaged file holds is kept until it is changed. */
  readonly shape: readonly PyValue[] | null;
  /** As typed: JSON, or the text itself for a string or a date. */
  readonly value: string;
}

export const BLANK: Draft = { inputs: [], outputs: [], params: [] };

/** The rows of a signature that was read, numbered from `from`. What could not be read is left out. */
export function draftOf(signature: SignatureReading | null, from = 1): Draft {
  let id = from;
  const specRows = (specs: readonly Spec[] | undefined) => (specs ?? []).map((spec): SpecRow => ({ id: id++, spec }));
  return {
    inputs: specRows(signature?.inputs?.specs),
    outputs: specRows(signature?.outputs?.specs),
    params: (signature?.params?.specs ?? []).map((param) => paramRow(param, id++)),
  };
}

/** The draft with one part as data says, its rows with what they rest on; the other parts stay. */
export function withData(draft: Draft, part: SchemaPart, { specs, columns }: InferReport): Draft {
  const from = lastId(draft) + 1;
  // Where MLflow gives up it says one unnamed column, which no evidence is about.
  const known = specs.length === columns.length ? columns : [];
  const rows = specs.map((spec, at): SpecRow => {
    const seen = known[at];
    return { id: from + at, spec, ...(seen === undefined ? {} : { seen }) };
  });
  return { ...draft, [part]: rows };
}

export function paramRow(param: ParamSpec, id: number): ParamRow {
  const value = (canonicalParam(param) as Map<PyValue, PyValue>).get('default') ?? null;
  return { id, name: param.name, type: param.type, shape: param.shape, value: jsonDumps(value) };
}

/** The highest number a row has; new rows count on from it. */
export function lastId(draft: Draft): number {
  return Math.max(0, ...PARTS.flatMap((part) => draft[part].map((row) => row.id)));
}

/** A new column: a name that is still free, a type that takes most numbers. */
export function newColumn(rows: readonly SpecRow[], id: number): SpecRow {
  const unnamed = rows.length > 0 && rows.every(({ spec }) => spec.name === null);
  const name = unnamed
    ? null
    : freeName(
        rows.map(({ spec }) => String(spec.name)),
        'column',
      );
  const spec: ColumnSpec = { kind: 'column', name, type: { kind: 'scalar', name: 'double' }, required: true };
  return { id, spec };
}

export function newParam(rows: readonly ParamRow[], id: number): ParamRow {
  const name = freeName(
    rows.map((row) => row.name),
    'param',
  );
  return { id, name, type: { kind: 'scalar', name: 'double' }, shape: null, value: '0.0' };
}

/** `base`, or `base_2` and so on where that is taken. */
export function freeName(taken: readonly string[], base: string): string {
  const used = new Set(taken);
  let name = base;
  for (let number = 2; used.has(name); number += 1) name = `${base}_${number}`;
  return name;
}
