import { KnownError } from '../../contract/errors.ts';
import { jsonDumps } from '../../python/dumps.ts';
import { JsonError, parseJson } from '../../python/json.ts';
import type { PyValue } from '../../python/value.ts';
import { PARTS, type PartName } from './draft.ts';
import { readParts, type PartTexts } from './print-parts.ts';

/**
 * The parts in a JSON file that holds a signature as `ModelSignature.to_dict` does (each part a text), or each part as the
 * list itself. null where the file holds something else (data). Error `signature-refused`: MLflow would not take it.
 */
export function toSignatureTexts(text: string): PartTexts | null {
  let value: PyValue;
  try {
    value = parseJson(text);
  } catch (error) {
    if (error instanceof JsonError) return null;
    throw error;
  }
  if (!(value instanceof Map) || value.size === 0) return null;
  if ([...value.keys()].some((key) => !(PARTS as readonly PyValue[]).includes(key))) return null;
  // `{"inputs": [[1, 2]]}` is a payload: the entries of a schema are objects with a type.
  if ([...value.values()].some((part) => Array.isArray(part) && !part.every(isEntry))) return null;
  const given = value;
  const part = (name: PartName): string | null => {
    const found = given.get(name) ?? null;
    return found === null || typeof found === 'string' ? found : jsonDumps(found);
  };
  const parts = { inputs: part('inputs'), outputs: part('outputs'), params: part('params') };
  const reading = readParts(parts);
  if (reading !== null && !reading.valid) {
    const [problem] = [reading.inputs, reading.outputs, reading.params].flatMap((each) => each?.problems ?? []);
    const reason = `${problem?.code ?? ''} ${Object.values(problem?.details ?? {}).join(' ')}`.trim();
    throw new KnownError('signature-refused', `MLflow would refuse this signature: ${reason}.`, { reason });
  }
  return parts;
}

function isEntry(item: PyValue): boolean {
  return item instanceof Map && (item.has('type') || item.has('dtype'));
}
