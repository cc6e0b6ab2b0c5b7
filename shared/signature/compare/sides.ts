import { typeRepr } from '../canonical.ts';
import { pyRepr } from '../../python/dumps.ts';
import type { PyValue } from '../../python/value.ts';
import type { DataType, ParamSpec, SignatureReading, Spec } from '../types.ts';
import type { Side } from './comparison.ts';

/** One entry of a part: what the table shows of it, and what it is paired by. */
export interface PartSide {
  readonly key: string;
  readonly named: boolean;
  /** null for tensors. */
  readonly type: DataType | null;
  readonly required: boolean;
  readonly shown: Side;
}

export function sidesOf(signature: SignatureReading | null, part: 'inputs' | 'outputs' | 'params'): PartSide[] {
  if (part === 'params') return (signature?.params?.specs ?? []).map(paramSide);
  return (signature?.[part]?.specs ?? []).map(specSide);
}

function specSide(spec: Spec, at: number): PartSide {
  const key = spec.name === null ? `#${at + 1}` : String(spec.name);
  const required = spec.kind === 'tensor' || spec.required === true;
  const value = spec.kind === 'tensor' ? `Tensor(${spec.dtype}, ${shapeText(spec.shape)})` : typeRepr(spec.type);
  const shown = { name: key, value, required: spec.kind === 'tensor' ? null : required };
  return { key, named: spec.name !== null, type: spec.kind === 'tensor' ? null : spec.type, required, shown };
}

function paramSide(param: ParamSpec): PartSide {
  const list = param.shape === null ? '' : '[]';
  const value = `${typeRepr(param.type)}${list} = ${valueText(param.default)}`;
  return {
    key: param.name,
    named: true,
    type: param.type,
    required: false,
    shown: { name: param.name, value, required: null },
  };
}

export function shapeText(shape: readonly PyValue[]): string {
  return `(${shape.map(pyRepr).join(', ')}${shape.length === 1 ? ',' : ''})`;
}

/** A default as people read it; a date without Python's constructor around it. */
export function valueText(value: PyValue): string {
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  if (typeof value === 'object' && value !== null && 'text' in value) return value.text;
  return pyRepr(value);
}
