import type { Frame } from '../../pandas/frame.ts';
import type { PandasRules } from '../../pandas/rules.ts';
import { JsonError } from '../../python/json.ts';
import { PROBLEM_LIMIT, type CheckProblem } from '../enforce/problem.ts';
import { askPredict, askServer } from '../serve/ask.ts';
import { askedOf, type Asked } from '../serve/asked.ts';
import { askAzure } from '../serve/azure.ts';
import { isCsv } from '../serve/content-type.ts';
import { csvPlaces, type CsvPlaces } from '../serve/csv-places.ts';
import type { Outcome } from '../serve/outcome.ts';
import { pythonData } from '../serve/python-data.ts';
import { RequestBody } from '../serve/request-body.ts';
import { NEWEST_RULES, pandasOf, RULE_SETS, ruleSetFor, type RuleSet } from '../serve/rules.ts';
import type { SignatureReading } from '../types.ts';
import type { CheckAnswer, CheckChannel, CheckReport, PlacedProblem } from './check-report.ts';
import { parseTree, type JsonTree } from './json-tree.ts';
import { placed, spanOf } from './locate.ts';
import { cellText, previewOf } from './preview.ts';

export interface Payload {
  readonly channel: CheckChannel;
  /** As the request's header has it; in Python it only tells CSV from JSON. */
  readonly contentType: string;
  readonly text: string;
  /** Of a Parquet file: its table as that pandas reads it; then there is no text. */
  readonly table?: (rules: PandasRules) => Frame;
}

/**
 * Would MLflow take this payload for a model with this signature, and what would the model get? The model is not run.
 * `mlflowVersion` is the one in the model's MLmodel: its rules answer first, the others where they answer otherwise.
 */
export function checkPayload(
  signature: SignatureReading | null,
  payload: Payload,
  mlflowVersion: string | null,
): CheckAnswer {
  const rules = ruleSetFor(mlflowVersion);
  const body = new RequestBody(payload.text);
  const report = reportOf(ask(signature, payload, body, rules), payload, rules);
  const [others] = RULE_SETS.filter((set) => set !== rules).map((set) =>
    reportOf(ask(signature, payload, body, set), payload, set),
  );
  return { report, other: others === undefined || sameAnswer(report, others) ? null : others };
}

/** Do two versions answer the same? Their words about it may differ, and texts are objects before pandas 3. */
function sameAnswer(a: CheckReport, b: CheckReport): boolean {
  const answer = ({ ok, stage, received, params }: CheckReport) =>
    JSON.stringify([ok, stage, received, params]).replaceAll('"dtype":"str"', '"dtype":"object"');
  return answer(a) === answer(b);
}

function ask(signature: SignatureReading | null, payload: Payload, body: RequestBody, rules: RuleSet): Outcome {
  const asked = signature === null ? { inputs: null, params: null, rules } : askedOf(signature, rules);
  if (asked === null) {
    const problem: CheckProblem = { code: 'check-signature', severity: 'error', details: {}, path: null };
    return { ok: false, stage: 'signature', problems: [problem] };
  }
  const { table } = payload;
  if (table !== undefined) return askTable(asked, payload, table(pandasOf(rules)), rules);
  if (payload.channel === 'rest') return askServer(asked, payload.contentType, body);
  if (payload.channel === 'azure') return askAzure(asked, payload.contentType, body);
  return pythonData(asked, payload.contentType, body);
}

/** A Parquet body: `predict` gets its table as it is, over REST too (`parse_parquet_input`, which came with MLflow 3). */
function askTable(asked: Asked, { channel, contentType }: Payload, table: Frame, rules: RuleSet): Outcome {
  if (channel === 'dataframe' || (channel === 'rest' && rules === NEWEST_RULES)) return askPredict(asked, table);
  const problem: CheckProblem = {
    code: 'check-no-parquet',
    severity: 'error',
    details: { found: contentType },
    path: null,
  };
  return { ok: false, stage: 'content-type', problems: [problem] };
}

/** The answer to bytes that are no text: the server refuses them before it reads anything. */
export function undecodable(mlflowVersion: string | null): CheckAnswer {
  const problem: PlacedProblem = { code: 'check-not-text', severity: 'error', details: {}, path: null, span: null };
  const rules = ruleSetFor(mlflowVersion);
  return {
    report: { rules, ok: false, stage: 'parse', problems: [problem], received: null, params: null },
    other: null,
  };
}

function reportOf(outcome: Outcome, payload: Payload, rules: RuleSet): CheckReport {
  const { text } = payload;
  const found = outcome.problems.slice(0, PROBLEM_LIMIT);
  const problems = isCsv(payload.contentType) ? placedInCsv(found, text) : placedInJson(found, text);
  const { ok, stage } = outcome;
  if (!outcome.ok) return { rules, ok, stage, problems, received: null, params: null };
  const empty = outcome.params === null || (outcome.params instanceof Map && outcome.params.size === 0);
  const params = empty ? null : cellText(outcome.params as never);
  return { rules, ok, stage, problems, received: previewOf(outcome.received), params };
}

function placedInJson(problems: readonly CheckProblem[], text: string): PlacedProblem[] {
  if (problems.length === 0) return [];
  const tree = treeOf(text);
  return problems.map((problem) => placedProblem(problem, text, tree));
}

function placedInCsv(problems: readonly CheckProblem[], text: string): PlacedProblem[] {
  const places: CsvPlaces = csvPlaces(
    problems.map(({ path, fix }) => path ?? fix?.path ?? null),
    text,
  );
  return problems.map((problem, at) => {
    const line = problem.details['line'];
    const place = typeof line === 'number' ? places.line(line) : places.cell(at);
    return { ...problem, span: place === null ? null : placed(text, place.start, place.end) };
  });
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
