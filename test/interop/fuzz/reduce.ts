import type { Question } from './cases.ts';
import type { Disagreement } from './disagreement.ts';
import { readTree, simpler, simplerData, writeTree, type Tree } from './json-tree.ts';
import { NAMES } from './signatures.ts';

/** Smaller questions tried at once, and in all. */
const BATCH = 60;
const TRIED_AT_MOST = 3_000;
const USUAL_NAMES = ['k', 'v2'] as const;

/** Asks both sides; null where they agree, or where the question can't be put. */
export type Judge = (question: Question) => Promise<Disagreement | null>;

/** The smallest question on which both sides still disagree: one step after another while it stays so. */
export async function reduced(found: Disagreement, judge: Judge): Promise<Disagreement> {
  let smallest = found;
  let left = TRIED_AT_MOST;
  for (;;) {
    const candidates = smallerQuestions(smallest.question);
    let better: Disagreement | undefined;
    for (let batch = [...take(candidates, BATCH)]; batch.length > 0 && left > 0; batch = [...take(candidates, BATCH)]) {
      left -= batch.length;
      const judged = await Promise.all(batch.map(judge));
      better = judged.find((each) => each !== null) ?? undefined;
      if (better !== undefined) break;
    }
    if (better === undefined) return smallest;
    smallest = better;
  }
}

function* take<T>(from: Iterator<T>, count: number): Generator<T> {
  for (let taken = 0; taken < count; taken += 1) {
    const { value, done } = from.next();
    if (done === true) return;
    yield value;
  }
}

function* smallerQuestions(question: Question): Generator<Question> {
  yield* renamed(question);
  for (const [column, value] of Object.entries(question.row)) {
    for (const smaller of smallerValues(column, value))
      yield { ...question, row: { ...question.row, [column]: smaller } };
  }
}

/** Columns of the usual names, so that two cases of one kind come out alike. */
function* renamed(question: Question): Generator<Question> {
  const text = JSON.stringify(question.row);
  for (const name of NAMES) {
    const [free] = USUAL_NAMES.filter((usual) => !text.includes(`"${usual}`) && !text.includes(`${usual},`));
    if (free === undefined || USUAL_NAMES.some((usual) => usual === name) || !text.includes(name)) continue;
    yield { ...question, row: JSON.parse(text.replaceAll(name, free)) as Question['row'] };
  }
}

/** Columns whose value is a name, not something to make smaller. */
const FIXED = new Set(['content_type', 'source', 'change']);

function* smallerValues(column: string, value: unknown): Generator<unknown> {
  if (FIXED.has(column) || value === null) return;
  if (typeof value !== 'string') {
    const tree = readTree(JSON.stringify(value));
    if (tree === null) return;
    for (const smaller of simplerValue(column, tree)) yield JSON.parse(writeTree(smaller));
    return;
  }
  if (column === 'params' || column === 'inputs') yield null;
  const tree = readTree(value);
  if (tree !== null) for (const smaller of simpler(tree)) yield writeTree(smaller);
  else if (value.includes('\n')) yield* smallerCsv(value);
}

/** Requests and pairs hold JSON texts and lists of them; the other values are in the tables' encoding. */
function simplerValue(column: string, tree: Tree): Generator<Tree> {
  return column === 'payloads' ? simpler(tree) : simplerData(tree);
}

/** A line or a column less, or a plain cell; only of lines without quotes. */
function* smallerCsv(text: string): Generator<string> {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const rows = text
    .split(end)
    .filter((line) => line !== '')
    .map((line) => line.split(','));
  const write = (some: readonly string[][]) => some.map((row) => row.join(',') + '\n').join('');
  for (let at = 1; at < rows.length; at += 1) yield write(rows.toSpliced(at, 1));
  if (text.includes('"')) return;
  for (const at of (rows[0] ?? []).keys()) yield write(rows.map((row) => row.toSpliced(at, 1)));
  for (const [at, row] of rows.entries())
    for (const [place, cell] of row.entries())
      if (at > 0 && cell.length > 1) yield write(rows.with(at, row.with(place, '1')));
}
