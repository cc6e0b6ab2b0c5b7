/** As Python writes it: NaN and Infinity are no JSON, and stand as texts here, to be compared. Throws what JSON.parse does. */
export function readExampleJson(text: string): unknown {
  return JSON.parse(
    text.replace(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, (each) =>
      each.startsWith('"') ? each : `"\\u0000${each}"`,
    ),
  );
}

/**
 * Whether an example for a server says the same as the model's own (mlflow/models/utils.py writes both from one value); null where
 * their forms are not known well enough to tell.
 */
export function sameExample(example: unknown, serving: unknown): boolean | null {
  if (isEqual(example, serving)) return true;
  if (!isRecord(serving)) return null;
  // Params stand beside the data in both.
  if (isRecord(example) && 'inputs' in example && 'params' in example && 'params' in serving) {
    const { params, ...rest } = serving;
    const same = sameExample(example['inputs'], rest);
    return same === true ? isEqual(example['params'], params) : same;
  }
  const split = serving['dataframe_split'];
  if (isRecord(example) && 'data' in example && isRecord(split))
    return isEqual(example['columns'], split['columns']) && isEqual(example['data'], split['data']);
  const inputs = serving['inputs'] ?? serving['instances'];
  if (inputs === undefined) return null;
  if (isRecord(example) && 'inputs' in example) return isEqual(example['inputs'], inputs);
  return isEqual(example, inputs) ? true : null;
}

function isEqual(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((each, at) => isEqual(each, b[at]));
  if (!isRecord(a) || !isRecord(b)) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && isEqual(a[key], b[key]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
