import { Draw } from './draw.ts';
import { arraysFor, frameFor, SERIES_LABELS, typeFor } from './frames.ts';
import { pairOf } from './pairs.ts';
import {
  chatRequest,
  columnRequest,
  FORM_TURN,
  inputsWith,
  oddContentType,
  tensorRequest,
  withParams,
} from './requests.ts';
import type { Request } from './requests.ts';
import { sampleFor, SOURCES } from './samples.ts';
import { dictText, givenParams, jsonText } from './settings.ts';
import { columnsWith, PARAM_TYPES, paramsWith, SCALARS, spoilt, STRUCTURES, TENSOR_DTYPES } from './signatures.ts';
import { tensorsWith, type Column, type Param, type Tensor } from './signatures.ts';

export const ASKS = ['enforce-json', 'enforce-dataframe', 'params', 'infer', 'compare'] as const;
export type Ask = (typeof ASKS)[number];
/** The mark of pairs whose requests are such as callers send. */
export const PLAIN = 'requests plain';

/** One question to MLflow, as a row of a table without its answer. */
export interface Question {
  readonly ask: Ask;
  readonly row: Readonly<Record<string, unknown>>;
  /** What the histogram counts it under, such as "type long". */
  readonly marks: readonly string[];
}

/** Of 24 questions so many are of each kind; every kind takes its types and forms in turn, so that all come as often. */
const SHARES = { 'enforce-json': 11, 'enforce-dataframe': 6, infer: 4, params: 2, compare: 1 } as const;
const TURN: readonly Ask[] = ASKS.flatMap((ask) => Array.from({ length: SHARES[ask] }, () => ask));
const TYPES = [...SCALARS, ...STRUCTURES];

const inTurn = <T>(items: readonly T[], turn: number): T => items[turn % items.length] as T;

/** Question number `number` of a seed: the same for the same seed and number, whatever was asked before. */
export function question(seed: number, number: number): Question {
  return questionOf(inTurn(TURN, number), seed, number);
}

/** The same of one kind only, for tables. */
export function questionOf(ask: Ask, seed: number, number: number): Question {
  const draw = new Draw(seed, ask, number);
  const place = number % TURN.length;
  const before = TURN.slice(0, place).filter((each) => each === ask).length;
  const made = MAKERS[ask](draw, Math.floor(number / TURN.length) * SHARES[ask] + before);
  return { ask, ...made, marks: [`kind ${ask}`, ...made.marks] };
}

type Made = Pick<Question, 'row' | 'marks'>;
const MAKERS: Readonly<Record<Ask, (draw: Draw, turn: number) => Made>> = {
  'enforce-json': enforceJson,
  'enforce-dataframe': enforceDataframe,
  params: (draw, turn) => {
    const params = paramsWith(draw, inTurn(PARAM_TYPES, turn));
    const given = draw.chance(0.95) ? Object.fromEntries(givenParams(draw, params)) : null;
    const text = draw.chance(0.97) ? JSON.stringify(params) : null;
    return { row: { params: text, given }, marks: ['form params', ...marksOf(params)] };
  },
  infer: (draw, turn) => {
    const source = inTurn(SOURCES, turn);
    return { row: { source, data: sampleFor(draw, source) }, marks: [`source ${source}`] };
  },
  compare: (draw, turn) => {
    const isTensor = turn % 5 === 4;
    const plain = turn % 3 !== 0;
    const pair = pairOf(draw, isTensor ? draw.pick(TENSOR_DTYPES) : inTurn(TYPES, turn), isTensor, plain);
    return { row: { ...pair }, marks: [plain ? PLAIN : 'requests odd'] };
  },
};

