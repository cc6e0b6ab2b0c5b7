import type { Verdict } from '../../../../shared/signature/compare/comparison.ts';
import type { RuleId } from '../../../../shared/signature/compare/rules.ts';
import { parseParams } from '../../../../shared/signature/parse-params.ts';
import { parseSchema } from '../../../../shared/signature/parse-schema.ts';
import type { SignatureReading } from '../../../../shared/signature/types.ts';

/** A signature in short: inputs, outputs and params as they would stand in MLmodel. */
export interface Short {
  readonly inputs?: readonly object[];
  readonly outputs?: readonly object[];
  readonly params?: readonly object[];
}

/** A pair of signatures, the rule it shows, and what that rule says of it over REST and in Python. */
export type Pair = readonly [rule: RuleId, a: Short | null, b: Short | null, rest: Verdict, dataframe?: Verdict];

export function reading(short: Short | null): SignatureReading | null {
  if (short === null) return null;
  const inputs = short.inputs === undefined ? null : parseSchema(JSON.stringify(short.inputs));
  const outputs = short.outputs === undefined ? null : parseSchema(JSON.stringify(short.outputs));
  const params = short.params === undefined ? null : parseParams(JSON.stringify(short.params));
  const valid = [inputs, outputs, params].every((part) => part === null || part.valid);
  return { valid, problems: [], inputs, outputs, params };
}

export const column = (name: string | null, type: string | object, required = true) => ({
  ...(typeof type === 'string' ? { type } : type),
  ...(name === null ? {} : { name }),
  required,
});
export const list = (items: string | object) => ({
  type: 'array',
  items: typeof items === 'string' ? { type: items } : items,
});
export const map = (values: string) => ({ type: 'map', values: { type: values } });
/** `name?` is optional. */
export const object = (properties: Readonly<Record<string, string>>) => ({
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(properties).map(([name, type]) => [name.replace('?', ''), { type, required: !name.endsWith('?') }]),
  ),
});
export const tensor = (dtype: string, shape: readonly number[], name?: string) => ({
  type: 'tensor',
  ...(name === undefined ? {} : { name }),
  'tensor-spec': { dtype, shape },
});
export const param = (name: string, type: string, value: unknown, shape: readonly number[] | null = null) => ({
  name,
  type,
  default: value,
  shape,
});

const x = column('x', 'long');
const y = column('y', 'long');
const ins = (...inputs: object[]): Short => ({ inputs });
const outs = (...outputs: object[]): Short => ({ outputs });
const pars = (...params: object[]): Short => ({ inputs: [x], params });
const to = (a: string | object, b: string | object): [Short, Short] => [ins(column('c', a), x), ins(column('c', b), x)];
const CALLERS = 'breaks-callers';
const SILENT = 'converts-silently';
const OK = 'compatible';
const READERS = 'breaks-consumers';

