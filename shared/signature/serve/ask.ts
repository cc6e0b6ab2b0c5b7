import type { PyValue } from '../../python/value.ts';
import { NOWHERE, type Locator } from '../enforce/locate.ts';
import { enforceParams } from '../enforce/params.ts';
import { Refusal, type CheckProblem, type Path, type Stage } from '../enforce/problem.ts';
import { enforceSchema, type PyFuncInput } from '../enforce/schema.ts';
import type { ParamSpec, PartReading, SignatureReading, Spec } from '../types.ts';
import { readContentType } from './content-type.ts';
import type { Outcome } from './outcome.ts';
import { parseCsvBody } from './parse-csv.ts';
import { parseJsonBody, readBody, type Parsed } from './parse-json.ts';

/** The parts of a signature that a request is checked against; null where the model has none. */
export interface Asked {
  readonly inputs: readonly Spec[] | null;
  readonly params: readonly ParamSpec[] | null;
}

/** A signature's parts to check requests against; null where MLflow can't load it. */
export function askedOf(signature: Pick<SignatureReading, 'inputs' | 'params'>): Asked | null {
  const { inputs, params } = signature;
  if (inputs?.valid === false || (params !== null && !loads(params))) return null;
  return { inputs: inputs?.specs ?? null, params: params?.specs ?? null };
}

/** A datetime param with no default can't be written again, yet it loads. */
function loads(part: PartReading<ParamSpec>): boolean {
  return part.problems.every(({ code, severity }) => severity !== 'error' || code === 'param-date-without-default');
}

/**
 * What MLflow answers to POST /invocations with this body (`invocations`, mlflow/pyfunc/scoring_server): the content type,
 * the body read and cast, then checked as `predict` checks it.
 */
export function askServer(asked: Asked, contentType: string, body: string): Outcome {
  return staged((enter, warn) => {
    enter('content-type');
    const mime = readContentType(contentType);
    enter('parse');
    if (mime === 'application/vnd.apache.parquet')
      throw new Error('Parquet is read into a table first; see askPredict');
    const parsed =
      mime === 'text/csv'
        ? parseCsvBody(body, asked.inputs)
        : parseJsonBody(readBody(body), asked.inputs, asked.params);
    return checked(asked, parsed, enter, warn);
  });
}

/** What `predict(data, params)` of a loaded model answers (`_validate_prediction_input`, mlflow/pyfunc). */
export function askPredict(
  asked: Asked,
  data: PyFuncInput,
  params: PyValue = null,
  locate: Locator = NOWHERE,
): Outcome {
  return staged((enter, warn) => checked(asked, { data, params, paramsRoot: ['params'], locate }, enter, warn));
}

type Enter = (stage: Stage) => void;
type Warn = (problem: CheckProblem) => void;

function checked(
  asked: Asked,
  parsed: Pick<Parsed, 'data' | 'params' | 'locate'> & { readonly paramsRoot: Path },
  enter: Enter,
  warn: Warn,
) {
  enter('enforce');
  const received = asked.inputs === null ? parsed.data : enforceSchema(parsed.data, asked.inputs, parsed.locate, warn);
  enter('params');
  const params = enforceParams(parsed.params, asked.params, parsed.paramsRoot, warn);
  return { received, params };
}

/** Runs the stages; a refusal is an outcome that names the stage it fell in. */
export function staged(
  run: (enter: Enter, warn: Warn) => { readonly received: PyFuncInput; readonly params: PyValue },
): Outcome {
  let stage: Stage = 'parse';
  const warnings: CheckProblem[] = [];
  try {
    const result = run(
      (next) => {
        stage = next;
      },
      (problem) => warnings.push(problem),
    );
    return { ok: true, stage: null, problems: warnings, ...result };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, stage, problems: [...error.problems, ...warnings] };
  }
}