function enforceJson(draw: Draw, turn: number): Made {
  const isTensor = turn % 3 === 2;
  const form = inTurn(FORM_TURN, turn);
  const params = draw.chance(0.26) ? paramsWith(draw, draw.pick(PARAM_TYPES)) : null;
  const given = params === null ? [] : givenParams(draw, params);
  if (form === 'chat') {
    const beside = draw.chance(0.6) ? given.map(([name, value]) => [name, jsonText(value)] as const) : [];
    const { inputs, ...request } = chatRequest(draw, beside);
    return jsonQuestion(draw, inputs, params, request);
  }
  const type = isTensor ? inTurn(TENSOR_DTYPES, Math.floor(turn / 3)) : inTurn(TYPES, turn - Math.floor(turn / 3));
  const inputs = draw.chance(0.97) ? inputsWith(draw, type, isTensor) : null;
  const request = isTensor
    ? tensorRequest(draw, (inputs ?? tensorsWith(draw, type)) as Tensor[], form)
    : columnRequest(draw, (inputs ?? columnsWith(draw, type)) as Column[], form);
  const sends = params !== null && form !== 'csv' && form !== 'odd' && draw.chance(0.85);
  return jsonQuestion(draw, inputs, params, sends ? withParams(request, dictText(given)) : request);
}

function jsonQuestion(draw: Draw, inputs: (Column | Tensor)[] | null, params: Param[] | null, sent: Request): Made {
  const request = draw.chance(0.13) ? oddContentType(draw, sent) : sent;
  const broken = inputs !== null && draw.chance(0.13);
  const row = {
    inputs: inputs === null ? null : broken ? spoilt(draw, inputs) : JSON.stringify(inputs),
    params: params === null ? null : JSON.stringify(params),
    content_type: request.contentType,
    body: request.body,
  };
  return {
    row,
    marks: [
      `form ${request.form}`,
      ...(params === null ? [] : ['form params']),
      ...(broken ? [] : marksOf(inputs ?? [])),
    ],
  };
}

const ARRAYS = ['ndarray', 'dict', 'list'] as const;

function enforceDataframe(draw: Draw, turn: number): Made {
  const params = draw.chance(0.15) ? paramsWith(draw, draw.pick(PARAM_TYPES)) : null;
  const given = params !== null && draw.chance(0.8) ? { given_params: { $dict: givenParams(draw, params) } } : {};
  const made = turn % 3 === 2 ? withArrays(draw, Math.floor(turn / 3)) : withFrame(draw, turn - Math.floor(turn / 3));
  const row = {
    inputs: JSON.stringify(made.specs),
    params: params === null ? null : JSON.stringify(params),
    data: made.data,
    ...given,
  };
  return { row, marks: [...made.marks, ...marksOf(made.specs)] };
}

function withFrame(draw: Draw, turn: number) {
  const label = inTurn(SERIES_LABELS, turn);
  const type = typeFor(draw, label) ?? inTurn(TYPES, turn);
  const columns = columnsWith(draw, type, 3);
  // A frame for a tensor signature: its columns are reshaped and cast.
  const specs = draw.chance(0.12) ? tensorsWith(draw, draw.pick(TENSOR_DTYPES)) : columns;
  const data = frameFor(draw, specs, label);
  return { specs, data, marks: ['form frame', ...labelsIn(data)] };
}

function withArrays(draw: Draw, turn: number) {
  const form = inTurn(ARRAYS, turn);
  const specs = draw.chance(0.7)
    ? tensorsWith(draw, inTurn(TENSOR_DTYPES, turn))
    : columnsWith(draw, inTurn(TYPES, turn), 2);
  return { specs, data: arraysFor(draw, specs, form), marks: [`form ${form}`] };
}

function labelsIn(data: object): string[] {
  const columns = (data as { columns: { dtype: string }[] }).columns;
  return [...new Set(columns.map(({ dtype }) => `dtype ${dtype}`))];
}

/** The types that a signature holds, nested ones too. */
export function marksOf(specs: readonly object[]): string[] {
  const found = new Set<string>();
  const visit = (spec: Column & { 'tensor-spec'?: { dtype: string } }): void => {
    const tensor = spec['tensor-spec'];
    found.add(tensor === undefined ? `type ${spec.type}` : `tensor of ${tensor.dtype.replace(/[^a-z].*$/, '')}`);
    for (const part of [spec.items, spec.values, ...Object.values(spec.properties ?? {})])
      if (part !== undefined) visit(part);
  };
  for (const spec of specs) visit(spec as Column);
  return [...found];
}