/** At least one pair for every rule. */
export const PAIRS: readonly Pair[] = [
  ['IN-01', ins(x), ins(x, y), CALLERS],
  ['IN-02', ins(x, y), ins(x, column('z', 'string', false), y), OK],
  ['IN-03', ins(x, y), ins(x), SILENT],
  ['IN-04', ins(x, column('z', 'string', false)), ins(x), SILENT],
  ['IN-05', ins(x, column('z', 'string', false)), ins(x, column('z', 'string')), CALLERS],
  ['IN-06', ins(x, y), ins(x, column('y', 'long', false)), OK],
  ['IN-08', ins(x, column('Blood Pressure', 'long')), ins(x, column('blood_pressure', 'long')), CALLERS],
  ['IN-09', ins(x, y), ins(y, x), SILENT],
  [
    'IN-10',
    ins(column(null, 'long'), column(null, 'double')),
    ins(column(null, 'double'), column(null, 'long')),
    CALLERS,
  ],
  ['IN-11', ins(column(null, 'long')), ins(column(null, 'long'), column(null, 'long')), CALLERS],
  ['IN-12', ins(column(null, 'long'), column(null, 'long')), ins(column(null, 'long')), SILENT],
  ['IN-13', ins(column(null, 'long')), ins(x), CALLERS],
  ['IN-14', ins(x, y), ins(column(null, 'long'), column(null, 'long')), CALLERS, SILENT],
  ['IN-15', ins(x), ins(x, column('z', 'string', false)), CALLERS, OK],
  ['IN-16', ins(x, y), ins(x), CALLERS, OK],
  ['TY-01', ...to('integer', 'long'), SILENT],
  ['TY-02', ...to('long', 'double'), SILENT, CALLERS],
  ['TY-03', ...to('long', 'integer'), CALLERS],
  ['TY-04', ...to('double', 'float'), SILENT, CALLERS],
  ['TY-05', ...to('double', 'long'), CALLERS],
  ['TY-06', ...to('double', 'string'), SILENT, CALLERS],
  ['TY-07', ...to('string', 'long'), CALLERS],
  ['TY-08', ...to('string', 'boolean'), SILENT, CALLERS],
  ['TY-09', ...to('boolean', 'long'), CALLERS],
  ['TY-09', ...to('long', 'boolean'), SILENT, CALLERS],
  ['TY-10', ...to('string', 'datetime'), CALLERS],
  ['TY-11', ...to('datetime', 'string'), SILENT, CALLERS],
  ['TY-12', ...to('string', 'binary'), CALLERS, OK],
  ['TY-12', ...to('binary', 'string'), SILENT, OK],
  ['TY-13', ...to('binary', 'long'), CALLERS],
  ['TY-14', ...to('double', 'any'), SILENT],
  ['TY-15', ...to('any', 'long'), CALLERS],
  ['TY-16', ...to(list('integer'), list('string')), OK, CALLERS],
  ['NE-01', ...to('long', list('long')), CALLERS],
  ['NE-02', ...to(list('long'), list('double')), CALLERS],
  ['NE-03', ...to(object({ a: 'long' }), object({ a: 'long', b: 'long' })), CALLERS],
  ['NE-04', ...to(object({ a: 'long' }), object({ a: 'long', 'b?': 'long' })), OK],
  ['NE-05', ...to(object({ a: 'long', 'b?': 'long' }), object({ a: 'long' })), CALLERS],
  ['NE-06', ...to(object({ a: 'long', 'b?': 'long' }), object({ a: 'long', b: 'long' })), CALLERS],
  ['NE-07', ...to(map('long'), map('double')), CALLERS],
  ['NE-08', ins(x, y), ins(x, y, column('z', list('long'), false)), CALLERS, OK],
  ['NE-09', ins(x, column('z', object({ a: 'long' }))), ins(x), CALLERS, OK],
  ['NE-10', ...to(object({ a: 'long' }), object({ 'a?': 'long' })), OK],
  ['NE-10', ...to(object({ a: 'double' }), object({ 'a?': 'double' })), SILENT],
  ['NE-11', ...to(object({ a: 'string' }), object({ a: 'long' })), CALLERS],
  ['TE-01', ins(tensor('float32', [-1, 3])), ins(tensor('float32', [-1, 3, 1])), CALLERS],
  ['TE-02', ins(tensor('float32', [-1, 3])), ins(tensor('float32', [-1, 4])), CALLERS],
  ['TE-03', ins(tensor('float32', [2, 3])), ins(tensor('float32', [-1, 3])), OK],
  ['TE-04', ins(tensor('float32', [-1, 3])), ins(tensor('float32', [1, 3])), CALLERS],
  ['TE-05', ins(tensor('float32', [-1, 3])), ins(tensor('float64', [-1, 3])), SILENT, CALLERS],
  ['TE-06', ins(tensor('float32', [-1, 3], 'a')), ins(tensor('float32', [-1, 3])), CALLERS],
  [
    'TE-07',
    ins(tensor('float32', [-1], 'a')),
    ins(tensor('float32', [-1], 'a'), tensor('float32', [-1], 'b')),
    CALLERS,
  ],
  ['TE-08', ins(x), ins(tensor('float32', [-1, 3])), CALLERS],
  ['TE-09', ins(tensor('float32', [-1, 3])), ins(tensor('float32', [-1, -1])), CALLERS],
  ['TE-10', ins(tensor('float32', [-1], 'a'), tensor('float32', [-1], 'b')), ins(tensor('float32', [-1], 'a')), SILENT],
  [
    'TE-11',
    ins(tensor('int64', [-1], 'a'), tensor('int64', [-1], 'b')),
    ins(tensor('int64', [-1], 'b'), tensor('int64', [-1], 'a')),
    SILENT,
  ],
  ['OU-01', outs(x, y), outs(x), READERS],
  ['OU-02', outs(x), outs(x, y), OK],
  ['OU-03', outs(column('p', 'float')), outs(column('p', 'double')), SILENT],
  ['OU-04', outs(column('p', 'double')), outs(column('p', 'float')), SILENT],
  ['OU-05', outs(column('p', 'double')), outs(column('p', 'string')), READERS],
  ['OU-06', outs(x), outs(column('x', 'long', false)), READERS],
  ['OU-07', outs(x), outs(column(null, 'long')), READERS],
  ['OU-08', outs(tensor('float32', [-1, 3])), outs(tensor('float32', [-1, 4])), READERS],
  ['OU-09', { ...ins(x), outputs: [y] }, ins(x), SILENT],
  ['OU-10', ins(x), { ...ins(x), outputs: [y] }, OK],
  ['OU-11', outs(x, y), outs(y, x), SILENT],
  ['OU-12', outs(column('x', 'long', false)), outs(x), OK],
  ['PA-01', pars(param('k', 'long', 5)), pars(param('k', 'long', 5), param('t', 'double', 0.5)), SILENT],
  ['PA-02', pars(param('k', 'long', 5), param('t', 'double', 0.5)), pars(param('k', 'long', 5)), SILENT],
  ['PA-04', pars(param('k', 'long', 5)), pars(param('k', 'long', 10)), SILENT],
  ['PA-05', pars(param('k', 'long', 5)), pars(param('k', 'string', '5')), CALLERS],
  ['PA-05', pars(param('k', 'integer', 5)), pars(param('k', 'long', 5)), OK],
  ['PA-06', pars(param('k', 'long', 5)), pars(param('k', 'long', [5], [-1])), CALLERS],
  ['PA-07', pars(param('k', 'long', 5)), ins(x), SILENT],
  ['SG-01', null, ins(x), CALLERS],
  ['SG-02', ins(x), null, SILENT],
  ['SG-03', ins(x, y), ins(x, y), OK],
  ['SG-04', ins(x), ins(column('x', 'decimal')), 'unknown'],
  ['SG-06', ins(x), { inputs: [] }, 'unknown'],
];
