import type { Problem } from '../mlmodel/problem.ts';
import type { PyValue } from '../python/value.ts';

/** MLflow's scalar column types (mlflow/types/schema.py, `DataType`). */
export const SCALAR_TYPES = ['boolean', 'integer', 'long', 'float', 'double', 'string', 'binary', 'datetime'] as const;
export type ScalarType = (typeof SCALAR_TYPES)[number];

export type DataType =
  | { readonly kind: 'scalar'; readonly name: ScalarType }
  | { readonly kind: 'array'; readonly items: DataType }
  | { readonly kind: 'object'; readonly properties: readonly Property[] }
  | { readonly kind: 'map'; readonly values: DataType }
  | { readonly kind: 'any' }
  | { readonly kind: 'sparkml_vector' }
  /** A type this program does not know: shown as it stands, never as fine. */
  | { readonly kind: 'unknown'; readonly source: string };

/** A property of an object; MLflow keeps them sorted by name. */
export interface Property {
  readonly name: string;
  readonly type: DataType;
  readonly required: boolean;
}

export interface ColumnSpec {
  readonly kind: 'column';
  /** null: unnamed. MLflow accepts numbers as names too. */
  readonly name: string | bigint | number | null;
  readonly type: DataType;
  /** null: a structured column that does not say; MLflow treats it as optional. */
  readonly required: boolean | null;
}

export interface TensorSpec {
  readonly kind: 'tensor';
  readonly name: string | null;
  /** A numpy dtype name. */
  readonly dtype: string;
  /** -1 is a dimension of any size. MLflow checks nothing here, so a damaged file may hold anything. */
  readonly shape: readonly PyValue[];
}

export type Spec = ColumnSpec | TensorSpec;

export interface ParamSpec {
  readonly name: string;
  readonly type: DataType;
  readonly default: PyValue;
  /** null: one value; [-1]: a list. */
  readonly shape: readonly PyValue[] | null;
}

/** One part of a signature: what could be read of it, and whether MLflow accepts it. */
export interface PartReading<S> {
  /** The JSON text as it stands in MLmodel. */
  readonly source: string;
  readonly line?: number;
  /** Would MLflow accept this part (mlflow/types/schema.py)? When false, `specs` holds what could be read. */
  readonly valid: boolean;
  readonly problems: readonly Problem[];
  readonly specs: readonly S[];
}

export interface SignatureReading {
  /** False when MLflow refuses the signature; the problems say why. */
  readonly valid: boolean;
  readonly problems: readonly Problem[];
  readonly inputs: PartReading<Spec> | null;
  readonly outputs: PartReading<Spec> | null;
  readonly params: PartReading<ParamSpec> | null;
}
