import { canonicalParam, canonicalSpec, paramRepr, specRepr } from '../../shared/signature/canonical.ts';
import { parseParams } from '../../shared/signature/parse-params.ts';
import { parseSchema } from '../../shared/signature/parse-schema.ts';
import type { PyValue } from '../../shared/python/value.ts';
import type { Answer, Row } from './rows.ts';

/** Is this text a valid part of a signature, and what does it say? Columns: kind, json -> ok, canonical, repr. */
export function schemaParseRow(row: Row): Answer {
  const text = String(row.get('json'));
  const theirs = answer(row.get('ok') === true, row.get('canonical') ?? null, row.get('repr') ?? null);
  if (row.get('kind') === 'params') return { theirs, ours: read(parseParams(text), canonicalParam, paramRepr) };
  return { theirs, ours: read(parseSchema(text), canonicalSpec, specRepr) };
}

function read<S>(
  part: { readonly valid: boolean; readonly specs: readonly S[] },
  canonical: (spec: S) => PyValue,
  repr: (spec: S) => string,
): PyValue {
  if (!part.valid) return answer(false, null, null);
  return answer(true, part.specs.map(canonical), `[${part.specs.map(repr).join(', ')}]`);
}

function answer(ok: boolean, canonical: PyValue, repr: PyValue): PyValue {
  const more: [PyValue, PyValue][] = ok
    ? [
        ['canonical', canonical],
        ['repr', repr],
      ]
    : [];
  return new Map<PyValue, PyValue>([['ok', ok], ...more]);
}
