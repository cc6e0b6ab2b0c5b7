import type { ColumnSpec } from '../../types.ts';
import type { Asked } from '../../serve/asked.ts';
import type { RuleSet } from '../../serve/rules.ts';
import { typeRepr } from '../../canonical.ts';
import { attempt, accepts, type Effect } from './attempt.ts';
import { FORMS, requestBody, type Form, type Sent } from './requests.ts';
import { valuesFor } from './values.ts';

/** What is tried: which column's values are varied, and where inside it. */
export interface Focus {
  readonly column: ColumnSpec | null;
  readonly path: readonly string[];
  /** The texts of `params` objects to send along; one empty text for none. */
  readonly params?: readonly string[];
  /** All where left out. */
  readonly forms?: readonly Form[];
}

/** The plainest value that MLflow takes for each type, asked once. */
export interface Plain {
  readonly rules: RuleSet;
  readonly known: Map<string, string | null>;
}

/** Candidate requests for columns, the plainest first; none where a required column takes no JSON at all. */
export function* requestsFor(columns: readonly ColumnSpec[], focus: Focus, plain: Plain): Generator<string> {
  const sent = columns.map((column) => (column === focus.column ? null : plainFor(column, plain)));
  if (columns.some((column, at) => column !== focus.column && sent[at] === null && !mayMiss(column))) return;
  const { column } = focus;
  const values: (string | null)[] = column === null ? [null] : [...valuesFor(column.type, 'column', focus.path)];
  if (column !== null && column.required !== true) values.push('null');
  const others = (own: string | null, whole: boolean): Sent[] =>
    columns.flatMap((each, at): Sent[] => {
      const value = each === column ? own : !whole && mayMiss(each) ? null : (sent[at] ?? null);
      if (value === null) return [];
      return [{ name: each.name, value, ...(each === column ? { second: values[0] ?? value } : {}) }];
    });
  const optional = columns.some((each) => each !== column && mayMiss(each));
  const rows = values.map((value) => others(value, true));
  if (column !== null && mayMiss(column)) rows.unshift(others(null, true));
  if (optional) rows.push(others(values[0] ?? null, false));
  for (const row of rows) {
    for (const form of focus.forms ?? FORMS) {
      for (const params of focus.params ?? ['']) {
        const body = requestBody(form, row, params);
        if (body !== null) yield body;
      }
    }
  }
}

function mayMiss({ required, name }: ColumnSpec): boolean {
  return required !== true && name !== null;
}

function plainFor(column: ColumnSpec, plain: Plain): string | null {
  const key = `${typeRepr(column.type)} ${column.required}`;
  const known = plain.known.get(key);
  if (known !== undefined) return known;
  const found = valuesFor(column.type, 'column').find((value) => {
    const body = requestBody('split', [{ name: column.name, value }]);
    return body !== null && accepts({ inputs: [column], params: null, rules: plain.rules }, body);
  });
  plain.known.set(key, found ?? null);
  return found ?? null;
}

export interface Found {
  readonly body: string;
  readonly effect: Exclude<Effect, 'same'>;
}

/** How many requests are tried for one finding. */
const TRIED = 400;

/** The first request that B refuses, else the first that B reads in another way; `accepted` tells whether A took any at all. */
export function search(
  a: Asked,
  b: Asked,
  bodies: Iterable<string>,
  wanted: Found['effect'] = 'refused',
): { readonly found: Found | null; readonly accepted: boolean } {
  let changed: Found | null = null;
  let accepted = false;
  let tried = 0;
  for (const body of bodies) {
    if ((tried += 1) > TRIED) break;
    const effect = attempt(a, b, body);
    accepted ||= effect !== null;
    if (effect === 'refused' && wanted === 'refused') return { found: { body, effect }, accepted };
    if (effect !== 'changed') continue;
    changed ??= { body, effect };
    if (wanted === 'changed') break;
  }
  return { found: changed, accepted };
}
