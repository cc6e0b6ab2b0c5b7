import type { Problem } from '../../mlmodel/problem.ts';
import { parseParams } from '../parse-params.ts';
import { parseSchema } from '../parse-schema.ts';
import type { DataType } from '../types.ts';
import { PARTS, type Draft, type ParamRow, type PartName, type SpecRow } from './draft.ts';
import { defaultValue, printParams, printSpecs } from './print-parts.ts';

/** Something wrong with a draft: with one row, or (`id` null) with a part as a whole. */
export interface DraftProblem {
  readonly part: PartName;
  readonly id: number | null;
  readonly problem: Problem;
}

/** What MLflow says of a list as a whole; everything else is about one row. */
const WHOLE = new Set([
  'signature-empty-part',
  'signature-some-unnamed',
  'signature-columns-and-tensors',
  'signature-unnamed-tensors',
  'signature-unnamed-optional',
  'signature-repeated-name',
  'param-repeated',
]);

/** All that MLflow (through the same readers that open its files) would refuse or stumble over. Empty: it takes the draft. */
export function checkDraft(draft: Draft): DraftProblem[] {
  return PARTS.flatMap((part) => {
    const rows = draft[part].flatMap((row, at) =>
      rowProblems(row, at).map((problem) => ({ part, id: row.id, problem })),
    );
    return [...rows, ...wholeProblems(draft, part).map((problem) => ({ part, id: null, problem }))];
  });
}

export function isValid(problems: readonly DraftProblem[]): boolean {
  return problems.every(({ problem }) => problem.severity !== 'error');
}

/** Would MLflow take this default for a param of this type? */
export function isDefault(type: DataType, shape: ParamRow['shape'], value: string): boolean {
  return paramProblems({ id: 0, name: 'x', type, shape, value }).every(({ severity }) => severity !== 'error');
}

/** Rows are values that never change, so each is read once. */
const known = new WeakMap<SpecRow | ParamRow, readonly Problem[]>();

function rowProblems(row: SpecRow | ParamRow, at: number): readonly Problem[] {
  let found = known.get(row);
  if (found === undefined) {
    const own = 'spec' in row ? specProblems(row) : paramProblems(row);
    found = own.filter(({ code }) => !WHOLE.has(code));
    known.set(row, found);
  }
  // An unnamed row is called by its place, and alone it was the first.
  return found.map((problem) => ({ ...problem, details: placed(problem.details, at) }));
}

function placed(details: Problem['details'], at: number): Problem['details'] {
  const { place } = details;
  return typeof place === 'string' ? { ...details, place: place.replace(/^#1(?![0-9])/, `#${at + 1}`) } : details;
}

function specProblems(row: SpecRow): Problem[] {
  const twice = row.spec.kind === 'column' ? repeatedProperties(row.spec.type, String(row.spec.name ?? '#1')) : [];
  return [...parseSchema(printSpecs([row])).problems, ...twice];
}

function paramProblems(row: ParamRow): Problem[] {
  const twice = repeatedProperties(row.type, row.name);
  if (defaultValue(row.type, row.shape, row.value) !== undefined)
    return [...parseParams(printParams([row])).problems, ...twice];
  const details = { name: row.name, value: row.value.slice(0, 120) };
  return [{ code: 'param-default-not-json', severity: 'error', details }, ...twice];
}

/** Two properties of one name would become one when written: an object of JSON holds each key once. */
function repeatedProperties(type: DataType, place: string): Problem[] {
  if (type.kind === 'array') return repeatedProperties(type.items, `${place}[]`);
  if (type.kind === 'map') return repeatedProperties(type.values, `${place}{}`);
  if (type.kind !== 'object') return [];
  const seen = new Set<string>();
  const own = new Set<string>();
  for (const { name } of type.properties) (seen.has(name) ? own : seen).add(name);
  return [
    ...[...own].map((name): Problem => ({
      code: 'signature-repeated-property',
      severity: 'error',
      details: { place, name },
    })),
    ...type.properties.flatMap((property) => repeatedProperties(property.type, `${place}.${property.name}`)),
  ];
}

function wholeProblems(draft: Draft, part: PartName): Problem[] {
  if (draft[part].length === 0) return [];
  const { problems } =
    part === 'params' ? parseParams(printParams(draft.params)) : parseSchema(printSpecs(draft[part]));
  return problems.filter(({ code }) => WHOLE.has(code));
}
