import type { DataType, SignatureReading } from '../types.ts';
import type { Finding } from './comparison.ts';
import { finding, placeOf } from './findings.ts';
import { sidesOf } from './sides.ts';

/**
 * What cannot be judged in either side: a part that MLflow would refuse, and types this program does not know. Equal texts
 * on both sides are no proof, so they are not judged either.
 */
export function unknownFindings(a: SignatureReading | null, b: SignatureReading | null): Finding[] {
  const found: Finding[] = [];
  for (const [side, signature] of [
    ['A', a],
    ['B', b],
  ] as const) {
    if (signature === null || isReadable(signature)) continue;
    const unread = unknownTypes(signature);
    for (const { part, name, type } of unread) found.push(finding('SG-04', placeOf(part, name), { name, type }));
    if (unread.length === 0) found.push(finding('SG-06', placeOf('signature'), { side }));
  }
  return found;
}

/** A date param without a default is told of, since MLflow cannot write it again; it reads and uses it all the same. */
function isReadable(signature: SignatureReading): boolean {
  if (signature.valid) return true;
  const all = [signature, signature.inputs, signature.outputs, signature.params].flatMap(
    (part) => part?.problems ?? [],
  );
  const errors = all.filter(({ severity }) => severity === 'error');
  return errors.length > 0 && errors.every(({ code }) => code === 'param-date-without-default');
}

function unknownTypes(
  signature: SignatureReading,
): { part: 'inputs' | 'outputs' | 'params'; name: string; type: string }[] {
  return (['inputs', 'outputs', 'params'] as const).flatMap((part) =>
    sidesOf(signature, part).flatMap(({ key, type }) => {
      const source = type === null ? null : unknownIn(type);
      return source === null ? [] : [{ part, name: key, type: source }];
    }),
  );
}

function unknownIn(type: DataType): string | null {
  const waiting = [type];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === 'unknown') return next.source;
    if (next.kind === 'array') waiting.push(next.items);
    if (next.kind === 'map') waiting.push(next.values);
    if (next.kind === 'object') waiting.push(...next.properties.map(({ type: inner }) => inner));
  }
  return null;
}
