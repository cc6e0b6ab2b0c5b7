import { jsonDumps } from '../../python/dumps.ts';
import { JsonError, parseJson } from '../../python/json.ts';
import type { PyValue } from '../../python/value.ts';
import { canonicalParam, canonicalSpec } from '../canonical.ts';
import { parseParams } from '../parse-params.ts';
import { parseSchema } from '../parse-schema.ts';
import type { DataType, SignatureReading } from '../types.ts';
import { PARTS, type Draft, type ParamRow, type PartName, type SpecRow } from './draft.ts';

/** The JSON texts that MLmodel holds, null for a part that is not there. */
export type PartTexts = Readonly<Record<PartName, string | null>>;

/**
 * A draft as MLflow writes it (`ModelSignature.to_dict`, mlflow/models/signature.py); what MLflow would refuse is printed as
 * it stands. A part nobody changed since `start` keeps its own text, whatever its spelling.
 */
export function printParts(draft: Draft, start?: { readonly draft: Draft; readonly texts: PartTexts }): PartTexts {
  const text = (part: PartName): string | null => {
    const printed = printPart(draft, part);
    return start !== undefined && printed === printPart(start.draft, part) ? start.texts[part] : printed;
  };
  return { inputs: text('inputs'), outputs: text('outputs'), params: text('params') };
}

function printPart(draft: Draft, part: PartName): string | null {
  if (draft[part].length === 0) return null;
  return part === 'params' ? printParams(draft.params) : printSpecs(draft[part]);
}

export function printSpecs(rows: readonly SpecRow[]): string {
  const text = jsonDumps(rows.map(({ spec }) => canonicalSpec(spec)));
  // Once through the reader: MLflow sorts properties and gives dtypes their own names.
  const { valid, specs } = parseSchema(text);
  return valid ? jsonDumps(specs.map(canonicalSpec)) : text;
}

export function printParams(rows: readonly ParamRow[]): string {
  const text = jsonDumps(
    rows.map(({ name, type, shape, value }) => {
      const meant = defaultValue(type, shape, value);
      return canonicalParam({ name, type, shape, default: meant === undefined ? value : meant });
    }),
  );
  const { valid, specs } = parseParams(text);
  return valid ? jsonDumps(specs.map(canonicalParam)) : text;
}

/** What a typed default means: JSON; else the text itself where a text or a date is wanted; undefined where it is neither. */
export function defaultValue(type: DataType, shape: ParamRow['shape'], typed: string): PyValue | undefined {
  try {
    return parseJson(typed);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
  }
  const isText = shape === null && type.kind === 'scalar' && (type.name === 'string' || type.name === 'datetime');
  return isText ? typed : undefined;
}

/** Parts as a signature that was read; null where there are none. */
export function readParts(texts: PartTexts): SignatureReading | null {
  if (PARTS.every((part) => texts[part] === null)) return null;
  const inputs = texts.inputs === null ? null : parseSchema(texts.inputs);
  const outputs = texts.outputs === null ? null : parseSchema(texts.outputs);
  const params = texts.params === null ? null : parseParams(texts.params);
  const valid = [inputs, outputs, params].every((part) => part === null || part.valid);
  return { valid, problems: [], inputs, outputs, params };
}

export function sameParts(a: PartTexts, b: PartTexts): boolean {
  return PARTS.every((part) => a[part] === b[part]);
}
