import type { PyValue } from '../../python/value.ts';
import { NOWHERE, type Locator } from '../enforce/locate.ts';
import { enforceParams } from '../enforce/params.ts';
import { Refusal, refusal, type CheckProblem, type Path, type Stage } from '../enforce/problem.ts';
import type { PyFuncInput } from '../enforce/pyfunc-input.ts';
import { enforceSchema } from '../enforce/schema.ts';
import type { Asked } from './asked.ts';
import { readContentType } from './content-type.ts';
import type { Outcome } from './outcome.ts';
import { parseCsvBody } from './parse-csv.ts';
import type { RequestBody } from './request-body.ts';
import { pandasOf } from './rules.ts';
import { parseJsonBody, readBody, type Parsed } from './parse-json.ts';

/**
 * What MLflow answers to POST /invocations with this body (`invocations`, mlflow/pyfunc/scoring_server): the content type,
 * the body read and cast, then checked as `predict` checks it.
 */
export function askServer(asked: Asked, contentType: string, body: RequestBody): Outcome {
  return staged((enter, warn) => {
    enter('content-type');
    const mime = readContentType(contentType);
    enter('parse');
    if (mime === 'application/vnd.apache.parquet') {
      // A Parquet file is no text: it is read into a table, and asked of `askPredict`.
      enter('content-type');
      throw refusal('check-no-parquet', { found: contentType });
    }
    const parsed =
      mime === 'text/csv'
        ? parseCsvBody(body.text, asked.inputs, pandasOf(asked.rules))
        : parseJsonBody(readBody(body), asked);
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

/** The data and params of a request as `predict` checks them. */
export function checked(
  asked: Asked,
  parsed: Pick<Parsed, 'data' | 'params' | 'locate'> & { readonly paramsRoot: Path },
  enter: Enter,
  warn: Warn,
) {
  enter('enforce');
  const rules = pandasOf(asked.rules);
  const received =
    asked.inputs === null ? parsed.data : enforceSchema(parsed.data, asked.inputs, parsed.locate, rules, warn);
  enter('params');
  const params = enforceParams(parsed.params, asked.params, parsed.paramsRoot, rules, warn);
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
