import { JsonError } from '../../python/json.ts';
import type { PyValue } from '../../python/value.ts';
import { PROBLEM_LIMIT, Refusal, refusal, type CheckProblem, type Path } from '../enforce/problem.ts';
import { askPredict, askServer, askedOf, type Asked } from '../serve/ask.ts';
import type { Outcome } from '../serve/outcome.ts';
import { parseFrame, parseJsonBody, readBody, valuesLocator } from '../serve/parse-json.ts';
import { ruleSetFor, type RuleSet } from '../serve/rules.ts';
import type { SignatureReading } from '../types.ts';
import type { CheckAnswer, CheckChannel, CheckReport, PlacedProblem } from './check-report.ts';
import { parseTree, type JsonTree } from './json-tree.ts';
import { placed, spanOf } from './locate.ts';
import { cellText, previewOf } from './preview.ts';

export interface Payload {
  readonly channel: CheckChannel;
  /** As the request's header has it; counts over REST only. */
  readonly contentType: string;
  readonly text: string;
}

/**
 * Would MLflow take this payload for a model with this signature, and what would the model get? The model is not run.
 * `mlflowVersion` is the one in the model's MLmodel.
 */
export function checkPayload(
  signature: SignatureReading | null,
  payload: Payload,
  mlflowVersion: string | null,
): CheckAnswer {
  const rules = ruleSetFor(mlflowVersion);
  return { report: reportOf(ask(signature, payload), payload.text, rules), other: null };
}

function ask(signature: SignatureReading | null, payload: Payload): Outcome {
  const asked = signature === null ? { inputs: null, params: null } : signature.valid ? askedOf(signature) : null;
  if (asked === null) {
    const problem: CheckProblem = { code: 'check-signature', severity: 'error', details: {}, path: null };
    return { ok: false, stage: 'signature', problems: [problem] };
  }
  if (payload.channel === 'rest') return askServer(asked, payload.contentType, payload.text);
  return payload.channel === 'azure' ? askAzure(asked, payload.text) : askFrame(asked, payload.text);
}

function parsed<T>(read: () => T): T | Outcome {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, stage: 'parse', problems: error.problems };
  }
}

/**
 * Azure ML's online endpoints (porting-azure 3.7.1): `input_data` as a split table, a list, or named tensors, which the
 * generated script hands to the model as MLflow's server hands on its own forms.
 */
function askAzure(asked: Asked, text: string): Outcome {
  let form = 'inputs';
  const body = parsed(() => {
    const given = readBody(text);
    if (!given.has('input_data'))
      throw refusal('check-no-input-data', { found: [...given.keys()].map(String).join(', ') }, []);
    const data = given.get('input_data');
    if (data instanceof Map && data.has('data')) form = 'dataframe_split';
    const renamed = new Map([...given].map(([key, value]) => [key === 'input_data' ? form : key, value]));
    return parseJsonBody(renamed, asked.inputs, asked.params);
  });
  const outcome = 'ok' in body ? body : askPredict(asked, body.data, body.params, body.locate);
  const back = (path: Path | null): Path | null => (path?.[0] === form ? ['input_data', ...path.slice(1)] : path);
  const problems = outcome.problems.map((problem) => ({
    ...problem,
    path: back(problem.path),
    ...(problem.fix === undefined ? {} : { fix: { ...problem.fix, path: back(problem.fix.path) ?? [] } }),
  }));
  return { ...outcome, problems };
}

/**
 * `predict` in Python with the same data: a split table or records become a DataFrame with the dtypes that pandas gives
 * them, other forms the Python values themselves. Nothing is cast.
 */
function askFrame(asked: Asked, text: string): Outcome {
  const read = parsed(() => {
    const body = readBody(text);
    const params: PyValue = body.get('params') ?? null;
    for (const form of ['dataframe_split', 'dataframe_records'] as const) {
      if (body.has(form)) return { ...parseFrame(form, body.get(form) ?? null, null), params };
    }
    for (const form of ['inputs', 'instances'] as const) {
      const data = body.get(form);
      if (data !== undefined) return { data, locate: valuesLocator(form, data, asked.inputs), params };
    }
    throw refusal('check-no-form', { found: [...body.keys()].map(String).join(', ').slice(0, 200), forms: '' }, []);
  });
  return 'ok' in read ? read : askPredict(asked, read.data, read.params, read.locate);
}

function reportOf(outcome: Outcome, text: string, rules: RuleSet): CheckReport {
  const tree = treeOf(text);
  const problems = outcome.problems.slice(0, PROBLEM_LIMIT).map((problem) => placedProblem(problem, text, tree));
  const { ok, stage } = outcome;
  if (!outcome.ok) return { rules, ok, stage, problems, received: null, params: null };
  const empty = outcome.params === null || (outcome.params instanceof Map && outcome.params.size === 0);
  const params = empty ? null : cellText(outcome.params as never);
  return { rules, ok, stage, problems, received: previewOf(outcome.received), params };
}

function treeOf(text: string): JsonTree | null {
  try {
    return parseTree(text);
  } catch (error) {
    if (error instanceof JsonError) return null;
    throw error;
  }
}

function placedProblem(given: CheckProblem, text: string, tree: JsonTree | null): PlacedProblem {
  const problem = withColumnName(given);
  const { offset } = problem.details;
  if (tree === null && typeof offset === 'number') {
    const start = Math.min(offset, text.length);
    return { ...problem, span: placed(text, start, Math.min(text.length, start + 1)) };
  }
  const path = problem.path ?? problem.fix?.path ?? null;
  return { ...problem, span: path === null || tree === null ? null : spanOf(text, tree, path) };
}

/** A column to add to a split table is known by the problem's own details. */
function withColumnName(problem: CheckProblem): CheckProblem {
  const { fix, details } = problem;
  const { column } = details;
  if (fix?.kind !== 'add' || fix.path.at(-1) !== 'columns' || typeof column !== 'string') return problem;
  return { ...problem, fix: { ...fix, path: [...fix.path, column] } };
}
